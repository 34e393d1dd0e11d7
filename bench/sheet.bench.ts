import { fileURLToPath } from 'node:url';
import { copyRows } from '#platform/db/copy.server.ts';
import { connectClient } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import type { Bench } from './harness/bench.ts';
import type { BenchDatabase } from './harness/bench-server.ts';
import { runNode } from './harness/child.ts';
import { type OrganisationCells, organisationRows, writeOrganisationTables } from './harness/organisation-table.ts';
import type { Row, Section } from './harness/report.ts';
import { ratios, summarise } from './harness/summary.ts';

const tableRows = 100_000;
/** Memory may grow by so much when a table has ten times as many rows. */
const memoryTarget = { atMost: 1.5 };
const probe = fileURLToPath(new URL('sheet-probe.ts', import.meta.url));

/** What the probe prints; seconds, and bytes. */
interface TakenIn {
  readonly rows: number;
  readonly newRows: number;
  readonly sameRows: number;
  readonly readSeconds: number;
  readonly recordSeconds: number;
  readonly processorSeconds: number;
  readonly peakMemory: number;
}

/** Tables of organisations, read, previewed and taken in, against COPY of the same rows into a bare table. */
export async function benchSheet(bench: Bench): Promise<Section> {
  const rows = organisationRows(tableRows);
  const files = await writeOrganisationTables(bench.folder, rows);
  const small = await writeOrganisationTables(bench.folder, rows.slice(0, tableRows / 10));
  const report: Row[] = [];
  for (const format of ['csv', 'xlsx'] as const) {
    report.push(...(await measureFormat(bench, format, { rows, file: files[format], small: small[format] })));
  }
  return {
    title: `Tables that people send in: ${tableRows.toLocaleString('en-GB')} organisations`,
    rows: report,
    notes: [
      'Read: every cell checked, every row compared with the register and kept for the preview. Taken in: organisation, unit, names, address.',
      'COPY writes the seven columns as they are into a table without index, key or check.',
      'Memory is measured in a process whose heap may hold 128 MB.',
    ],
  };
}

interface Table {
  readonly rows: readonly OrganisationCells[];
  readonly file: string;
  /** The first tenth of it. */
  readonly small: string;
}

async function measureFormat(bench: Bench, format: string, { rows, file, small }: Table): Promise<Row[]> {
  const taken: TakenIn[] = [];
  const again: TakenIn[] = [];
  const copies: number[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    bench.say(`taking in ${rows.length} organisations as ${format}`);
    const database = await newRegister(bench, `sheet_${format}_${round}`);
    copies.push(await copySeconds(database, rows));
    await bench.server.settle();
    taken.push(await takeIn(database, file));
    again.push(await takeIn(database, file));
    await bench.server.drop(database.name);
  }
  const copied = copies.map((seconds) => rows.length / seconds);
  const against = { what: 'COPY', value: summarise(copied) };
  const speed = (what: string, speeds: readonly number[]): Row => ({
    what: `${format}: ${what}`,
    unit: 'rows/s',
    koordi: summarise(speeds),
    against,
    ratio: ratios(speeds, copied),
  });
  return [
    speed(
      'read and previewed',
      taken.map(({ rows: count, readSeconds }) => count / readSeconds),
    ),
    speed(
      'taken in',
      taken.map(({ newRows, recordSeconds }) => newRows / recordSeconds),
    ),
    speed(
      'both',
      taken.map((one) => one.rows / (one.readSeconds + one.recordSeconds)),
    ),
    speed(
      'the same again',
      again.map((one) => one.rows / one.readSeconds),
    ),
    await measureMemory(bench, format, { rows, file, small }),
  ];
}

/** Node is allowed so little that what lies about as garbage is not counted for long. */
const tightHeap = ['--max-old-space-size=128'];

async function measureMemory(bench: Bench, format: string, { rows, file, small }: Table): Promise<Row> {
  bench.say(`taking in ${rows.length} organisations as ${format} with little memory`);
  const database = await newRegister(bench, `sheet_memory_${format}`);
  const few = await takeIn(database, small, tightHeap);
  const all = await takeIn(database, file, tightHeap);
  await bench.server.drop(database.name);
  return {
    what: `${format}: peak memory`,
    unit: 'MB',
    koordi: summarise([all.peakMemory / 1_000_000]),
    against: { what: `${rows.length / 10} rows`, value: summarise([few.peakMemory / 1_000_000]) },
    ratio: ratios([all.peakMemory], [few.peakMemory]),
    target: memoryTarget,
  };
}

/** An empty register with somebody who may send tables. */
async function newRegister(bench: Bench, name: string): Promise<BenchDatabase> {
  const database = await bench.server.create(name);
  await migrate(database.target);
  const client = await connectClient(database.target);
  await client.query(
    `insert into app_user (id, name, email) values ('bench', 'Aino Esimerkki', 'aino@koordi.example')`,
  );
  // The first grant of all, number 1, as the probe says.
  await client.query(
    `insert into role_grant (user_id, role, scope, valid_from) values ('bench', 'authority', 'everything', current_date - 1)`,
  );
  await client.query(`create table bare (
    business_id text, name text, unit_name text, street_address text, postal_code text, town text, seen_on text)`);
  await client.end();
  return database;
}

async function copySeconds(database: BenchDatabase, rows: readonly OrganisationCells[]): Promise<number> {
  const client = await connectClient(database.target);
  const columns = ['business_id', 'name', 'unit_name', 'street_address', 'postal_code', 'town', 'seen_on'];
  const startedAt = performance.now();
  await copyRows(client, 'bare', columns, rows);
  const seconds = (performance.now() - startedAt) / 1000;
  await client.end();
  return seconds;
}

async function takeIn(database: BenchDatabase, file: string, options: readonly string[] = []): Promise<TakenIn> {
  const taken: TakenIn = JSON.parse(await runNode([...options, probe, file], database.env));
  if (taken.newRows + taken.sameRows !== taken.rows || taken.rows === 0) {
    throw new Error(`${file} was not taken in whole: ${JSON.stringify(taken)}`);
  }
  return taken;
}
