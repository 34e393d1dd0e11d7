import { describe, expect, it } from 'vitest';
import { mustWait, type RecentAttempts } from './sign-in-failure.model.ts';

const none: RecentAttempts = {
  forAccountFromNetwork: 0,
  fromNetwork: 0,
  forAccountFromStrangers: 0,
  forAccountFromDevice: 0,
  isKnownDevice: false,
};

describe('an attempt to sign in', () => {
  it.each<[string, Partial<RecentAttempts>, boolean]>([
    ['the tenth for an account from a network passes', { forAccountFromNetwork: 9 }, false],
    ['the eleventh waits', { forAccountFromNetwork: 10 }, true],
    ['the fiftieth from a network passes', { fromNetwork: 49 }, false],
    ['the fifty-first waits', { fromNetwork: 50 }, true],
    ['after a hundred guesses from everywhere a stranger waits', { forAccountFromStrangers: 100 }, true],
    ['but the owner of the account does not', { forAccountFromStrangers: 5000, isKnownDevice: true }, false],
    [
      'nor does a neighbour’s guessing from the same network keep the owner out',
      { forAccountFromNetwork: 10, fromNetwork: 50, isKnownDevice: true },
      false,
    ],
    ['a known device guesses no more than others', { forAccountFromDevice: 10, isKnownDevice: true }, true],
  ])('%s', (_title, attempts, waits) => {
    expect(mustWait({ ...none, ...attempts })).toBe(waits);
  });
});
