import { writeXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, reading, readingAs, selectRows, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { definePolicy } from '#platform/permission/policy.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { offerSheetKinds } from './kind-registry.ts';
import { decimalNumber, money } from './number-cell.model.ts';
import {
  confirmSheet,
  discardSheet,
  receiveSheet,
  type SentSheet,
  settleColumns,
} from './sheet-import.commands.server.ts';
import { findSheetContent, findSheetImport, listSheetImports, listSheetRows } from './sheet-import.queries.server.ts';
import { defineSheetKind } from './sheet-kind.ts';
import { runSheets } from './sheet-run.server.ts';
import { choiceCell, ownCode } from './text-cell.model.ts';

// A kind as unlike the real ones as can be: costs of projects by means, told by code. Its texts are borrowed.
const costSheet = defineSheetKind({
  id: 'test-cost',
  policy: definePolicy({ 'test.record': { coordinator: 'all', administrator: 'all' } }),
  act: 'test.record',
  text: 'organisation.sheet',
  columns: {
    project: {
      kind: ownCode({
        parse: (text) =>
          /^s\d{5}$/i.test(text) ? { code: text.toUpperCase() } : { fault: { key: 'sheet.fault.code-form' } },
        expected: 'sheet.expected.mail',
        example: 'S12345',
      }),
      required: true,
      text: 'organisation.sheet.business-id',
    },
    means: {
      kind: choiceCell([
        { value: 'spaces', name: 'sheet.repair.spaces' },
        { value: 'dash', name: 'sheet.repair.dash' },
      ]),
      required: true,
      text: 'organisation.sheet.name',
    },
    cost: { kind: money({ exampleCents: 100 }), required: true, text: 'organisation.sheet.street-address' },
    share: {
      kind: decimalNumber({ decimals: 2, most: 100, example: 1 }),
      required: false,
      text: 'organisation.sheet.town',
    },
  },
  keyOf: ({ project, means }) => `${project} ${means}`,
  check: ({ cost }) => (cost === 66_600 ? [{ key: 'sheet.fault.bounds', column: 'cost', isWarning: true }] : []),
  compare: async (read, rows) => {
    const known = await selectRows(
      read,
      sql<{ project: string; means: string; cost: number }>`select * from test_cost`,
    );
    return rows.map((row) => {
      const found = known.find(({ project, means }) => project === row.project && means === row.means);
      if (row.project === 'S00000')
        return { outcome: 'refused', findings: [{ key: 'sheet.fault.missing', column: 'project' }] };
      if (!found) return { outcome: 'new' };
      if (found.cost === row.cost) return { outcome: 'same' };
      return { outcome: 'changed', changes: [{ column: 'cost', from: found.cost, to: row.cost }] };
    });
  },
  record: async (tx, { permission, clock }, rows) => {
    if (rows.some(({ project }) => project === 'S99999')) throw new Error('cannot be written');
    await sql`
      insert into test_cost (project, means, cost, sender, recorded_at)
      select told.project, told.means, told.cost, ${permission.actor.userId}, ${clock.now()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told (project text, means text, cost bigint)
      on conflict (project, means) do update set cost = excluded.cost`.execute(tx);
    return rows.filter(({ project }) => project !== 'S77777').length;
  },
});

const headings = 'Y-tunnus;Nimi;Katuosoite;Postitoimipaikka';
const now = new Date('2026-03-01T10:00:00Z');
let time = now;
const clock = { now: () => time };
let test: TestDatabase;
let database: Database;
let sender: Actor;
let reports: string[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  ({ database } = test);
  offerSheetKinds([costSheet]);
  await sql`
    create table test_cost (
      project text, means text, cost bigint, sender text, recorded_at timestamptz, primary key (project, means))`.execute(
    test.owner,
  );
  await sql`grant all on test_cost to koordi_app`.execute(test.owner);
});

beforeEach(async () => {
  await sql`truncate test_cost, sheet_import, sheet_import_file, sheet_import_row`.execute(test.owner);
  sender = await createActor(test, { given: [{ role: 'coordinator' }] });
  time = now;
  reports = [];
});

afterAll(() => test.close());

const run = (stopping = new AbortController().signal) =>
  runSheets({ database, clock, report: (sentence) => reports.push(sentence) }, stopping);

const csv = (...lines: string[]): SentSheet => ({
  source: 'csv',
  fileName: 'kulut.csv',
  content: Buffer.from([headings, ...lines].join('\n')),
});

const receive = (sent: SentSheet, actor = sender) =>
  writingAs(database, actor.userId, (tx) => receiveSheet(tx, clock, actor, costSheet, sent));

async function send(sent: SentSheet): Promise<number> {
  const id = await receive(sent);
  await run();
  return id;
}

const confirm = (id: number, actor = sender) =>
  writingAs(database, actor.userId, (tx) => confirmSheet(tx, clock, actor, costSheet, id));

async function find(id: number, actor = sender) {
  const found = await readingAs(database, actor.userId, (read) => findSheetImport(read, id));
  if (!found) throw new Error(`no import ${id}`);
  return found;
}

const rowsOf = async (id: number, show?: 'refused') =>
  (await readingAs(database, sender.userId, (read) => listSheetRows(read, id, { after: 0, show }))).rows;

const costs = () => selectRows(reading(test.owner), sql`select project, means, cost from test_cost order by 1, 2`);

const audited = async () =>
  (
    await selectRows(
      reading(test.owner),
      sql<{ act: string }>`select act from audit_entry where user_id = ${sender.userId} order by id`,
    )
  ).map(({ act }) => act);

const [spaces, dash] = ['spaces', 'dash'];

describe('a table that is sent in', () => {
  it('is read, previewed row by row, confirmed and taken in', async () => {
    await sql`insert into test_cost values ('S00001', 'dash', 100, 'x', now()), ('S00002', 'dash', 200, 'x', now())`.execute(
      test.owner,
    );
    const id = await send(
      csv(
        `S00001;${dash};1,00`,
        `s00002;${dash};3`,
        `S00003;${spaces};1 000,50 €`,
        `S00004;muu;5`,
        '',
        `S00005;${dash};666`,
      ),
    );
    expect(await find(id)).toMatchObject({
      state: 'ready',
      rowsRead: 5,
      newRows: 2,
      changedRows: 1,
      sameRows: 1,
      refusedRows: 1,
      mendedRows: 2,
      columns: [{ key: 'project' }, { key: 'means' }, { key: 'cost' }, { key: 'share' }],
      causes: [
        { kind: 'repair', key: 'sheet.repair.letter-case', column: 'project', rows: 1, firstRow: 3 },
        { kind: 'repair', key: 'sheet.repair.currency', column: 'cost', rows: 1, firstRow: 4 },
        { kind: 'repair', key: 'sheet.repair.thousands', column: 'cost', rows: 1, firstRow: 4 },
        { kind: 'fault', key: 'sheet.fault.choice', column: 'means', rows: 1, firstRow: 5 },
        { kind: 'warning', key: 'sheet.fault.bounds', column: 'cost', rows: 1, firstRow: 7 },
      ],
    });
    expect(await rowsOf(id)).toMatchObject([
      { number: 2, outcome: 'same' },
      {
        number: 3,
        outcome: 'changed',
        changes: [{ column: 'cost', from: 200, to: 300 }],
        mended: [{ found: 's00002' }],
      },
      { number: 4, outcome: 'new', values: { cost: 100_050, share: null } },
      { number: 5, outcome: 'refused', cells: ['S00004', 'muu', '5'], problems: [{ column: 'means', found: 'muu' }] },
      { number: 7, outcome: 'new', problems: [{ isWarning: true, found: '666' }] },
    ]);
    await confirm(id);
    await confirm(id);
    await run();
    expect(await find(id)).toMatchObject({ state: 'done', recordedRows: 3, endedAt: now });
    expect(await costs()).toEqual([
      { project: 'S00001', means: 'dash', cost: 100 },
      { project: 'S00002', means: 'dash', cost: 300 },
      { project: 'S00003', means: 'spaces', cost: 100_050 },
      { project: 'S00005', means: 'dash', cost: 66_600 },
    ]);
    expect(await audited()).toEqual(['sheet.receive', 'sheet.record']);
  });

  it('changes nothing when it is sent again', async () => {
    const sent = csv(`S00001;${dash};1`, `S00002;${dash};2`);
    const first = await send(sent);
    await confirm(first);
    await run();
    const again = await send(sent);
    expect(again).not.toBe(first);
    expect(await find(again)).toMatchObject({ state: 'done', sameRows: 2, recordedRows: 0 });
  });

  it('twice at the same time is one import', async () => {
    const sent = csv(`S00001;${dash};1`);
    const [one, other] = await Promise.all([receive(sent), receive(sent)]);
    expect(one).toBe(other);
    expect(await audited()).toEqual(['sheet.receive']);
  });

  it('may tell of a thing twice when it says the same, not when it says otherwise', async () => {
    const id = await send(csv(`S00001;${dash};1`, `S00001;${dash};1,0`, `S00001;${dash};2`));
    expect((await rowsOf(id)).map(({ outcome }) => outcome)).toEqual(['new', 'same', 'refused']);
    expect((await rowsOf(id, 'refused'))[0]?.problems).toMatchObject([
      { key: 'sheet.fault.repeated', details: { row: 2 } },
    ]);
  });

  it('hears what the room says of it when it compares', async () => {
    const id = await send(csv(`S00000;${dash};1`));
    expect((await rowsOf(id, 'refused'))[0]?.problems).toMatchObject([{ column: 'project', found: 'S00000' }]);
    await expect(confirm(id)).rejects.toBeInstanceOf(Conflict);
  });

  it('as a workbook is read from the sheet that its sender chooses', async () => {
    const rows = (project: string) => [['Kulut 2026'], [], headings.split(';'), [project, dash, 5, null]];
    const content = await writeXlsx({
      sheets: [
        { name: 'Vuosi 1', rows: rows('S00001') },
        { name: 'Vuosi 2', rows: rows('S00002') },
      ],
    });
    const id = await send({ source: 'xlsx', content });
    expect(await find(id)).toMatchObject({ sheetNames: ['Vuosi 1', 'Vuosi 2'], sheetName: 'Vuosi 1', headingRow: 3 });
    await writingAs(database, sender.userId, (tx) =>
      settleColumns(tx, clock, sender, id, { sheetName: 'Vuosi 2', columns: undefined }),
    );
    await run();
    expect(await find(id)).toMatchObject({ state: 'ready', sheetName: 'Vuosi 2', newRows: 1 });
    expect(await rowsOf(id)).toMatchObject([{ number: 4, values: { project: 'S00002' } }]);
  });

  it('waits for its sender when a column is missing or only spelt alike', async () => {
    const id = await send({ source: 'pasted', content: Buffer.from(`Y-tunus\tNimi\tEuroa\nS00001\t${dash}\t5`) });
    const { state, columns } = await find(id);
    expect(state).toBe('read');
    expect(columns).toMatchObject([
      { key: 'project', how: 'alike' },
      { key: 'means', how: 'same' },
      { key: null, how: 'none' },
    ]);
    const chosen = (columns ?? []).map((column) => ({ ...column, key: column.key ?? 'cost', how: 'chosen' as const }));
    await writingAs(database, sender.userId, (tx) =>
      settleColumns(tx, clock, sender, id, { sheetName: null, columns: chosen }),
    );
    await run();
    expect(await find(id)).toMatchObject({ state: 'ready', newRows: 1, columnsSettled: true });
    expect(await audited()).toEqual(['sheet.receive', 'sheet.settle']);
  });

  it('can be given up until it is taken in', async () => {
    const id = await send(csv(`S00001;${dash};1`));
    await writingAs(database, sender.userId, (tx) => discardSheet(tx, clock, sender, id));
    expect(await find(id)).toMatchObject({ state: 'discarded' });
    await expect(confirm(id)).rejects.toBeInstanceOf(Conflict);
    expect(await costs()).toEqual([]);
    expect(await audited()).toEqual(['sheet.receive', 'sheet.discard']);
  });

  it('is settled and given up only by whose role still may', async () => {
    const id = await send(csv(`S00001;${dash};1`));
    const former = { ...sender, grants: [] };
    const as = <Result>(work: Parameters<typeof writingAs<Result>>[2]) => writingAs(database, sender.userId, work);
    await expect(as((tx) => discardSheet(tx, clock, former, id))).rejects.toBeInstanceOf(Forbidden);
    const settled = { sheetName: null, columns: undefined };
    await expect(as((tx) => settleColumns(tx, clock, former, id, settled))).rejects.toBeInstanceOf(Forbidden);
  });

  it('is not taken in when the right by which it was confirmed has ended meanwhile', async () => {
    const id = await send(csv(`S00001;${dash};1`));
    await confirm(id);
    await sql`update role_grant set ended_at = now() where user_id = ${sender.userId}`.execute(test.owner);
    await run();
    expect(await find(id)).toMatchObject({ state: 'failed', failure: 'right-ended', recordedRows: 0 });
    expect(await costs()).toEqual([]);
  });

  it('tells how many rows the room left out, as something had changed since the preview', async () => {
    const id = await send(csv(`S00001;${dash};1`, `S77777;${dash};2`));
    await confirm(id);
    await run();
    expect(await find(id)).toMatchObject({ state: 'done', newRows: 2, recordedRows: 1 });
  });
});

describe('a table that cannot be read', () => {
  it.each([
    ['damaged', { source: 'xlsx', content: Buffer.from('PK\u0003\u0004 no archive') }],
    ['damaged', { source: 'csv', content: Buffer.from('a;b\n"x;y\n') }],
    ['unsupported', { source: 'xlsx', content: Buffer.from('d0cf11e0a1b11ae1', 'hex') }],
    ['empty', { source: 'csv', content: Buffer.from('\n\n') }],
    ['empty', { source: 'csv', content: Buffer.from(headings) }],
  ] as const)('ends as %s', async (failure, sent) => {
    expect(await find(await send(sent))).toMatchObject({ state: 'failed', failure });
  });

  it('is refused at once when there is nothing in it', async () => {
    await expect(receive({ source: 'pasted', content: Buffer.alloc(0) })).rejects.toBeInstanceOf(Refused);
  });
});

describe('work that is cut off', () => {
  it('goes on behind the last batch, and writes no row twice', async () => {
    const lines = Array.from({ length: 4500 }, (_, index) => `S${index + 10_000};${dash};1`);
    const id = await send(csv(...lines));
    await confirm(id);
    const stopping = new AbortController();
    const first = costSheet.record;
    let batches = 0;
    Object.assign(costSheet, {
      record: async (...given: Parameters<typeof first>) => {
        batches += 1;
        if (batches === 2) stopping.abort();
        return first(...given);
      },
    });
    await run(stopping.signal);
    expect(await find(id)).toMatchObject({ state: 'recording', recordedRows: 4000, recordedUntil: 4001 });
    await run();
    Object.assign(costSheet, { record: first });
    expect(batches).toBe(3);
    expect(await find(id)).toMatchObject({ state: 'done', recordedRows: 4500 });
  });

  it('while reading begins anew', async () => {
    const id = await receive(csv(...Array.from({ length: 1200 }, (_, index) => `S${index + 10_000};${dash};1`)));
    const stopping = new AbortController();
    const first = costSheet.compare;
    Object.assign(costSheet, {
      compare: (...given: Parameters<typeof first>) => {
        stopping.abort();
        return first(...given);
      },
    });
    await run(stopping.signal);
    Object.assign(costSheet, { compare: first });
    expect(await find(id)).toMatchObject({ state: 'received', rowsRead: 499 });
    await run();
    expect(await find(id)).toMatchObject({ state: 'ready', rowsRead: 1200, newRows: 1200 });
  });

  it('and fails again and again is given up, with what was taken in staying in', async () => {
    const id = await send(csv(`S99999;${dash};1`));
    await confirm(id);
    for (let round = 0; round < 4; round += 1) await run();
    expect(await find(id)).toMatchObject({ state: 'failed', failure: 'given-up', recordedRows: 0 });
    expect(reports).toHaveLength(3);
  });
});

describe('rights', () => {
  it('are needed to send the kind, and an auditor sends nothing', async () => {
    for (const role of ['provider', 'auditor'] as const) {
      const other = await createActor(test, { given: [{ role }] });
      await expect(receive(csv(`S00001;${dash};1`), other)).rejects.toBeInstanceOf(Forbidden);
    }
  });

  it('keep a table from other senders; administrators and auditors of everything see it, but do not go on with it', async () => {
    const id = await send(csv(`S00001;${dash};1`));
    const colleague = await createActor(test, { given: [{ role: 'coordinator' }] });
    const auditor = await createActor(test, { given: [{ role: 'auditor' }] });
    const administrator = await createActor(test, { given: [{ role: 'administrator' }] });
    const seen = (actor: Actor) =>
      readingAs(database, actor.userId, async (read) => ({
        found: (await findSheetImport(read, id))?.id,
        listed: (await listSheetImports(read, undefined)).rows.length,
        rows: (await listSheetRows(read, id, { after: 0 })).rows.length,
        content: (await findSheetContent(read, id)) !== undefined,
      }));
    expect(await seen(sender)).toEqual({ found: id, listed: 1, rows: 1, content: true });
    expect(await seen(colleague)).toEqual({ found: undefined, listed: 0, rows: 0, content: false });
    expect(await seen(auditor)).toEqual({ found: id, listed: 1, rows: 1, content: false });
    await expect(confirm(id, colleague)).rejects.toThrow('no such import');
    await expect(confirm(id, administrator)).rejects.toBeInstanceOf(Forbidden);
  });
});

it('file and rows are forgotten thirty days after the end; the numbers stay', async () => {
  const id = await send(csv(`S00001;${dash};1`));
  await confirm(id);
  await run();
  time = new Date('2026-03-30T10:00:00Z');
  await run();
  expect((await find(id)).forgottenAt).toBeNull();
  time = new Date('2026-04-01T10:00:00Z');
  await run();
  expect(await find(id)).toMatchObject({ forgottenAt: time, newRows: 1, recordedRows: 1 });
  expect(await rowsOf(id)).toEqual([]);
  expect(await readingAs(database, sender.userId, (read) => findSheetContent(read, id))).toBeUndefined();
});

it('what its sender leaves waiting is given up after thirty days', async () => {
  const id = await send(csv(`S00001;${dash};1`));
  time = new Date('2026-04-01T10:00:00Z');
  await run();
  expect(await find(id)).toMatchObject({ state: 'discarded', endedAt: time, forgottenAt: null });
});
