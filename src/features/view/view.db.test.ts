import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordServiceAct } from '#features/audit/public.server.ts';
import { type Database, readingAs, selectRows, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { performBulk, prepareBulk } from './bulk.commands.server.ts';
import { findBulkRun } from './bulk.queries.server.ts';
import type { BulkAct } from './bulk-act.server.ts';
import { mostBulkRows } from './bulk-run.model.ts';
import { type ListPage, pagedQuery } from './list-page.server.ts';
import { type ListDefinition, type ListPlace, listQuestionFrom } from './list-question.model.ts';
import { keepView, removeView, renameView, turnDefault } from './saved-view.commands.server.ts';
import { mostViews } from './saved-view.model.ts';
import { listViews } from './saved-view.queries.server.ts';

const clock = { now: () => new Date('2026-11-22T10:00:00Z') };

let test: TestDatabase;
let database: Database;
let aino: Actor;
let other: Actor;
beforeAll(async () => {
  test = await createTestDatabase();
  database = test.database;
});
beforeEach(async () => {
  aino = await createActor(test, { given: [{ role: 'coordinator' }] });
  other = await createActor(test, { given: [{ role: 'administrator' }] });
});
afterAll(() => test.close());

describe('a saved view', () => {
  const list = 'test.thing';
  const keep = (name: string, query: string, isDefault = false) =>
    writingAs(database, aino.userId, (tx) => keepView(tx, aino.userId, { list, name, query, isDefault }));
  const views = (actor = aino) => readingAs(database, actor.userId, (read) => listViews(read, aino.userId, list));
  const idOf = async (name: string) => (await views()).find((view) => view.name === name)?.id ?? expect.fail('no view');

  it('is kept under its name; one of the same name is replaced', async () => {
    await keep('  Omat   käynnissä ', '?state=running');
    await keep('Omat käynnissä', '?state=ended');
    expect((await views()).map(({ name, query }) => [name, query])).toEqual([['Omat käynnissä', '?state=ended']]);
  });

  it('is nobody else’s: neither seen nor changed nor removed by them', async () => {
    await keep('Oma', '?q=x');
    expect(await views(other)).toEqual([]);
    const id = await idOf('Oma');
    await expect(writingAs(database, other.userId, (tx) => renameView(tx, aino.userId, id, 'Toinen'))).rejects.toThrow(
      NotFound,
    );
    await writingAs(database, other.userId, (tx) => removeView(tx, aino.userId, id));
    expect(await views()).toHaveLength(1);
  });

  it('of a list is at most one with which it opens', async () => {
    await keep('A', '?q=a', true);
    await keep('B', '?q=b', true);
    const defaults = async () => (await views()).filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect(await defaults()).toEqual(['B']);
    const [a, b] = [await idOf('A'), await idOf('B')];
    await writingAs(database, aino.userId, (tx) => turnDefault(tx, aino.userId, a));
    expect(await defaults()).toEqual(['A']);
    await writingAs(database, aino.userId, (tx) => turnDefault(tx, aino.userId, a));
    expect(await defaults()).toEqual([]);
    await writingAs(database, aino.userId, (tx) => removeView(tx, aino.userId, b));
    expect((await views()).map(({ name }) => name)).toEqual(['A']);
  });

  it.each(['', '   ', 'x'.repeat(81)])('needs a name of 1 to 80 letters, not %j', async (name) => {
    await expect(keep(name, '')).rejects.toThrow(Refused);
  });

  it('gets no name that another has, and there are not too many', async () => {
    await keep('A', '?q=a');
    await keep('B', '?q=b');
    const id = await idOf('B');
    await expect(writingAs(database, aino.userId, (tx) => renameView(tx, aino.userId, id, 'A'))).rejects.toThrow(
      'view.saved.taken',
    );
    for (let count = 2; count < mostViews; count += 1) await keep(`${count}`, '?q=c');
    await expect(keep('one more', '')).rejects.toThrow('view.saved.too-many');
    await keep('A', '?q=again');
  });
});

describe('a page of a list', () => {
  const definition = {
    key: 'test.number',
    address: '/workspace/numbers',
    filters: [],
    sorts: { size: 'ascending' },
  } as const satisfies ListDefinition;
  // 23 rows, of which many are of the same size.
  const rows = sql`(select number as id, number / 4 as size from generate_series(1, 23) as number) item`;
  const order = { expression: sql`item.size`, type: 'int' } as const;
  const id = { expression: sql`item.id`, type: 'int' } as const;

  interface Row {
    readonly id: number;
    readonly rowId: string;
    readonly sortValue: string;
  }

  function pageAt(place: ListPlace | undefined, sort: string): Promise<ListPage<Row>> {
    const question = { ...listQuestionFrom(definition, new URLSearchParams({ sort })), place };
    return readingAs(database, aino.userId, async (read) => {
      const page = pagedQuery(question, order, id, 5);
      const found = await selectRows(
        read,
        sql<Row>`select item.id, ${page.columns} from ${rows} where ${page.condition} ${page.orderAndLimit}`,
      );
      return page.cut(found);
    });
  }

  it.each([
    ['infinity', '3'],
    ['1', 'three'],
    ['99999999999', '3'],
    ['\0', '3'],
  ])('that begins at what no row can be, sorted by %j and numbered %j, is the first', async (sortValue, rowId) => {
    const page = await pageAt({ side: 'after', sortValue, rowId }, 'size');
    expect(page.rows.map((row) => row.id)).toEqual([1, 2, 3, 4, 5]);
    expect(page.previous).toBeUndefined();
  });

  it.each(['size', 'size:reversed'])(
    'follows on the one before, by %s, to the last row and back again',
    async (sort) => {
      const forwards: number[][] = [];
      let page = await pageAt(undefined, sort);
      expect(page.previous).toBeUndefined();
      for (;;) {
        forwards.push(page.rows.map((row) => row.id));
        if (!page.next) break;
        page = await pageAt(page.next, sort);
      }
      const all = Array.from({ length: 23 }, (_, index) => index + 1);
      expect(forwards.flat()).toEqual(sort === 'size' ? all : all.toReversed());
      const backwards: number[][] = [];
      while (page.previous) {
        page = await pageAt(page.previous, sort);
        backwards.unshift(page.rows.map((row) => row.id));
      }
      expect(backwards).toEqual(forwards.slice(0, -1));
    },
  );
});

describe('an act on many rows', () => {
  /** Things as a room would keep them: their state, and what was done to them. */
  const things = new Map<string, { state: number; by?: string }>();
  beforeEach(() => {
    things.clear();
    for (const id of ['1', '2', '3', '4', '5', '6']) things.set(id, { state: 1 });
  });

  const faults: unknown[] = [];
  const act: BulkAct = {
    key: 'thing.close',
    label: 'site.service.name',
    effect: 'site.service.description',
    reason: 'required',
    forecast: async (_read, _actor, ids) =>
      ids
        .filter((id) => things.has(id))
        .map((id) => ({
          id,
          label: `Thing ${id}`,
          revision: String(things.get(id)?.state),
          ...(id === '2' ? { refusal: { code: 'view.bulk.forbidden', details: {} } } : {}),
        })),
    perform: async (tx, actor, actClock, { id }, reason) => {
      await recordServiceAct(tx, actClock, 'thing.close', { subject: { kind: 'thing', id }, reason }, actor);
      if (id === '3') throw new Refused('view.saved.taken', { name: 'x' });
      if (id === '4') throw new Conflict('somebody else was quicker');
      if (id === '5') await sql`select 1 / 0`.execute(tx);
      if (id === '6') throw new Forbidden('not any more');
    },
  };

  const prepare = (ids: readonly string[], actor = aino) =>
    writingAs(database, actor.userId, (tx) =>
      prepareBulk(tx, actor, clock, act, { ids, listHref: '/workspace/things?q=' }),
    );
  const perform = (run: number, reason: string | undefined = 'over') =>
    writingAs(database, aino.userId, (tx) =>
      performBulk(tx, aino, clock, run, { acts: [act], reason, reportFault: (error) => faults.push(error) }),
    );
  const find = (run: number, actor = aino) =>
    readingAs(database, actor.userId, (read) => findBulkRun(read, actor.userId, run));
  const audited = async () => {
    const { rows } = await sql<{ subjectId: string }>`
      select subject_id from audit_entry where user_id = ${aino.userId} order by subject_id`.execute(test.owner);
    return rows.map(({ subjectId }) => subjectId);
  };

  it('does nothing before it is confirmed, and shows what it would do', async () => {
    const run = await find(await prepare(['1', '2', '99', '1']));
    expect(run?.rows.map(({ id, refusal }) => [id, refusal?.code])).toEqual([
      ['1', undefined],
      ['2', 'view.bulk.forbidden'],
      ['99', 'view.bulk.gone'],
    ]);
    expect(await audited()).toEqual([]);
  });

  it('does each row by itself: one that fails keeps no other from it and leaves nothing behind', async () => {
    const id = await prepare(['1', '2', '3', '4', '5', '6', '99']);
    await perform(id);
    const run = await find(id);
    expect(run?.rows.map((row) => [row.id, row.outcome, row.failure?.code])).toEqual([
      ['1', 'done', undefined],
      ['2', 'skipped', undefined],
      ['3', 'failed', 'view.saved.taken'],
      ['4', 'changed', undefined],
      ['5', 'failed', 'view.bulk.fault'],
      ['6', 'failed', 'view.bulk.forbidden'],
      ['99', 'skipped', undefined],
    ]);
    expect([run?.reason, run?.performedAt]).toEqual(['over', clock.now()]);
    expect(await audited()).toEqual(['1']);
    expect(faults).toHaveLength(1);
  });

  it('leaves alone what has changed since it was foreseen, or has gone', async () => {
    const id = await prepare(['1', '3']);
    things.set('1', { state: 2 });
    things.delete('3');
    await perform(id);
    expect((await find(id))?.rows.map(({ outcome }) => outcome)).toEqual(['changed', 'changed']);
    expect(await audited()).toEqual([]);
  });

  it('is done once, however often it is confirmed', async () => {
    const id = await prepare(['1']);
    await Promise.all([perform(id), perform(id)]);
    await perform(id);
    expect(await audited()).toEqual(['1']);
  });

  it('wants the reason that its act wants', async () => {
    const id = await prepare(['1']);
    await expect(
      writingAs(database, aino.userId, (tx) =>
        performBulk(tx, aino, clock, id, { acts: [act], reason: undefined, reportFault: () => {} }),
      ),
    ).rejects.toThrow('view.bulk.needs-reason');
    expect((await find(id))?.performedAt).toBeNull();
  });

  it('is seen and done by nobody else', async () => {
    const id = await prepare(['1'], other);
    expect(await find(id)).toBeUndefined();
    await expect(perform(id)).rejects.toThrow(NotFound);
  });

  it('is refused without rows, and with more than can be done at once', async () => {
    await expect(prepare([])).rejects.toThrow('view.bulk.none-chosen');
    await expect(prepare(Array.from({ length: mostBulkRows + 1 }, String))).rejects.toThrow('view.bulk.too-many');
  });

  it('is forgotten after 90 days', async () => {
    const id = await prepare(['1']);
    await sql`update bulk_run set prepared_at = prepared_at - interval '91 days' where id = ${id}`.execute(test.owner);
    await prepare(['1']);
    expect(await find(id)).toBeUndefined();
  });
});
