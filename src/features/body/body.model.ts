import { finnishDate } from '#platform/clock.ts';

export const bodyKinds = ['steering-group', 'project-group', 'working-group'] as const;
export type BodyKind = (typeof bodyKinds)[number];

export const memberRoles = ['chair', 'secretary', 'member', 'expert'] as const;
export type MemberRole = (typeof memberRoles)[number];

export type MeetingState = 'planned' | 'held' | 'cancelled';

/** A group that steers, runs or carries out a part of a project. */
export interface Body {
  readonly id: number;
  readonly kind: BodyKind;
  readonly name: string;
  readonly task: string | null;
  readonly meetingsPerYear: number | null;
  readonly endedOn: string | null;
  readonly revision: number;
}

/** Somebody who sits on a body. */
export interface Member {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly organisation: string | null;
  readonly role: MemberRole;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export interface Meeting {
  readonly id: number;
  readonly startsAt: Date;
  readonly place: string | null;
  readonly isRemote: boolean;
  readonly state: MeetingState;
  readonly stateReason: string | null;
  readonly minutesId: number | null;
  readonly revision: number;
}

/** An item of the agenda, and what was decided of it. */
export interface Item {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly decision: string | null;
  readonly responsible: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
}

/** Seen from a day: who sits on the body now, who will, and who did. */
export function stageOf(
  { startsOn, endsOn }: Pick<Member, 'startsOn' | 'endsOn'>,
  today: string,
): 'now' | 'coming' | 'past' {
  if (startsOn > today) return 'coming';
  return endsOn !== null && endsOn < today ? 'past' : 'now';
}

/** The roles that a working body needs and nobody has on a day. */
export function missingRoles(members: readonly Member[], today: string): MemberRole[] {
  const held = new Set(members.filter((member) => stageOf(member, today) === 'now').map(({ role }) => role));
  return (['chair', 'secretary'] as const).filter((role) => !held.has(role));
}

/** A meeting may be told to have been held from its day on. */
export function mayBeHeld({ state, startsAt }: Pick<Meeting, 'state' | 'startsAt'>, today: string): boolean {
  return state === 'planned' && finnishDate(startsAt) <= today;
}

/**
 * How many meetings of a year are neither held nor planned of those that the body means to have; only as many as the part of the year
 * that is over asks for, rounded down: nobody is late in January. 0 where nothing is agreed.
 */
export function missingMeetings(
  { meetingsPerYear, endedOn }: Pick<Body, 'meetingsPerYear' | 'endedOn'>,
  meetings: readonly Pick<Meeting, 'startsAt' | 'state'>[],
  today: string,
): number {
  if (meetingsPerYear === null || (endedOn !== null && endedOn < today)) return 0;
  const year = today.slice(0, 4);
  const known = meetings.filter(
    ({ startsAt, state }) => state !== 'cancelled' && finnishDate(startsAt).startsWith(year),
  );
  const gone = (Date.parse(today) - Date.parse(`${year}-01-01`)) / (366 * 24 * 3_600_000);
  return Math.max(0, Math.floor(gone * meetingsPerYear) - known.length);
}
