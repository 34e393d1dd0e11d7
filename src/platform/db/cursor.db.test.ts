import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { readByCursor, selectNamedRows } from './cursor.server.ts';
import { reading } from './database.server.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.close());

const numbers = (until: number) =>
  sql<{ row_number: number }>`select n as row_number from generate_series(1, ${sql.lit(until)}) n`;

describe('rows by a cursor', () => {
  it('come batch by batch to the last', async () => {
    const sizes: number[] = [];
    for await (const rows of readByCursor(test.database, numbers(1001), 500)) sizes.push(rows.length);
    expect(sizes).toEqual([500, 500, 1]);
  });

  it('take no connection from other reads, however many readers have gone to sleep', async () => {
    const sleeping = Array.from({ length: 12 }, () => readByCursor(test.database, numbers(1000), 10));
    const firsts = sleeping.map((rows) => rows.next());
    await Promise.all(firsts.slice(0, 4));
    const others = Array.from({ length: 10 }, () => selectNamedRows(reading(test.database), numbers(1)));
    expect((await Promise.all(others)).flat()).toHaveLength(10);
    for (const [index, rows] of sleeping.entries()) {
      await firsts[index];
      await rows.return();
    }
  });
});
