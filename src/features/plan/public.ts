export { planPolicy } from './plan.policy.ts';
export type { Target } from './target.model.ts';
