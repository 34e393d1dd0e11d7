import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReferenceAreas } from '#features/codelist/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { rememberDigests } from './bulk-digest.server.ts';
import { bulkFiles } from './dataset.model.ts';
import { getRegisterState } from './register-state.queries.server.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.close());

const stateNow = () => getRegisterState(reading(test.database));

async function cursorsOpen(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'`.execute(test.database);
  return rows[0]?.count ?? 0;
}

it('tells the last digests while those of a new state are worked out, one run at a time', async () => {
  const faults: unknown[] = [];
  const digesting = rememberDigests(test.database, (error) => faults.push(error));
  const first = await stateNow();
  expect(digesting.latest(first)).toBeUndefined();
  for (let asked = 0; asked < 20; asked++) digesting.latest(`${first}${asked}`);
  expect(await cursorsOpen()).toBeLessThanOrEqual(1);
  await expect.poll(() => digesting.latest(first)?.digests.length).toBe(bulkFiles.length);
  expect(digesting.latest(first)?.state).toBe(first);

  await test.database.transaction().execute((tx) => loadReferenceAreas(tx));
  const second = await stateNow();
  expect(second).not.toBe(first);
  expect(digesting.latest(second)?.state).toBe(first);
  await expect.poll(() => digesting.latest(second)?.state).toBe(second);
  await digesting.end();
  expect(faults).toEqual([]);
});

it('gives up when the service ends', async () => {
  const faults: unknown[] = [];
  const digesting = rememberDigests(test.database, (error) => faults.push(error));
  digesting.latest(await stateNow());
  await digesting.end();
  expect(digesting.latest(await stateNow())).toBeUndefined();
  expect(faults).toEqual([]);
});
