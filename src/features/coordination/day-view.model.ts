import type { Funding, MeasureKind, MeasureState } from '#features/measure/public.ts';
import { isForStaff, measureStates } from '#features/measure/public.ts';
import type { BoughtSpan, UnsharedMeasure } from '#features/procurement/public.ts';
import type { ProjectKind, ProjectStatus } from '#features/project/public.ts';
import type { MeasureChoice, SeatCount } from './coordination-address.model.ts';

/** A project that a coordination project carries, or that one itself, as it stood on a day. Days are ISO. */
export interface CarriedProject {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: ProjectKind;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly status: ProjectStatus | null;
  readonly mother: { readonly code: string; readonly name: string | null; readonly isReached: boolean } | null;
  /** The version of the plan in force on the day. */
  readonly planNumber: number | null;
  /** Persons that it promises, and women among them. */
  readonly persons: number | null;
  readonly women: number | null;
  /** Persons who had begun on a seat by the day, each counted once, and women among them. */
  readonly started: number;
  readonly startedWomen: number;
  /** Those among them whose sex nobody has told. */
  readonly startedUnknown: number;
}

/** A measure as it stood on a day. */
export interface DayMeasure {
  readonly id: number;
  readonly projectId: number;
  readonly kind: MeasureKind;
  readonly name: string;
  readonly field: string | null;
  readonly funding: Funding;
  readonly municipalityCode: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly state: MeasureState;
  /** Its seats, or those of its places of work; null where nobody has said how many. */
  readonly seats: number | null;
  /** Seats held on the day, or on the first day of a measure that is still to begin. */
  readonly held: number;
  readonly waiting: number;
  /** The first day by which somebody is to reply to an offer. */
  readonly replyBy: string | null;
}

/** A day that comes of tenders and plans. */
export interface DueDay {
  readonly projectId: number;
  readonly kind: 'tender' | 'milestone' | 'report';
  readonly id: number;
  readonly name: string;
  readonly dueOn: string;
}

/** Everything that is known of the projects of a coordination project as of a day. */
export interface DayFacts {
  readonly on: string;
  readonly projects: readonly CarriedProject[];
  readonly measures: readonly DayMeasure[];
  readonly dueDays: readonly DueDay[];
  /** Measures bought jointly with employers of whom none is said to pay. */
  readonly unshared: readonly UnsharedMeasure[];
  /** On which days measures are under contract. */
  readonly spans: readonly BoughtSpan[];
}

/** The persons of a project, or of all of them together. */
export interface PersonFigures {
  readonly persons: number;
  readonly women: number;
  readonly started: number;
  readonly startedWomen: number;
  readonly startedUnknown: number;
}

/** The numbers of a project, or of all of them together. */
export interface DayFigures extends PersonFigures {
  /** How many measures there are in each state that any is in, in the order of a measure’s life. */
  readonly states: readonly { readonly state: MeasureState; readonly measures: number }[];
  readonly seats: Readonly<Record<SeatCount, number>>;
}

/**
 * Whether anything was known of a project on a day gone by: it had a state or a plan, or had started. Of others nothing can be amiss on
 * it, and none of their days lay ahead.
 */
export function isKnownOn({ status, planNumber, startsOn }: CarriedProject, on: string): boolean {
  return status !== null || planNumber !== null || startsOn === null || startsOn <= on;
}

const seatingStates: readonly MeasureState[] = ['intake', 'running'];

/**
 * Whether seats of a measure can be had on a day: people are being chosen for it, or it runs, and it is not over. Trainings for the
 * network’s own staff give none to participants.
 */
export function isSeating({ kind, state, endsOn }: Pick<DayMeasure, 'kind' | 'state' | 'endsOn'>, on: string): boolean {
  return !isForStaff(kind) && seatingStates.includes(state) && (endsOn === null || endsOn >= on);
}

/**
 * What a measure adds to a count of seats. Nobody can be in a seat of a measure that has none on the day, but people may wait for it until
 * it has ended. Of any measures, what is free is their seats less those held, and more by those held over.
 */
export function seatsCounted(measure: DayMeasure, count: SeatCount, on: string): number {
  const hasEnded = !isOngoing(measure) || (measure.endsOn !== null && measure.endsOn < on);
  if (count === 'waiting') return hasEnded ? 0 : measure.waiting;
  if (!isSeating(measure, on)) return 0;
  const { seats, held } = measure;
  switch (count) {
    case 'seats':
      return seats ?? 0;
    case 'held':
      return held;
    case 'free':
      return Math.max(0, (seats ?? 0) - held);
    case 'over':
      return Math.max(0, held - (seats ?? 0));
  }
}

/** The numbers of some projects and of their measures. */
export function figuresOf(
  projects: readonly CarriedProject[],
  measures: readonly DayMeasure[],
  on: string,
): DayFigures {
  const counted = (count: SeatCount) => sumOf(measures, (measure) => seatsCounted(measure, count, on));
  return {
    persons: sumOf(projects, ({ persons }) => persons ?? 0),
    women: sumOf(projects, ({ women }) => women ?? 0),
    started: sumOf(projects, ({ started }) => started),
    startedWomen: sumOf(projects, ({ startedWomen }) => startedWomen),
    startedUnknown: sumOf(projects, ({ startedUnknown }) => startedUnknown),
    states: measureStates.flatMap((state) => {
      const inState = measures.filter((measure) => measure.state === state).length;
      return inState === 0 ? [] : [{ state, measures: inState }];
    }),
    seats: {
      seats: counted('seats'),
      held: counted('held'),
      waiting: counted('waiting'),
      free: counted('free'),
      over: counted('over'),
    },
  };
}

/** The measures that a number was counted from, which counts their seats as `countOf` does. */
export function chooseMeasures<Measure extends DayMeasure>(
  projects: readonly CarriedProject[],
  measures: readonly Measure[],
  { project, state, count, field, place, funding, month }: MeasureChoice,
  countOf: (measure: Measure, count: SeatCount) => number,
): Measure[] {
  const projectId = projects.find(({ code }) => code === project)?.id;
  return measures.filter(
    (measure) =>
      (project === undefined || measure.projectId === projectId) &&
      (state === undefined || measure.state === state) &&
      (count === undefined || countOf(measure, count) > 0) &&
      (field === undefined || (measure.field ?? 'none') === field) &&
      (place === undefined || (measure.municipalityCode ?? 'none') === place) &&
      (funding === undefined || measure.funding === funding) &&
      (month === undefined || count !== undefined || givesSeatsIn(measure, month)),
  );
}

const endedStates: readonly MeasureState[] = ['closed', 'judged', 'cancelled'];

/** Whether a measure was neither ended nor given up. */
export function isOngoing({ state }: Pick<DayMeasure, 'state'>): boolean {
  return !endedStates.includes(state);
}

/** Whether a measure gives seats in a month, as far as it is known: it runs on one of its days, and was not given up or ended before. */
export function givesSeatsIn(
  measure: Pick<DayMeasure, 'kind' | 'state' | 'startsOn' | 'endsOn'>,
  month: string,
): boolean {
  const { kind, startsOn, endsOn } = measure;
  if (isForStaff(kind) || !isOngoing(measure) || startsOn === null) return false;
  return startsOn.slice(0, 7) <= month && (endsOn === null || endsOn.slice(0, 7) >= month);
}

/** A day that is still to come, or is the day itself. */
export interface NextDay {
  readonly kind: DueDay['kind'] | 'start' | 'reply';
  readonly name: string;
  readonly on: string;
  /** Of a measure or a tender. */
  readonly id: number;
}

/** The nearest day of each kind that lies ahead of a project, in their order. */
export function nextDays(on: string, measures: readonly DayMeasure[], dueDays: readonly DueDay[]): NextDay[] {
  const ahead = [
    ...dueDays.map(({ kind, id, name, dueOn }) => ({ kind, id, name, on: dueOn })),
    ...measures.flatMap(({ id, name, state, startsOn, replyBy }): NextDay[] => [
      ...(startsOn === null || state === 'cancelled' ? [] : [{ kind: 'start' as const, id, name, on: startsOn }]),
      ...(replyBy === null ? [] : [{ kind: 'reply' as const, id, name, on: replyBy }]),
    ]),
  ]
    .filter((day) => day.on >= on)
    .toSorted((one, other) => compare(one.on, other.on) || compare(one.name, other.name));
  return ahead.filter(({ kind }, place) => ahead.findIndex((day) => day.kind === kind) === place);
}

function sumOf<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + amountOf(item), 0);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
