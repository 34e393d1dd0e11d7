import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { Busy } from '../errors.ts';
import { connectClient, databaseOn, openDatabase, reading, SERVICE, selectRows, writingAs } from './database.server.ts';

describe('the database', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  const one = async <Row>(query: ReturnType<typeof sql<Row>>) => (await selectRows(reading(test.database), query))[0];

  it('gives whole numbers, dates and instants as a reader expects them', async () => {
    const row = await one(sql<Record<string, unknown>>`
      select 9007199254740991::int8 as big_number, '2012-01-31'::date as known_on, 12.50::numeric as share,
        '2012-01-31 12:00:00+02'::timestamptz as imported_at, array[1, 2]::int8[] as counts,
        array['2012-01-31', null]::date[] as days`);
    expect(row).toEqual({
      bigNumber: 9007199254740991,
      knownOn: '2012-01-31',
      share: '12.50',
      importedAt: new Date('2012-01-31T10:00:00Z'),
      counts: [1, 2],
      days: ['2012-01-31', null],
    });
  });

  it('refuses a whole number too large for JavaScript rather than rounding it', async () => {
    await expect(one(sql`select 9007199254740993::int8 as n`)).rejects.toThrow('too large');
  });

  it('keeps the keys inside a document as they are', async () => {
    const row = await one(sql<Record<string, unknown>>`select '{"first_name": "x"}'::jsonb as form_record`);
    expect(row).toEqual({ formRecord: { first_name: 'x' } });
  });

  it('works on one connection together with its temporary tables', async () => {
    const client = await connectClient(test.target);
    await client.query('create temp table parcel (n int)');
    const rows = await databaseOn(client)
      .transaction()
      .execute(async (tx) => {
        await sql`insert into parcel values (1), (2)`.execute(tx);
        return selectRows(reading(tx), sql<{ n: number }>`select n from parcel order by n`);
      });
    await client.end();
    expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('says that it is busy when no connection becomes free in time', async () => {
    const database = await openDatabase(test.target, { patienceMs: 500 });
    const long = Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(1.5)`.execute(database)));
    await expect(sql`select 1`.execute(database)).rejects.toThrow(Busy);
    await long;
    await expect(sql`select 1`.execute(database)).resolves.toBeDefined();
    await database.destroy();
  });

  it('begins an act anew that collided with another, as often as it may, and then says that it is busy', async () => {
    await sql`create table ledger (id int primary key, amount int); insert into ledger values (1, 0), (2, 0);
      grant all on ledger to koordi_app`.execute(test.owner);
    let begun = 0;
    /** Two such, the other way round and at the same moment, wait for each other for ever. */
    const book = (first: number, second: number, attempts: number) =>
      writingAs(
        test.database,
        SERVICE,
        async (tx) => {
          begun += 1;
          await sql`update ledger set amount = amount + 1 where id = ${first}`.execute(tx);
          await sql`select pg_sleep(0.3)`.execute(tx);
          await sql`update ledger set amount = amount + 1 where id = ${second}`.execute(tx);
        },
        { attempts },
      );
    const amounts = () => one(sql`select array_agg(amount) as amounts from ledger`);
    await Promise.all([book(1, 2, 2), book(2, 1, 2)]);
    expect([begun, await amounts()]).toEqual([3, { amounts: [2, 2] }]);
    const outcomes = await Promise.allSettled([book(1, 2, 1), book(2, 1, 1)]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([
      { status: 'rejected', reason: expect.any(Busy) },
    ]);
    expect([begun, await amounts()]).toEqual([5, { amounts: [3, 3] }]);
  });

  it('survives the end of a connection that lies idle', async () => {
    const database = await openDatabase(test.target);
    await sql`select 1`.execute(database);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and datname = current_database()`.execute(test.owner);
    await expect
      .poll(() =>
        sql<{ n: number }>`select 1 as n`.execute(database).then(
          ({ rows }) => rows,
          () => [],
        ),
      )
      .toEqual([{ n: 1 }]);
    await database.destroy();
  });
});

describe('a database that cannot be used', () => {
  const refusal = (url: string) =>
    connectClient({ url }).then(
      () => '',
      (error: Error) => error.message,
    );

  it('is named without its password', async () => {
    const message = await refusal('postgres://minna:secret@127.0.0.1:1/koordi?sslpassword=secret');
    expect(message).toBe(
      'No database answers at postgres://minna@127.0.0.1:1/koordi: start PostgreSQL there or correct DATABASE_URL.',
    );
  });

  it('is told apart from a host that is not known', async () => {
    expect(await refusal('postgres://koordi.invalid/koordi')).toMatch(/^The host of the database .* is not known/);
  });

  it('is told apart from a server without that database', async () => {
    const test = await createTestDatabase();
    const target = { ...test.target, database: 'absent' };
    await expect(connectClient(target)).rejects.toThrow(/\/absent does not exist: create it\.$/);
    await test.close();
  });
});
