export type { PlanSums } from './plan.model.ts';
export { planPolicy } from './plan.policy.ts';
export { planAddress, segmentsAddress, versionAddress } from './plan-address.model.ts';
export type { Target } from './target.model.ts';
