import { afterAll, beforeAll, expect, it } from 'vitest';
import { markService } from '#features/access/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { addCoordination } from './coordination.ts';
import { loadDemo } from './load-demo.ts';
import { addDemoPeople } from './people.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await loadDemo(test.target, systemClock);
  await test.owner.transaction().execute((tx) => markService(tx, 'load'));
  await test.owner.transaction().execute((tx) => addDemoPeople(tx, systemClock));
}, 120_000);
afterAll(() => test.close());

it('is added once', async () => {
  const add = () => test.owner.transaction().execute((tx) => addCoordination(tx, systemClock));
  expect(await add()).toBe(40);
  expect(await add()).toBe(0);
});
