import type pg from 'pg';
import { breakGlass } from '#features/access/public.server.ts';
import { verifyAudit } from '#features/audit/public.server.ts';
import { decideLink } from '#features/project/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import {
  connectClient,
  type Database,
  openDatabase,
  SERVICE,
  type Tx,
  writingAs,
} from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import type { Actor, Grant } from '#platform/permission/actor.ts';
import type { Bench } from './harness/bench.ts';
import type { BenchDatabase } from './harness/bench-server.ts';
import { type Row, rounded, type Section } from './harness/report.ts';
import { ratios, summarise } from './harness/summary.ts';
import { bareDecision, bareGlass, bareTables, findPgbench, runPgbench, sameDecision } from './peers/bare-inserts.ts';

const clientCounts = [1, 4, 10, 16];
const projects = 2000;
/** A project is opened once by a user and hour, so each act needs one of its own; more than are ever reached. */
const projectsUnderGlass = 300_000;
let projectsOpened = 0;
const title = 'Acts, written down and on disk';
const wantedShare = 0.4;
/** Entries with which the audit is filled up before it is verified. */
const entriesVerified = 200_000;

/** Acts a second with their entry in the chained audit, each committed to disk, against bare inserts of the same columns. */
export async function benchActs(bench: Bench): Promise<Section> {
  const database = await bench.server.create('acts');
  await migrate(database.target);
  const actor = await prepare(database);
  const pgbench = findPgbench();
  const kinds: readonly ActKind[] = [
    {
      name: 'bond decided',
      userId: SERVICE,
      act: decideSome,
      bare: bareDecision,
      same: sameDecision,
      target: { atLeast: wantedShare },
    },
    { name: 'glass broken', userId: actor.userId, act: (tx) => breakSome(tx, actor), bare: bareGlass },
  ];
  const rows: Row[] = [];
  for (const kind of kinds) {
    for (const clients of clientCounts) rows.push(...(await measure(bench, database, { ...kind, clients }, pgbench)));
  }
  rows.push(await measureVerifying(bench, database));
  return { title, rows, notes: notesOf(pgbench) };
}

interface ActKind {
  readonly name: string;
  /** In whose name. */
  readonly userId: string;
  readonly act: (tx: Tx) => Promise<unknown>;
  readonly bare: string;
  /** The very statements of the act, where they need nothing from one another. */
  readonly same?: string;
  readonly target?: NonNullable<Row['target']>;
}

function notesOf(pgbench: string | undefined): string[] {
  return [
    'An act is a transaction: who acts is told to row-level security, what has to be known is asked, a row is written, and its entry with two digests. A bond decided asks nothing; breaking the glass asks for the project, whose it is and whom to tell. Koordi has ten connections.',
    'pgbench inserts one row into each of two tables of the same columns without key, index, check or trigger, in a prepared transaction. *The same statements* are those of the act, sent by pgbench to the same tables as the same role: what PostgreSQL itself takes for them, without Koordi. All wait until the disk has it.',
    ...(pgbench ? [] : ['pgbench was not found on the PATH (Debian: postgresql-contrib): Koordi alone was measured.']),
  ];
}

async function prepare({ target }: BenchDatabase): Promise<Actor> {
  const client = await connectClient(target);
  try {
    await client.query(`insert into project (code) select 'S' || (10000 + n) from generate_series(1, ${projects}) n`);
    await client.query(
      `insert into project (code) select 'A' || (100000 + n) from generate_series(1, ${projectsUnderGlass}) n`,
    );
    await client.query(bareTables);
    await client.query(
      `insert into app_user (id, name, email) values ('bench', 'Mitta Mittaaja', 'bench@koordi.example')`,
    );
    const grant = await grantElsewhere(client);
    await client.query('analyze');
    return {
      userId: 'bench',
      name: 'Mitta Mittaaja',
      email: 'bench@koordi.example',
      language: 'fi',
      sessionId: 'bench',
      grants: [grant],
      isDemo: false,
      origin: '192.0.2.1',
      requestId: 'bench',
    };
  } finally {
    await client.end();
  }
}

/** A right that lets the glass be broken, to a project of which nothing else is asked. */
async function grantElsewhere(client: pg.Client): Promise<Grant> {
  const { rows } = await client.query<{ id: number; projectId: number }>(
    `with elsewhere as (insert into project (code) values ('S99999') returning id)
     insert into role_grant (user_id, role, scope, project_id, valid_from)
     select 'bench', 'coordinator', 'project', elsewhere.id, current_date - 1 from elsewhere
     returning id, project_id as "projectId"`,
  );
  const [grant] = rows;
  if (!grant) throw new Error('The benchmark was given no right.');
  return { id: grant.id, role: 'coordinator', scope: { kind: 'project', id: grant.projectId }, deputyFor: undefined };
}

/** Pairs that were not decided before, as far as chance goes. */
function decideSome(tx: Tx): Promise<void> {
  const link = {
    kind: 'successor',
    from: someCode(1, projects / 2),
    to: someCode(projects / 2 + 1, projects),
  } as const;
  return decideLink(tx, systemClock, link, 'confirmed');
}

function breakSome(tx: Tx, actor: Actor): Promise<number> {
  const reason = 'Rinnakkaishankkeen päätös puuttuu emohankkeelta.';
  projectsOpened += 1;
  if (projectsOpened > projectsUnderGlass) throw new Error('The benchmark has no project left to open.');
  return breakGlass(tx, actor, systemClock, { projectCode: `A${100_000 + projectsOpened}`, reason });
}

function someCode(first: number, last: number): string {
  return `S${10_000 + first + Math.floor(Math.random() * (last - first + 1))}`;
}

async function measure(
  bench: Bench,
  database: BenchDatabase,
  { name, clients, bare, same, target, ...kind }: ActKind & { readonly clients: number },
  pgbench: string | undefined,
): Promise<Row[]> {
  bench.say(`${name}, ${clients} at a time`);
  const pool = await openDatabase(database.target);
  const [ours, theirs, sames]: [number[], number[], number[]] = [[], [], []];
  const run = { clients, seconds: bench.seconds };
  const sides = [
    async () => ours.push(await actsPerSecond(pool, clients, bench.seconds, kind)),
    async () => pgbench && theirs.push(await runPgbench(pgbench, database, bench.folder, { ...run, script: bare })),
    async () =>
      pgbench &&
      same &&
      sames.push(await runPgbench(pgbench, database, bench.folder, { ...run, script: same, role: 'koordi_app' })),
  ];
  try {
    await actsPerSecond(pool, clients, bench.seconds / 3, kind);
    for (let round = 0; round < bench.rounds; round += 1) {
      await bench.server.settle();
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side();
    }
  } finally {
    await pool.destroy();
  }
  const row = { what: `${name}, ${clients} at a time`, unit: 'acts/s', koordi: summarise(ours) };
  if (!pgbench) return [row];
  const against = (what: string, speeds: readonly number[]) => ({
    against: { what, value: summarise(speeds) },
    ratio: ratios(ours, speeds),
  });
  return [
    { ...row, ...against('pgbench', theirs), ...(target && { target }) },
    ...(same ? [{ ...row, ...against('the same statements', sames) }] : []),
  ];
}

async function actsPerSecond(
  database: Database,
  clients: number,
  seconds: number,
  { userId, act }: Pick<ActKind, 'userId' | 'act'>,
): Promise<number> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let done = 0;
  const work = async () => {
    while (performance.now() < until) {
      await writingAs(database, userId, act);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  return (done / (performance.now() - startedAt)) * 1000;
}

/** What was just written must hold, and how long it takes to find out. */
async function measureVerifying(bench: Bench, { target }: BenchDatabase): Promise<Row> {
  bench.say('verifying the audit');
  const client = await connectClient(target);
  try {
    await client.query(
      `insert into audit_entry (acted_at, act, subject_kind, subject_id, user_id)
       select now(), 'project.decide-link', 'project', 'S10001', $1
       from generate_series((select count(*) from audit_entry), $2::bigint)`,
      [SERVICE, entriesVerified],
    );
    const speeds: number[] = [];
    for (let round = 0; round < bench.rounds; round += 1) {
      const startedAt = performance.now();
      const { entries, faults } = await verifyAudit(client);
      if (faults.length > 0) throw new Error(`The audit does not hold: ${JSON.stringify(faults[0])}`);
      speeds.push((entries / (performance.now() - startedAt)) * 1000);
    }
    return { what: `verifying ${rounded(entriesVerified)} entries`, unit: 'entries/s', koordi: summarise(speeds) };
  } finally {
    await client.end();
  }
}
