export { planPolicy } from './plan.policy.ts';
