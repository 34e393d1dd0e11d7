import { expect, it } from 'vitest';
import { type MailTrouble, nextAttemptAt } from './mail-retry.model.ts';

const now = new Date('2026-11-22T07:00:00Z');

it.each<[MailTrouble, number, number]>([
  ['unreachable', 0, 5],
  ['unreachable', 1, 15],
  ['postponed', 3, 135],
  ['faulty', 4, 360],
  ['unreachable', 900, 360],
  ['refused', 0, 1440],
])('a mail that is %s after %i attempts is tried again in %i minutes', (trouble, attempts, minutes) => {
  expect(nextAttemptAt(now, trouble, attempts).getTime() - now.getTime()).toBe(minutes * 60_000);
});
