import { expect, it } from 'vitest';
import { daysAfter } from '#platform/clock.ts';
import { isHoliday } from './holiday.model.ts';

/** All of a year, as almanacs print them; Sundays that are holidays anyway among them. */
const almanac: Readonly<Record<string, readonly string[]>> = {
  2013: '01-01 01-06 03-29 03-31 04-01 05-01 05-09 05-19 06-21 06-22 11-02 12-06 12-24 12-25 12-26'.split(' '),
  2024: '01-01 01-06 03-29 03-31 04-01 05-01 05-09 05-19 06-21 06-22 11-02 12-06 12-24 12-25 12-26'.split(' '),
  2026: '01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-19 06-20 10-31 12-06 12-24 12-25 12-26'.split(' '),
  2038: '01-01 01-06 04-23 04-25 04-26 05-01 06-03 06-13 06-25 06-26 11-06 12-06 12-24 12-25 12-26'.split(' '),
};

it.each(Object.keys(almanac))('the holidays of %s are those of the almanac', (year) => {
  const days = Array.from({ length: 365 }, (_, index) => daysAfter(`${year}-01-01`, index));
  expect(days.filter(isHoliday).map((day) => day.slice(5))).toEqual(almanac[year]);
});
