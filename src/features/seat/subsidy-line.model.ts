import { daysAfter } from '#platform/clock.ts';

/** A seat whose wage is subsidised, with its days (ISO); without a last day nobody knows yet how long it goes on. */
export interface SubsidisedSeat {
  readonly monthlyCents: number;
  readonly startsOn: string;
  /** The last day of the seat, or of the measure where that comes first. */
  readonly endsOn: string | null;
}

/** What a subsidised seat costs: before a day, and from that day on. */
export interface SubsidyParts {
  readonly pastCents: number;
  readonly aheadCents: number;
}

/** A seat whose wage is subsidised, whose it is, and what it costs. */
export interface SubsidyLine extends SubsidisedSeat, SubsidyParts {
  readonly seatId: number;
  readonly number: number;
  readonly measureId: number;
  readonly measureName: string;
  readonly projectId: number;
}

/**
 * The subsidy of a month for each month of the seat, and of a month that it does not fill the share of its days in that month. A seat
 * without a last day counts until the day before `on`: of more nobody knows.
 */
export function subsidyParts({ monthlyCents, startsOn, endsOn }: SubsidisedSeat, on: string): SubsidyParts {
  const until = endsOn === null ? on : daysAfter(endsOn, 1);
  const pastCents = subsidyBetween(monthlyCents, startsOn, until < on ? until : on);
  return { pastCents, aheadCents: subsidyBetween(monthlyCents, startsOn, until) - pastCents };
}

/** In whole cents; `until` is the first day that does not count. */
function subsidyBetween(monthlyCents: number, from: string, until: string): number {
  return Math.round(monthlyCents * monthsBetween(from, until));
}

function monthsBetween(from: string, until: string): number {
  if (until <= from) return 0;
  const [start, end] = [monthsSinceZero(from), monthsSinceZero(until)];
  return end.months - start.months + end.share - start.share;
}

/** Whole months of the calendar before a day, and the share of its own month that is over when it begins. */
function monthsSinceZero(day: string): { readonly months: number; readonly share: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { months: year * 12 + month - 1, share: (date - 1) / days };
}
