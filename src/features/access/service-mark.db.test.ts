import { afterEach, beforeEach, expect, it } from 'vitest';
import { EnvironmentFailure } from '#platform/environment-failure.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { markService } from './service-mark.commands.server.ts';
import type { DemoWish } from './service-mark.model.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(() => test.close());

const mark = (wish: DemoWish) => test.owner.transaction().execute((tx) => markService(tx, wish));

it('settles once what a database is', async () => {
  expect(await mark('when-empty')).toBe('demo');
  expect(await mark('load')).toBe('demo');
  expect(await mark('skip')).toBe('demo');
});

it('never lets the demo into a real one', async () => {
  expect(await mark('skip')).toBe('real');
  await expect(mark('load')).rejects.toThrow(EnvironmentFailure);
});

it('takes one in which somebody works for a real one', async () => {
  await createActor(test, { given: [{ role: 'coordinator' }] });
  await expect(mark('load')).rejects.toThrow(EnvironmentFailure);
});

it('is changed by nobody, not by the owner of the database either', async () => {
  await mark('skip');
  await expect(test.owner.updateTable('serviceMark').set({ kind: 'demo' }).execute()).rejects.toThrow('settled once');
  await expect(test.owner.deleteFrom('serviceMark').execute()).rejects.toThrow('settled once');
});
