import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('a statement that goes with the next', () => {
  it('is done before it, in the same transaction', async () => {
    const seen = await test.database.transaction().execute(async (tx) => {
      await sql`/* with the next */ select set_config('koordi.test', ${'told'}, true)`.execute(tx);
      const { rows } = await sql<{ told: string }>`select current_setting('koordi.test') as told`.execute(tx);
      return rows;
    });
    expect(seen).toEqual([{ told: 'told' }]);
    const { rows } = await sql`select current_setting('koordi.test', true) as told`.execute(test.database);
    expect(rows).toEqual([{ told: '' }]);
  });

  it('lets nothing be committed when it fails, and says why', async () => {
    const committed = test.database.transaction().execute(async (tx) => {
      await sql`create temporary table left_behind (number int) on commit drop`.execute(tx);
      await sql`/* with the next */ select 1 / ${0}::int`.execute(tx);
    });
    await expect(committed).rejects.toThrow('division by zero');
  });

  it('is forgotten when the transaction is undone', async () => {
    const undone = test.database.transaction().execute(async (tx) => {
      await sql`/* with the next */ select 1 / ${0}::int`.execute(tx);
      throw new Error('Changed my mind.');
    });
    await expect(undone).rejects.toThrow('Changed my mind.');
    const { rows } = await sql`select ${1}::int as one`.execute(test.database);
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('may be one of several, prepared ones of one name among them', async () => {
    const sum = await test.database.transaction().execute(async (tx) => {
      for (const number of [1, 2, 3]) {
        await sql`
          /* prepared counting with the next */
          select set_config('koordi.count', (coalesce(nullif(current_setting('koordi.count', true), ''), '0')::int + ${number}::int)::text, true)`.execute(
          tx,
        );
      }
      const { rows } = await sql<{ sum: string }>`select current_setting('koordi.count') as sum`.execute(tx);
      return rows[0]?.sum;
    });
    expect(sum).toBe('6');
  });
});
