export { recommendationPolicy } from './recommendation.policy.ts';
