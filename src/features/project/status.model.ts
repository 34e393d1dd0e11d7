import type { Finding } from '#features/sheet/public.ts';
import { dayAsRead, daysAfter, finnishDate } from '#platform/clock.ts';
import type { ProjectDays, ProjectStatus } from './profile.model.ts';

/** A state that somebody said a project to be in. Days as ISO. */
export interface RecordedStatus {
  readonly id: number;
  readonly status: ProjectStatus;
  readonly fromOn: string;
  readonly reason: string | null;
  readonly recordedAt: Date;
  /** Set when it was recorded wrongly; it holds no more. */
  readonly takenBack: { readonly at: Date; readonly reason: string; readonly isCorrected: boolean } | null;
}

/** On which days a state holds; until the day before the next one, `null` where none follows. */
interface HeldDays {
  readonly from: string;
  readonly until: string | null;
}

/** What a row of the states of a project amounts to: the days on which it holds, or why there are none. */
type StatusStanding =
  | { readonly is: 'holding'; readonly days: HeldDays; readonly isNow: boolean }
  | { readonly is: 'replaced' }
  | { readonly is: 'taken-back' | 'corrected'; readonly on: string; readonly reason: string };

export interface StatedStatus extends Omit<RecordedStatus, 'takenBack'> {
  readonly standing: StatusStanding;
}

/** Tells of each row what it amounts to. Rows come and go with the latest day first, and of one day with what was said last first. */
export function standingsOf(rows: readonly RecordedStatus[], today: string): StatedStatus[] {
  let next: string | undefined;
  return rows.map(({ takenBack, ...row }) => {
    if (takenBack) return { ...row, standing: standingOfTakenBack(takenBack) };
    if (row.fromOn === next) return { ...row, standing: { is: 'replaced' } };
    const days = { from: row.fromOn, until: next === undefined ? null : daysAfter(next, -1) };
    next = row.fromOn;
    return { ...row, standing: { is: 'holding', days, isNow: isWithinDays(today, days) } };
  });
}

function standingOfTakenBack({ at, reason, isCorrected }: NonNullable<RecordedStatus['takenBack']>): StatusStanding {
  return { is: isCorrected ? 'corrected' : 'taken-back', on: finnishDate(at), reason };
}

function isWithinDays(day: string, { from, until }: HeldDays): boolean {
  return from <= day && (until === null || day <= until);
}

/**
 * What somebody should know who says a state from a day on, as warnings: another one of that day gives way to it, and a later one
 * stays. `ownId` is the row that is being corrected, which does not count.
 */
export function findingsBeside(rows: readonly RecordedStatus[], fromOn: string, ownId?: number): Finding[] {
  const holding = rows.filter(({ id, takenBack }) => takenBack === null && id !== ownId);
  const sameDay = holding.find((row) => row.fromOn === fromOn);
  const later = holding.findLast((row) => row.fromOn > fromOn);
  return [
    ...(sameDay ? [warning('same-day-status', { status: sameDay.status })] : []),
    ...(later ? [warning('later-status', laterDetails(holding, later))] : []),
  ];
}

/**
 * What is odd about a state from a day on: a project is in work on its own days, does not end before it began, and does not go on once
 * it has ended. `ownId` is the row that is being corrected, which does not count.
 */
export function findingsOnDay(
  rows: readonly RecordedStatus[],
  { status, fromOn }: Pick<RecordedStatus, 'status' | 'fromOn'>,
  { startsOn, endsOn }: ProjectDays,
  ownId?: number,
): Finding[] {
  if (status === 'application') return [];
  const before = rows.find((row) => row.takenBack === null && row.id !== ownId && row.fromOn < fromOn);
  return [
    ...(startsOn !== null && fromOn < startsOn ? [warning('status-before-project', { day: dayAsRead(startsOn) })] : []),
    ...(status !== 'ended' && endsOn !== null && fromOn > endsOn
      ? [warning('status-after-project', { day: dayAsRead(endsOn) })]
      : []),
    ...(status !== 'ended' && before?.status === 'ended'
      ? [warning('status-after-end', { day: dayAsRead(before.fromOn) })]
      : []),
  ];
}

/** Of one day what was said last holds: `later` is the first of its day. */
function laterDetails(holding: readonly RecordedStatus[], { fromOn }: RecordedStatus) {
  const held = holding.find((row) => row.fromOn === fromOn);
  return { status: held?.status ?? '', from: dayAsRead(fromOn), until: dayAsRead(daysAfter(fromOn, -1)) };
}

function warning(key: string, details: NonNullable<Finding['details']>): Finding {
  return { key: `project.fault.${key}`, column: 'fromOn', details, isWarning: true };
}
