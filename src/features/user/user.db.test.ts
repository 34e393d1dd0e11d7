import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { addUser } from './user.commands.server.ts';

const clock = { now: () => new Date('2026-03-10T10:00:00Z') };

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const added = (name: string) =>
  test.owner.transaction().execute(async (tx) => {
    await addUser(tx, clock, { id: `u ${name}`, name, email: 'aino@koordi.example', language: 'fi' });
    return tx.selectFrom('appUser').select('name').executeTakeFirstOrThrow();
  });

it('a user is added by a name that shows all it holds, and never by none', async () => {
  await expect(added('\u200B\u2028')).rejects.toThrow(/app_user_name_check/);
  expect(await added('Aino\u2028\u202EHallinto')).toEqual({ name: 'Aino Hallinto' });
});
