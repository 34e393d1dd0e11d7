import { expect, it } from 'vitest';
import { textsFor } from '#platform/i18n/texts.ts';
import { timeInWords, weekdayInWords } from './session-words.model.ts';

const hours = { startsAt: new Date('2026-03-02T07:00:00Z'), endsAt: new Date('2026-03-02T13:30:00Z') };

it('says when a session is, in the time of Finland', () => {
  expect(timeInWords(textsFor('fi'), hours)).toBe('ma 2.3.2026 9.00–15.30');
  expect(timeInWords(textsFor('sv'), hours)).toBe('mån 2.3.2026 9.00–15.30');
  expect(timeInWords(textsFor('en'), hours)).toBe('Mon, 02/03/2026 09:00–15:30');
});

it('names the days of the week', () => {
  expect([1, 7].map((weekday) => weekdayInWords(textsFor('fi'), weekday))).toEqual(['maanantai', 'sunnuntai']);
});
