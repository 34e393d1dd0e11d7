export type { MeasureHead } from './head.model.ts';
export { measurePolicy } from './measure.policy.ts';
export { type MeasureField, measureFields } from './measure-field.model.ts';
export {
  type Funding,
  fundings,
  hasWorkPlaces,
  isSensitiveKind,
  type MeasureKind,
  type MeasureShape,
  measureKinds,
} from './measure-kind.model.ts';
export { type MeasureState, measureStates } from './measure-state.model.ts';
export { doPurchasesOverlap } from './purchase-overlap.model.ts';
export { type MeasureSection, measureAddress } from './section.model.ts';
export { sessionPolicy } from './session.policy.ts';
export { timeInWords } from './session-words.model.ts';
export { shownTime, timeCell } from './time-cell.model.ts';
