export type { ContractRow, PriceModel } from './contract-form.model.ts';
export type { BoughtSpan } from './contract-span.model.ts';
export type { UnsharedMeasure } from './employer-share.model.ts';
export type { MoneyLine } from './money-line.model.ts';
export { procurementPolicy } from './procurement.policy.ts';
