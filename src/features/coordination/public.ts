export { coordinationPolicy } from './coordination.policy.ts';
export { coordinationTodayAddress } from './coordination-address.model.ts';
export { figuresOf } from './day-view.model.ts';
export { warningsOf } from './warning.model.ts';
