import type pg from 'pg';
import { connectClient, type Database, databaseOn } from '#platform/db/database.server.ts';
import type { BenchDatabase } from './bench-server.ts';

/** How PostgreSQL answered the statements of one page. */
export interface ExplainedPage {
  /** What the queries answered. */
  readonly answer: unknown;
  readonly statements: number;
  /** Planning and running together, without the way to the client. */
  readonly milliseconds: number;
  /** Tables that were read from end to end, although they have more rows than a page needs. */
  readonly wholeTables: readonly string[];
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly PlanNode[];
}

interface Explained {
  readonly Plan: PlanNode;
  readonly 'Planning Time': number;
  readonly 'Execution Time': number;
}

/** Reading a table of fewer rows from end to end is quicker than any index. */
const fewRows = 900;

/** The queries of a page, and what is asked before the first page and does not count. */
export interface PageAsked {
  prepare(database: Database): Promise<unknown>;
  ask(database: Database): Promise<unknown>;
}

/** Runs the product's own queries of a page and lets PostgreSQL say what each cost; the best of a few times. */
export async function explainPage({ target }: BenchDatabase, page: PageAsked): Promise<ExplainedPage> {
  const client = await connectClient(target);
  try {
    const { answer, statements } = await statementsOf(client, page);
    const explained: Explained[] = [];
    for (const statement of statements) explained.push(await explain(client, statement));
    return {
      answer,
      statements: statements.length,
      milliseconds: explained.reduce((sum, plan) => sum + timeOf(plan), 0),
      wholeTables: explained.flatMap(({ Plan }) => wholeTables(Plan)),
    };
  } finally {
    await client.end();
  }
}

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

async function statementsOf(client: pg.Client, { prepare, ask }: PageAsked) {
  let statements: Statement[] = [];
  const listening = Object.create(client) as pg.Client;
  // One connection answers one statement after the other, also when a page asks several at once.
  let before: Promise<unknown> = Promise.resolve();
  listening.query = ((text: string, values: readonly unknown[]) => {
    statements.push({ text, values });
    const answer = before.then(() => client.query(text, [...values]));
    before = answer.catch(() => {});
    return answer;
  }) as typeof client.query;
  const database = databaseOn(listening);
  await prepare(database);
  statements = [];
  const answer = await ask(database);
  return { answer, statements };
}

async function explain(client: pg.Client, { text, values }: Statement): Promise<Explained> {
  const tries: Explained[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { rows } = await client.query(`explain (analyze, timing off, format json) ${text}`, [...values]);
    tries.push(rows[0]['QUERY PLAN'][0]);
  }
  return tries.reduce((best, next) => (timeOf(next) < timeOf(best) ? next : best));
}

function timeOf(explained: Explained): number {
  return explained['Planning Time'] + explained['Execution Time'];
}

function wholeTables(node: PlanNode): string[] {
  const rows = ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1);
  const isWhole = node['Node Type'] === 'Seq Scan' && rows > fewRows;
  return [...(isWhole ? [node['Relation Name'] ?? ''] : []), ...(node.Plans ?? []).flatMap(wholeTables)];
}
