export type { ContractRow, PriceModel } from './contract-form.model.ts';
export type { MoneyLine } from './money-line.model.ts';
export { procurementPolicy } from './procurement.policy.ts';
