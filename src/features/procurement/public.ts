export type { ContractRow, PriceModel } from './contract-form.model.ts';
export { procurementPolicy } from './procurement.policy.ts';
