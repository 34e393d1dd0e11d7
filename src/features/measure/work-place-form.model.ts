import { defineEntryForm } from '#features/entry/public.ts';
import {
  choiceCell,
  dateCell,
  decimalNumber,
  type Finding,
  offeredCell,
  proseCell,
  type RowOf,
  textCell,
  wholeNumber,
} from '#features/sheet/public.ts';
import { daysAfter } from '#platform/clock.ts';

const columns = {
  employer: {
    kind: textCell({ longest: 300, example: 'Esimerkkisäätiö' }),
    required: true,
    text: 'measure.work-place.employer',
  },
  tasks: {
    kind: proseCell({ longest: 1000, example: 'Avustava työ keittiössä' }),
    required: true,
    text: 'measure.work-place.tasks',
  },
  site: {
    kind: textCell({ longest: 200, example: 'Ratakatu 3, Kajaani' }),
    required: false,
    text: 'measure.work-place.site',
  },
  supervisor: {
    kind: textCell({ longest: 200, example: 'Otso Esimerkki' }),
    required: false,
    text: 'measure.work-place.supervisor',
  },
  seats: { kind: wholeNumber({ least: 1, most: 1000, example: 2 }), required: true, text: 'measure.work-place.seats' },
  hours: {
    kind: decimalNumber({ decimals: 2, least: 0.5, most: 60, example: 20 }),
    required: false,
    text: 'measure.work-place.hours',
  },
  stay: {
    kind: choiceCell([
      { value: 'transit', name: 'measure.stay.transit' },
      { value: 'permanent', name: 'measure.stay.permanent' },
    ]),
    required: true,
    text: 'measure.work-place.stay',
  },
  fromOn: { kind: dateCell({ example: '2026-09-01' }), required: true, text: 'measure.work-place.from-on' },
  lastOn: { kind: dateCell({ example: '2027-05-31' }), required: false, text: 'measure.work-place.last-on' },
  follows: { kind: offeredCell({ longest: 20, example: '12' }), required: false, text: 'measure.work-place.follows' },
  permanentOn: { kind: dateCell({ example: '2027-06-01' }), required: false, text: 'measure.work-place.permanent-on' },
} as const;

export type WorkPlaceRow = RowOf<typeof columns>;

/** What is filled in for a work place. */
export const workPlaceForm = defineEntryForm({
  columns,
  check: ({ fromOn, lastOn, permanentOn }): Finding[] => [
    ...(lastOn !== null && lastOn < fromOn ? [{ key: 'measure.fault.work-place-ends-early', column: 'lastOn' }] : []),
    ...(permanentOn !== null && permanentOn < fromOn
      ? [{ key: 'measure.fault.permanent-early', column: 'permanentOn' }]
      : []),
  ],
});

/** What is recorded of a work place; days as ISO, `untilOn` the first on which it is no more. */
export interface WorkPlaceFacts {
  readonly employer: string;
  readonly tasks: string;
  readonly site: string | null;
  /** A name: personal data. */
  readonly supervisor: string | null;
  readonly seats: number;
  readonly hoursPerWeek: number | null;
  /** Whether people may stay there, or pass through to another place. */
  readonly isPermanent: boolean;
  readonly fromOn: string;
  readonly untilOn: string | null;
  /** The work place in whose stead this one goes on. */
  readonly continuesId: number | null;
  /** From this day on whoever has the place keeps it for good without a project. */
  readonly permanentOn: string | null;
}

export interface WorkPlace extends WorkPlaceFacts {
  readonly id: number;
  readonly measureId: number;
  readonly revision: number;
}

/** Another work place in the life of one, and where it is. */
interface NeighbouringPlace {
  readonly measureId: number;
  readonly employer: string;
}

/** A work place with the one that it goes on for and those that go on for it, as far as the reader sees them. */
export interface ListedWorkPlace extends WorkPlace {
  readonly earlier: NeighbouringPlace | null;
  readonly later: readonly NeighbouringPlace[];
}

/** A work place that another one may go on for. */
export interface EarlierWorkPlace {
  readonly id: number;
  readonly employer: string;
  readonly measureName: string;
  readonly fromOn: string;
}

/** What a work place may be said to go on for: only one of those offered, which leads into no circle. */
export function findingsOfFollowed(follows: string | null, earlier: readonly EarlierWorkPlace[]): Finding[] {
  if (follows === null || earlier.some(({ id }) => String(id) === follows)) return [];
  return [{ key: 'measure.fault.follows', column: 'follows' }];
}

export function factsOfWorkPlace({ stay, lastOn, hours, follows, ...row }: WorkPlaceRow): WorkPlaceFacts {
  return {
    ...row,
    hoursPerWeek: hours,
    isPermanent: stay === 'permanent',
    untilOn: lastOn === null ? null : daysAfter(lastOn, 1),
    continuesId: follows === null ? null : Number(follows),
  };
}

export function rowOfWorkPlace({ isPermanent, untilOn, continuesId, ...place }: WorkPlaceFacts): WorkPlaceRow {
  return {
    employer: place.employer,
    tasks: place.tasks,
    site: place.site,
    supervisor: place.supervisor,
    seats: place.seats,
    hours: place.hoursPerWeek,
    stay: isPermanent ? 'permanent' : 'transit',
    fromOn: place.fromOn,
    lastOn: lastOnOf({ untilOn }),
    follows: continuesId === null ? null : String(continuesId),
    permanentOn: place.permanentOn,
  };
}

/** The last day on which a work place is there. */
export function lastOnOf({ untilOn }: Pick<WorkPlaceFacts, 'untilOn'>): string | null {
  return untilOn === null ? null : daysAfter(untilOn, -1);
}
