import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSignInDatabase, SERVICE, writingAs } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import { createEmptyDatabase, type TestDatabase } from '#test/database.ts';

// A database of its own, since those of other tests do not hold the audit to the time.

let test: TestDatabase;
beforeAll(async () => {
  test = await createEmptyDatabase();
  await migrate(test.target);
});
afterAll(() => test.close());

const entry = (userId: string | null, actedAt = 'now()') => sql`
  insert into audit_entry (acted_at, act, subject_kind, subject_id, user_id)
  values (${sql.raw(actedAt)}, 'note.write', 'note', '1', ${userId})`;

const addAs = (userId: string, statement: RawBuilder<unknown>) =>
  writingAs(test.database, userId, (tx) => statement.execute(tx));
const wall = /row-level security/;

it('an entry is of whose transaction it is: a user, the service, or nobody', async () => {
  await addAs('aino', entry('aino'));
  await addAs(SERVICE, entry(SERVICE));
  await entry(null).execute(test.database);
  for (const other of ['otso', SERVICE, null]) await expect(addAs('aino', entry(other))).rejects.toThrow(wall);
  for (const other of ['aino', SERVICE]) await expect(entry(other).execute(test.database)).rejects.toThrow(wall);
});

it('an entry tells of now, by the clock of the database', async () => {
  await addAs('aino', entry('aino', `now() - interval '5 minutes'`));
  for (const time of [`now() - interval '1 hour'`, `now() + interval '1 hour'`, `'infinity'`]) {
    await expect(addAs('aino', entry('aino', time))).rejects.toThrow(wall);
  }
  const signIn = openSignInDatabase(test.target);
  await entry('aino').execute(signIn);
  await expect(entry('aino', `now() - interval '1 day'`).execute(signIn)).rejects.toThrow(wall);
  await signIn.destroy();
});

it('an entry has its number, place and digests from the database alone', async () => {
  const forged = (columns: string, values: string) => sql`
    insert into audit_entry (acted_at, act, subject_kind, subject_id, user_id, ${sql.raw(columns)})
    overriding system value values (now(), 'note.write', 'note', '1', 'aino', ${sql.raw(values)})`;
  for (const [column, value] of [
    ['id', '1'],
    ['lane', '3'],
    ['position', '77'],
    ['hash', `''`],
    ['previous_hash', `''`],
  ] as const) {
    await expect(addAs('aino', forged(column, value))).rejects.toThrow(/permission denied/);
  }
});

it('an anchor is stated by the service alone, and read by all', async () => {
  const anchor = sql`insert into audit_anchor (anchored_at, statement, hash) values (now(), '{}', sha256('{}'))`;
  await addAs(SERVICE, anchor);
  await expect(addAs('aino', anchor)).rejects.toThrow(wall);
  await expect(anchor.execute(test.database)).rejects.toThrow(wall);
  const { rows } = await sql`select from audit_anchor`.execute(test.database);
  expect(rows).toHaveLength(1);
});
