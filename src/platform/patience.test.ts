import { expect, it } from 'vitest';
import { createTurns, TooSlow, withinTime } from './patience.ts';

it('waits for what comes in time and for nothing else', async () => {
  await expect(withinTime(1000, Promise.resolve('here'))).resolves.toBe('here');
  await expect(withinTime(5, new Promise(() => {}))).rejects.toThrow(TooSlow);
});

it('lets a few work at once, some wait, and turns others away', async () => {
  const inTurn = createTurns({ atOnce: 1, waiting: 1 });
  const first = Promise.withResolvers<string>();
  const done = [inTurn(() => first.promise), inTurn(async () => 'second')];
  await expect(inTurn(async () => 'third')).rejects.toThrow(TooSlow);
  first.resolve('first');
  expect(await Promise.all(done)).toEqual(['first', 'second']);
  await expect(inTurn(async () => 'fourth')).resolves.toBe('fourth');
});

it('goes on after work that failed', async () => {
  const inTurn = createTurns({ atOnce: 1, waiting: 1 });
  await expect(inTurn(() => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
  await expect(inTurn(async () => 'next')).resolves.toBe('next');
});
