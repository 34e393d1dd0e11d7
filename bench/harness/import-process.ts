import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';
import type { BenchDatabase } from './bench-server.ts';
import { koordiProgram, runNode } from './child.ts';
import { type NotedStatement, type ProbeResult, probeVariable, readProbe } from './probe-result.ts';
import { familyProcessorTime } from './process-use.ts';

/** One run of `koordi import`, taken apart. */
export interface MeasuredImport {
  /** Rows of lists and descriptions that it told of. */
  readonly rows: number;
  /** From the first statement of the import to its last; the start of the program is not in it. */
  readonly seconds: number;
  /** Seconds of each phase, the longest first; together `seconds`. */
  readonly phases: readonly (readonly [phase: string, seconds: number])[];
  readonly peakMemory: number;
  /** Of the importing process, its start included. */
  readonly processorSeconds: number;
  readonly databaseProcessorSeconds: number;
  /** How long the last batch took, in batches of the first: does it slow down as the register fills? */
  readonly slowdown: number;
}

const probe = fileURLToPath(new URL('../import-probe.ts', import.meta.url));

/** What statements belong to which phase, the first that fits. What passes between statements is the process's own work. */
const phaseOfStatement: readonly (readonly [RegExp, string])[] = [
  [/^(copy|create index on|analyze|drop table if exists) import_(source|item)/, 'stage: COPY to temporary tables'],
  [/^(update|select outcome, count.*) import_item/, 'compare'],
  [/^insert into source_file/, 'record: source files'],
  [/^insert into description_search/, 'record: search words'],
  [/^with told as/, 'record: what is in force'],
  [/^(begin|commit)/, 'record: commit'],
  [/^/, 'record: projects, organisations, versions, links'],
];

/** Imports files as users do, in a process of its own. Throws when it took in other rows than it should. */
export async function measureImport(
  { folder, server }: Pick<Bench, 'folder' | 'server'>,
  database: BenchDatabase,
  path: string,
  expected: 'new' | 'same',
): Promise<MeasuredImport> {
  const file = join(folder, 'probe.json');
  const parameters = ['--import', probe, koordiProgram, 'import', path, '--json'];
  const before = familyProcessorTime(server.pid);
  const { counts }: { counts: Record<'new' | 'changed' | 'same', number> } = JSON.parse(
    await runNode(parameters, { ...database.env, [probeVariable]: file }),
  );
  const rows = counts.new + counts.changed + counts.same;
  const other = expected === 'new' ? counts.same : counts.new + counts.changed;
  if (rows === 0 || other > rows / 100) {
    throw new Error(`An import of ${path} that should find all ${expected} found ${JSON.stringify(counts)}.`);
  }
  const databaseProcessorSeconds = (familyProcessorTime(server.pid) - before) / 1000;
  return { rows, databaseProcessorSeconds, ...takeApart(readProbe(file)) };
}

function takeApart({
  statements,
  peakMemory,
  processorMs,
}: ProbeResult): Omit<MeasuredImport, 'rows' | 'databaseProcessorSeconds'> {
  const first = statements.findIndex(({ text }) => text.startsWith('drop table if exists import_source'));
  const last = statements.findLastIndex(({ text }) => text.startsWith('select pg_advisory_unlock'));
  const inside = statements.slice(first, last + 1);
  const from = inside[0]?.startedAt ?? 0;
  const until = inside.at(-1)?.endedAt ?? 0;
  return {
    seconds: (until - from) / 1000,
    phases: phasesOf(inside, from, until),
    peakMemory,
    processorSeconds: processorMs / 1000,
    slowdown: slowdownOf(inside),
  };
}

function phasesOf(statements: readonly NotedStatement[], from: number, until: number): [string, number][] {
  const seconds = new Map<string, number>();
  const add = (phase: string, ms: number) => seconds.set(phase, (seconds.get(phase) ?? 0) + ms / 1000);
  const comparedAt = statements.find(({ text }) => text.startsWith('update import_item'))?.startedAt ?? until;
  let reached = from;
  for (const { text, startedAt, endedAt } of statements) {
    add(startedAt <= comparedAt ? 'read: files, parse, judge' : 'between statements', Math.max(0, startedAt - reached));
    add(phaseOf(text), endedAt - Math.max(startedAt, reached));
    reached = endedAt;
  }
  return [...seconds].sort(([, a], [, b]) => b - a);
}

function phaseOf(text: string): string {
  return phaseOfStatement.find(([beginning]) => beginning.test(text))?.[1] ?? '';
}

function slowdownOf(statements: readonly NotedStatement[]): number {
  const batches = statements
    .filter(({ text }) => text.startsWith('insert into source_file'))
    .map(({ startedAt }) => startedAt);
  const lengths = batches.slice(1).map((startedAt, index) => startedAt - (batches[index] ?? 0));
  return (lengths.at(-1) ?? 1) / (lengths[0] ?? 1);
}
