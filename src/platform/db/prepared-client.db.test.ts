import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

it('prepares the statements that say so, once for a connection, and no others', async () => {
  const names = await test.database.connection().execute(async (session) => {
    for (const number of [1, 2]) await sql`/* prepared some-sum */ select ${number}::int + 1 as sum`.execute(session);
    await sql`select /* prepared not-at-the-beginning */ ${1}::int as one`.execute(session);
    const { rows } = await sql<{ name: string }>`
      select name from pg_prepared_statements order by name`.execute(session);
    return rows.map(({ name }) => name);
  });
  expect(names).toEqual(['some-sum']);
});
