import type { Actor, Place } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { seatPolicy } from './seat.policy.ts';

/**
 * How much somebody sees of the seats of a measure: only how many they are; the numbers of those who hold one, with their days; or all
 * persons, with the line of those who wait.
 */
export type SeatView = 'counts' | 'held' | 'line';

export function seatViewOf(actor: Actor, { place, isSensitive }: { place: Place; isSensitive: boolean }): SeatView {
  if (may(seatPolicy, actor, isSensitive ? 'seat.read-sensitive-line' : 'seat.read-line', place)) return 'line';
  return may(seatPolicy, actor, 'seat.read-held', place) ? 'held' : 'counts';
}
