import { daysAfter, weekdayOf } from '#platform/clock.ts';
import { isHoliday } from './holiday.model.ts';

/** Days of the week on which something happens again and again; both ends belong to it. */
interface RunDays {
  readonly from: string;
  readonly to: string;
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
}

/** A day that a run comes to; public holidays are proposed to be left out. */
export interface RunDay {
  readonly day: string;
  readonly isHoliday: boolean;
}

/** Longer than this is no run of one course, but a slip of the hand. */
export const longestRunDays = 800;

/** The days (ISO) that a run comes to, in their order. */
export function daysOfRun({ from, to, weekdays }: RunDays): RunDay[] {
  const days: RunDay[] = [];
  for (let day = from; day <= to && days.length < longestRunDays; day = daysAfter(day, 1)) {
    if (weekdays.includes(weekdayOf(day))) days.push({ day, isHoliday: isHoliday(day) });
  }
  return days;
}
