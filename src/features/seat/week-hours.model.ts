import { daysAfter, weekdayOf } from '#platform/clock.ts';

/** More than a full working week of measures together is told as too much. */
export const fullWeek = 40;

/** What tells how many hours a week somebody is in a measure, the first of these that is known. */
export type HoursSource = 'subsidy' | 'place' | 'sessions' | 'unknown';

/** A seat with the hours that its person is there. Days are ISO, and belong to it. */
export interface TimedSeat {
  readonly seatId: number;
  readonly participantId: number;
  readonly measureId: number;
  readonly measureName: string;
  readonly startsOn: string;
  readonly lastOn: string | null;
  readonly source: HoursSource;
  /** As agreed for the wage subsidy or the work place; `null` where sessions tell, or nobody. */
  readonly hoursPerWeek: number | null;
  /** By the days on which the measure meets. */
  readonly sessions: readonly { readonly day: string; readonly minutes: number }[];
}

/** The hours of a measure in a week; `null` where nobody knows them. */
export interface MeasureHours extends Pick<TimedSeat, 'seatId' | 'measureId' | 'measureName' | 'source'> {
  readonly hours: number | null;
}

/** A week in which somebody is in several measures. */
export interface WeekHours {
  /** Its first and its last day. */
  readonly monday: string;
  readonly sunday: string;
  readonly measures: readonly MeasureHours[];
  /** Of all whose hours are known. */
  readonly sum: number;
  readonly isSumWhole: boolean;
  /** In how many of the weeks looked at it is more than a full week. */
  readonly weeksAbove: number;
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  return daysAfter(day, 1 - weekdayOf(day));
}

/**
 * Of the weeks in which a person has a seat and others beside it, the one with most hours; the first of several. Looked at are so many
 * weeks from a day on. `undefined` where there is no such week.
 */
export function fullestWeek(
  seats: readonly TimedSeat[],
  seatId: number,
  { from, weeks }: { readonly from: string; readonly weeks: number },
): WeekHours | undefined {
  const first = mondayOf(from);
  const looked = Array.from({ length: weeks }, (_, place) => weekFrom(seats, daysAfter(first, 7 * place)));
  const shared = looked.filter(
    ({ measures }) => measures.length > 1 && measures.some((each) => each.seatId === seatId),
  );
  const [fullest] = shared.toSorted((one, other) => other.sum - one.sum);
  return fullest && { ...fullest, weeksAbove: shared.filter(({ sum }) => sum > fullWeek).length };
}

function weekFrom(seats: readonly TimedSeat[], monday: string): Omit<WeekHours, 'weeksAbove'> {
  const sunday = daysAfter(monday, 6);
  const held = seats.filter(({ startsOn, lastOn }) => startsOn <= sunday && (lastOn === null || lastOn >= monday));
  const measures = held.map(({ seatId, measureId, measureName, source, ...seat }): MeasureHours => {
    const hours = hoursIn({ source, ...seat }, monday, sunday);
    return { seatId, measureId, measureName, source, hours };
  });
  // Hours are agreed to the hundredth, and minutes are sixtieths: neither adds up exactly by itself.
  const sum = Math.round(measures.reduce((total, { hours }) => total + (hours ?? 0), 0) * 100) / 100;
  return { monday, sunday, measures, sum, isSumWhole: measures.every(({ hours }) => hours !== null) };
}

/** Of sessions only those count that meet while the seat is held. */
function hoursIn(
  {
    source,
    hoursPerWeek,
    sessions,
    startsOn,
    lastOn,
  }: Pick<TimedSeat, 'source' | 'hoursPerWeek' | 'sessions' | 'startsOn' | 'lastOn'>,
  monday: string,
  sunday: string,
): number | null {
  if (source !== 'sessions') return hoursPerWeek;
  const minutes = sessions
    .filter(({ day }) => day >= monday && day <= sunday && day >= startsOn && (lastOn === null || day <= lastOn))
    .reduce((total, session) => total + session.minutes, 0);
  return Math.round((minutes / 60) * 100) / 100;
}
