export { procurementPolicy } from './procurement.policy.ts';
