import { defineEntryForm } from '#features/entry/public.ts';
import { choiceCell, dateCell, type Finding, type RowOf, textCell, timeCell } from '#features/sheet/public.ts';
import { finnishDate, finnishInstant, finnishTime } from '#platform/clock.ts';

/** A time at which a measure meets. */
export interface Session {
  readonly id: number;
  readonly measureId: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Whether those who teach are present; otherwise the time is for work of one's own. */
  readonly isContactDay: boolean;
  readonly topic: string | null;
  readonly site: string | null;
  readonly room: string | null;
  readonly isRemote: boolean;
  readonly state: SessionState;
  readonly revision: number;
}

export type SessionState = 'planned' | 'cancelled';

/** What is planned of a session: all but the measure that it belongs to. */
export type SessionTerms = Omit<Session, 'id' | 'measureId' | 'state' | 'revision'>;

/** How many stand on one page of a list. */
export const sessionsOnPage = 60;

const longestTopic = 200;
const longestSite = 200;
const longestRoom = 100;

const teaching = choiceCell([
  { value: 'contact', name: 'measure.session.contact' },
  { value: 'own-work', name: 'measure.session.own-work' },
]);
const presence = choiceCell([
  { value: 'on-site', name: 'measure.session.on-site' },
  { value: 'remote', name: 'measure.session.remote' },
]);

/** What a session and a run of sessions have in common. */
const sharedColumns = {
  begins: { kind: timeCell({ example: '09:00' }), required: true, text: 'measure.session.begins' },
  ends: { kind: timeCell({ example: '15:00' }), required: true, text: 'measure.session.ends' },
  topic: {
    kind: textCell({ longest: longestTopic, example: 'Työturvallisuus' }),
    required: false,
    text: 'measure.session.topic',
  },
  teaching: { kind: teaching, required: true, text: 'measure.session.teaching' },
  presence: { kind: presence, required: true, text: 'measure.session.presence' },
  site: {
    kind: textCell({ longest: longestSite, example: 'Koulutie 1, Kemi' }),
    required: false,
    text: 'measure.session.site',
  },
  room: { kind: textCell({ longest: longestRoom, example: 'A 12' }), required: false, text: 'measure.session.room' },
} as const;

const sessionColumns = {
  day: {
    kind: dateCell({ earliest: '1995-01-01', example: '2026-03-02' }),
    required: true,
    text: 'measure.session.day',
  },
  ...sharedColumns,
} as const;

const runColumns = {
  from: {
    kind: dateCell({ earliest: '1995-01-01', example: '2026-03-02' }),
    required: true,
    text: 'measure.session.from',
  },
  to: { kind: dateCell({ earliest: '1995-01-01', example: '2026-05-29' }), required: true, text: 'measure.session.to' },
  ...sharedColumns,
} as const;

type SharedRow = RowOf<typeof sharedColumns>;
type SessionRow = RowOf<typeof sessionColumns>;
export type SessionRunRow = RowOf<typeof runColumns>;

export const sessionForm = defineEntryForm({ columns: sessionColumns, check: (row) => findingsOf(row) });

/** Sessions on chosen days of the week, made at once. */
export const sessionRunForm = defineEntryForm({
  columns: runColumns,
  check: (row) => [
    ...(row.to < row.from ? [{ key: 'measure.fault.run-ends-early', column: 'to' }] : []),
    ...findingsOf(row),
  ],
});

function findingsOf({ begins, ends, site, room }: SharedRow): Finding[] {
  return [
    ...(ends <= begins ? [{ key: 'measure.fault.session-ends-early', column: 'ends' }] : []),
    ...(room !== null && site === null ? [{ key: 'measure.fault.room-without-site', column: 'site' }] : []),
  ];
}

/** A session as its form shows it. */
export function rowOfSession(session: SessionTerms): SessionRow {
  return {
    day: finnishDate(session.startsAt),
    begins: finnishTime(session.startsAt),
    ends: finnishTime(session.endsAt),
    topic: session.topic,
    teaching: session.isContactDay ? 'contact' : 'own-work',
    presence: session.isRemote ? 'remote' : 'on-site',
    site: session.site,
    room: session.room,
  };
}

/** What a form says of a session on a day. */
export function termsOfRow(row: SharedRow, day: string): SessionTerms {
  return {
    startsAt: finnishInstant(day, row.begins),
    endsAt: finnishInstant(day, row.ends),
    isContactDay: row.teaching === 'contact',
    topic: row.topic,
    site: row.site,
    room: row.room,
    isRemote: row.presence === 'remote',
  };
}

/** Whether a session lies on a day that does not belong to its measure. */
export function isOutsideMeasure(
  { startsAt }: Pick<Session, 'startsAt'>,
  { startsOn, endsOn }: { readonly startsOn: string | null; readonly endsOn: string | null },
): boolean {
  const day = finnishDate(startsAt);
  return (startsOn !== null && day < startsOn) || (endsOn !== null && day > endsOn);
}
