export { coordinationPolicy } from './coordination.policy.ts';
export { figuresOf } from './day-view.model.ts';
export { warningsOf } from './warning.model.ts';
