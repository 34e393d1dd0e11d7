import type { Finding } from '#features/sheet/public.ts';
import { dayAsRead } from '#platform/clock.ts';
import type { ProjectDays } from './profile.model.ts';

/** What of one sort lies outside the days of a project: how many, and which one is the first. */
export interface LeftOutside {
  readonly what: 'measures' | 'seats' | 'milestones';
  readonly count: number;
  /** Of a measure or milestone, and of a seat that of its measure. */
  readonly name: string;
  readonly day: string;
}

export function areSameDays(one: ProjectDays, other: ProjectDays): boolean {
  return one.startsOn === other.startsOn && one.endsOn === other.endsOn;
}

/** Warns of what other days of a project would leave outside, at the day that is changed. */
export function findingsOfLeftOutside(now: ProjectDays, then: ProjectDays, left: readonly LeftOutside[]): Finding[] {
  const column = now.startsOn === then.startsOn ? 'endsOn' : 'startsOn';
  return left.map(({ what, count, name, day }) => ({
    key: `project.fault.${what}-outside`,
    column,
    details: { count, name, day: dayAsRead(day) },
    isWarning: true,
  }));
}
