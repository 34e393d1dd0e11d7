export { bodyPolicy } from './body.policy.ts';
