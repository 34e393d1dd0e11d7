import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openSignInDatabase } from '#platform/db/database.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { databaseOfActUnderWay, inSignInTransaction } from './sign-in-transaction.server.ts';

let test: TestDatabase;
let database: Database;
let ofLibrary: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openSignInDatabase(test.target);
  ofLibrary = databaseOfActUnderWay(database);
});
afterAll(async () => {
  await database.destroy();
  await test.close();
});

function reserve(id: string) {
  const now = new Date();
  const row = { id, identifier: id, value: '', expiresAt: now, createdAt: now, updatedAt: now };
  return ofLibrary.insertInto('userVerification').values(row).execute();
}

const reserved = (id: string) =>
  test.owner.selectFrom('userVerification').select('id').where('id', '=', id).executeTakeFirst();

it('is one for all that the library does in an act', async () => {
  const act = inSignInTransaction(
    database,
    () => false,
    async () => {
      await reserve('undone');
      throw new Error('a fault');
    },
  );
  await expect(act).rejects.toThrow('a fault');
  expect(await reserved('undone')).toBeUndefined();
});

it('goes on when something was there already that the library wanted to be the first to write', async () => {
  await reserve('taken');
  const found = await inSignInTransaction(
    database,
    () => false,
    async () => {
      await expect(reserve('taken')).rejects.toThrow(/duplicate key/);
      await reserve('free');
      return ofLibrary.selectFrom('userVerification').select('id').where('id', '=', 'taken').execute();
    },
  );
  expect(found).toEqual([{ id: 'taken' }]);
  expect(await reserved('free')).toEqual({ id: 'free' });
});

it('is not gone past by what the library still wants when the act is over', async () => {
  const over = Promise.withResolvers<void>();
  let late: Promise<unknown> = Promise.resolve();
  const act = inSignInTransaction(
    database,
    () => false,
    async () => {
      late = over.promise.then(() => reserve('late'));
      throw new Error('too slow');
    },
  );
  await expect(act).rejects.toThrow('too slow');
  over.resolve();
  await expect(late).rejects.toThrow(/comes too late/);
  expect(await reserved('late')).toBeUndefined();
});
