export { seatPolicy } from './seat.policy.ts';
export type { SubsidyLine } from './subsidy-line.model.ts';
