export { linkMeasure, prepareContract, shareWithEmployer, signContract } from './contract.commands.server.ts';
export { arrangeOption } from './contract-option.commands.server.ts';
export { arrangeCapacity, arrangeModule } from './contract-part.commands.server.ts';
export { addProvider, replaceProvider, settleProviders } from './contract-provider.commands.server.ts';
export { listBoughtSpans } from './contract-span.queries.server.ts';
export { decideLot } from './decision.commands.server.ts';
export { listUnsharedMeasures } from './employer.queries.server.ts';
export { listMoneyLines } from './money-line.queries.server.ts';
export { receiveOffer, scoreOffers } from './offer.commands.server.ts';
export { listPurchaseTasks } from './purchase-task.queries.server.ts';
export {
  arrangeLot,
  askForOffers,
  prepareTender,
  shareTender,
  weighCriterion,
} from './tender.commands.server.ts';
export { inviteProvider } from './tender-invitee.commands.server.ts';
