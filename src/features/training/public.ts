export { trainingPolicy } from './training.policy.ts';
