import type pg from 'pg';
import { getDayFacts } from '#features/coordination/public.server.ts';
import { figuresOf, warningsOf } from '#features/coordination/public.ts';
import { listMeasures } from '#features/measure/public.server.ts';
import { listOwnProjects } from '#features/workspace/public.server.ts';
import { connectClient, type Database, openDatabase, type Read, readingAs } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import type { Actor, Grant, Scope } from '#platform/permission/actor.ts';
import type { Bench } from './harness/bench.ts';
import { type CoordinatedProjects, fillCoordinatedProjects, measuredOn } from './harness/coordinated-projects.ts';
import type { Row, Section } from './harness/report.ts';
import { rowOfQuantile, type SideBySide, timeSideBySide } from './harness/side-by-side.ts';
import { coordinationBySql, measuresBySql, projectsBySql } from './peers/hand-written-coordination.ts';

const size = { projects: 2000, measures: 20_000, seats: 12 };
/** As many coordination projects as there may be, and all projects under one. */
const shapes: readonly CoordinatedProjects[] = [
  { ...size, coordinations: 40 },
  { ...size, coordinations: 1 },
];
const peer = 'hand-written SQL';
const rowsOnPage = 50;
const timesAsked = 10;

/** The lists of the workspace and the coordination view, against SQL written by hand that knows nothing of rights. */
export async function benchCoordination(bench: Bench): Promise<Section> {
  const rows: Row[] = [];
  for (const shape of shapes) rows.push(...(await measure(bench, shape)));
  return {
    title: 'Coordination',
    rows,
    notes: [
      `${size.projects} projects, ${size.measures} measures and ${size.measures * size.seats} seats, by a coordinator of one coordination project; first of 40, then of the only one, which carries them all. Koordi reads as a role under row-level security and works out warnings, next days and the tree's rows, too; the SQL by hand gives the same numbers to somebody who may see everything.`,
      'Lists are first pages of 50 in the order in which they open.',
    ],
  };
}

async function measure(bench: Bench, shape: CoordinatedProjects): Promise<Row[]> {
  bench.say(`filling ${shape.projects} projects with ${shape.measures} measures under ${shape.coordinations}`);
  const { target } = await bench.server.create(`coordination_${shape.coordinations}`);
  await migrate(target);
  const client = await connectClient(target);
  const database = await openDatabase(target);
  try {
    await fillCoordinatedProjects(client, shape);
    const codes = Array.from({ length: timesAsked }, (_, n) => `S${300_001 + (n % shape.coordinations)}`);
    const actors = new Map<string, Actor>();
    for (const code of new Set(codes)) actors.set(code, await coordinatorOf(client, code));
    const asked = codes.flatMap((code) => (actors.has(code) ? [{ code, actor: actors.get(code) as Actor }] : []));
    return await compare(bench, {
      client,
      database,
      asked,
      under: `${shape.projects / shape.coordinations} under one`,
    });
  } finally {
    await client.end();
    await database.destroy();
  }
}

interface Asked {
  readonly code: string;
  readonly actor: Actor;
}

interface Contestants {
  readonly client: pg.Client;
  readonly database: Database;
  readonly asked: readonly Asked[];
  readonly under: string;
}

async function compare(bench: Bench, { client, database, asked, under }: Contestants): Promise<Row[]> {
  const as = <Result>({ actor }: Asked, work: (read: Read) => Promise<Result>) =>
    readingAs(database, actor.userId, work);
  const view = {
    ours: (one: Asked) => as(one, (read) => viewOf(read, one)),
    theirs: ({ code }: Asked) => coordinationBySql(client, code, measuredOn),
  };
  const measures = {
    ours: (one: Asked) => as(one, (read) => listMeasures(read, one.actor, question('startsOn'), rowsOnPage)),
    theirs: ({ code }: Asked) => measuresBySql(client, code, rowsOnPage),
  };
  const projects = {
    ours: (one: Asked) =>
      as(one, (read) => listOwnProjects(read, one.actor, question('endsOn'), { today: measuredOn, limit: rowsOnPage })),
    theirs: ({ code }: Asked) => projectsBySql(client, code, rowsOnPage),
  };
  for (const one of asked) {
    const { numbers } = await view.ours(one);
    refuseDifference(numbers, await view.theirs(one), one.code);
    refuseDifference(
      (await measures.ours(one)).rows.map(({ id }) => id),
      await measures.theirs(one),
      one.code,
    );
    refuseDifference(
      (await projects.ours(one)).rows.map(({ code }) => code),
      await projects.theirs(one),
      one.code,
    );
  }
  const both = (what: string, times: SideBySide) =>
    [0.5, 0.95].map((share) => rowOfQuantile(`${under}: ${what}`, peer, times, share));
  return [
    ...both('coordination view', await timeSideBySide(bench.rounds, asked, view)),
    ...both('list of measures', await timeSideBySide(bench.rounds, asked, measures)),
    ...both('list of projects', await timeSideBySide(bench.rounds, asked, projects)),
  ];
}

function question<Sort extends string>(sort: Sort) {
  return { words: '', chosen: {}, sort, direction: 'descending' as const, place: undefined };
}

/** What the page shows. */
async function viewOf(read: Read, { actor, code }: Asked) {
  const facts = await getDayFacts(read, actor, code, { on: measuredOn, today: measuredOn });
  const byProject = Map.groupBy(facts.measures, ({ projectId }) => projectId);
  const numbers = facts.projects.map((project) => {
    const own = byProject.get(project.id) ?? [];
    const { seats } = figuresOf([project], own, measuredOn);
    return { code: project.code, measures: own.length, held: seats.held, waiting: seats.waiting };
  });
  return { numbers, warnings: warningsOf(facts) };
}

/** Two that do not answer the same are not to be compared. */
function refuseDifference(ours: readonly unknown[], theirs: readonly unknown[], code: string): void {
  const [one, other] = [ours, theirs].map((answer) => JSON.stringify(answer.map(withoutMore)));
  if (one !== other) throw new Error(`Of ${code} Koordi and SQL by hand say different things: ${one} and ${other}.`);
}

/** The numbers that both give. */
function withoutMore(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const { code, measures, held, waiting } = row as Record<string, unknown>;
  return { code, measures, held, waiting };
}

async function coordinatorOf(client: pg.Client, code: string): Promise<Actor> {
  const userId = `bench-${code.toLowerCase()}`;
  await client.query(`insert into app_user (id, name, email) values ($1, 'Mitta Mittaaja', $1 || '@koordi.example')`, [
    userId,
  ]);
  const { rows } = await client.query<{ id: number; project_id: number }>(
    `insert into role_grant (user_id, role, scope, project_id, valid_from)
     select $1, 'coordinator', 'project', project.id, '2000-01-01' from project where project.code = $2
     returning id, project_id`,
    [userId, code],
  );
  const [grant] = rows;
  if (!grant) throw new Error(`There is no project ${code}.`);
  const scope: Scope = { kind: 'project', id: grant.project_id };
  const grants: Grant[] = [{ id: grant.id, role: 'coordinator', scope, deputyFor: undefined }];
  return {
    userId,
    name: 'Mitta Mittaaja',
    email: `${userId}@koordi.example`,
    language: 'fi',
    sessionId: 'bench',
    grants,
    isDemo: false,
    origin: '192.0.2.1',
    requestId: 'bench',
  };
}
