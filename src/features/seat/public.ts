export { seatPolicy } from './seat.policy.ts';
