import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { SERVICE, writingAs } from '#platform/db/database.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { decideLink } from './link.commands.server.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await sql`insert into project (code) select 'S' || n from generate_series(10001, 12000) n`.execute(test.owner);
  await sql`analyze project`.execute(test.owner);
});
afterAll(() => test.close());

it('is planned once for a connection, and not for each bond that is decided', async () => {
  const plans = await test.database.connection().execute(async (session) => {
    for (let number = 1; number <= 8; number += 1) {
      const link = { kind: 'successor', from: 'S10001', to: `S${10_001 + number}` } as const;
      await writingAs(session, SERVICE, (tx) => decideLink(tx, systemClock, link, 'confirmed'));
    }
    const { rows } = await sql<{ name: string; kept: number }>`
      select name, generic_plans::int as kept from pg_prepared_statements order by name`.execute(session);
    return rows;
  });
  // PostgreSQL plans five times with the values in sight before it keeps a plan.
  expect(plans).toEqual(['acting-as', 'audit-entry', 'decide-link'].map((name) => ({ name, kept: 3 })));
});
