import { join } from 'node:path';
import { sharedPath } from '#test/shared.ts';
import type { Bench } from './harness/bench.ts';
import type { BenchDatabase } from './harness/bench-server.ts';
import { type CopyTime, copyIntoBareTables, type FinishedRows, takeOut } from './harness/finished-rows.ts';
import { writeLists } from './harness/generated-files.ts';
import { type MeasuredImport, measureImport } from './harness/import-process.ts';
import { type Row, rounded, type Section } from './harness/report.ts';
import { ratios, summarise } from './harness/summary.ts';

/** As many rows as the real lists have. */
const listRows = 3561;

/** Memory may grow by so much when there are ten times as many files. */
const memoryTarget = 1.3;

interface Round {
  readonly first: MeasuredImport;
  /** The same files once more; not in every round. */
  readonly again: MeasuredImport | undefined;
  readonly copy: CopyTime;
}

/** How often something is measured. */
interface Rounds {
  readonly first: number;
  readonly again: number;
}

/** A round of the many files takes minutes. */
const roundsOfFiles: Rounds = { first: 2, again: 1 };

/** `koordi import` against COPY of what it leaves; and its memory against the number of files. */
export async function benchImport(bench: Bench): Promise<Section> {
  const lists = listsOf(bench);
  const listRounds = await importRounds(bench, 'lists', lists.path, { first: bench.rounds, again: bench.rounds });
  const { folder, part, bytes, names } = bench.files();
  const small = await peakOfPart(bench, part);
  const fileRounds = await importRounds(bench, 'descriptions', folder, {
    first: Math.min(bench.rounds, roundsOfFiles.first),
    again: roundsOfFiles.again,
  });
  const peaks = fileRounds.map(({ first }) => first.peakMemory / 1e6);
  return {
    title: 'Import',
    rows: [
      ...importRows(`${lists.kind} list rows`, listRounds),
      ...importRows('descriptions as files', fileRounds),
      {
        what: 'peak memory, all files',
        unit: 'MB',
        koordi: summarise(peaks),
        against: { what: 'a tenth of the files', value: summarise([small / 1e6]) },
        ratio: summarise(peaks.map((peak) => peak / (small / 1e6))),
        target: { atMost: memoryTarget },
      },
    ],
    notes: [
      `Descriptions: ${rounded(names.length)} files, ${rounded(bytes / names.length / 1000)} KB each on average.`,
      ...notesOn('Lists', listRounds),
      ...notesOn('Descriptions', fileRounds),
    ],
  };
}

function listsOf({ folder, say }: Bench): { path: string; kind: string } {
  const real = sharedPath('data/fi-projects');
  if (real) return { path: real, kind: 'real' };
  say(`writing ${listRows} list rows`);
  const path = join(folder, 'lists');
  writeLists(path, listRows);
  return { path, kind: 'generated' };
}

async function peakOfPart(bench: Bench, part: string): Promise<number> {
  bench.say('importing a tenth of the descriptions');
  const database = await bench.server.create('part');
  const { peakMemory } = await measureImport(bench, database, part, 'new');
  await bench.server.drop('part');
  return peakMemory;
}

async function importRounds(bench: Bench, name: string, path: string, times: Rounds): Promise<Round[]> {
  const rounds: Round[] = [];
  let finished: FinishedRows | undefined;
  for (let round = 1; round <= times.first; round += 1) {
    bench.say(`importing ${name}, round ${round} of ${times.first}`);
    const database = await bench.server.create(`${name}_${round}`);
    await bench.server.settle();
    const first = await measureImport(bench, database, path, 'new');
    const again = round <= times.again ? await measureImport(bench, database, path, 'same') : undefined;
    finished ??= await takeOut(database, join(bench.folder, `${name}-finished`));
    await bench.server.settle();
    rounds.push({ first, again, copy: await copyIntoBareTables(bench, database, finished) });
    await keepOrDrop(bench, database, `${name}_${round}`, name === 'descriptions' && round === times.first);
  }
  return rounds;
}

async function keepOrDrop(bench: Bench, database: BenchDatabase, name: string, isKept: boolean): Promise<void> {
  if (isKept) bench.keepAsRegister(database);
  else await bench.server.drop(name);
}

function importRows(what: string, rounds: readonly Round[]): Row[] {
  const count = rounded(rounds[0]?.first.rows ?? 0);
  const row = (name: string, unit: string, koordi: readonly number[], copied: readonly number[]): Row => ({
    what: name,
    unit,
    koordi: summarise(koordi),
    against: { what: 'COPY of the finished rows', value: summarise(copied) },
    ratio: ratios(koordi, copied),
  });
  const bySecond = ({ rows, seconds }: MeasuredImport) => rows / seconds;
  const byProcessor = ({ rows, processorSeconds, databaseProcessorSeconds }: MeasuredImport) =>
    rows / (processorSeconds + databaseProcessorSeconds);
  const rowsOf = (name: string, runs: readonly Run[]) => [
    row(
      name,
      'rows/s',
      runs.map(({ run }) => bySecond(run)),
      runs.map(({ run, copy }) => run.rows / copy.seconds),
    ),
    row(
      name,
      'rows/CPU s',
      runs.map(({ run }) => byProcessor(run)),
      runs.map(({ run, copy }) => run.rows / copy.processorSeconds),
    ),
  ];
  return [
    ...rowsOf(
      `${count} ${what}`,
      rounds.map(({ first, copy }) => ({ run: first, copy })),
    ),
    ...rowsOf(
      '  the same again, nothing new',
      rounds.flatMap(({ again, copy }) => (again ? { run: again, copy } : [])),
    ),
  ];
}

/** An import and the COPY measured in the same round. */
interface Run {
  readonly run: MeasuredImport;
  readonly copy: CopyTime;
}

function notesOn(what: string, rounds: readonly Round[]): string[] {
  const middle = (runs: readonly MeasuredImport[]) => runs.toSorted((a, b) => a.seconds - b.seconds)[runs.length >> 1];
  const first = middle(rounds.map((round) => round.first));
  const again = middle(rounds.flatMap((round) => round.again ?? []));
  const slowdown = summarise(rounds.map((round) => round.first.slowdown)).median;
  return [
    ...(first ? [`${what}: first import ${timeSpent(first)}.`] : []),
    ...(again ? [`${what}: second import ${timeSpent(again)}.`] : []),
    ...(Number.isFinite(slowdown) && slowdown !== 1
      ? [`${what}: the last batch of 1,000 took ${rounded(slowdown)} times as long as the first.`]
      : []),
  ];
}

/** Phases of a hundredth of the time or more. */
function timeSpent({ seconds, phases, processorSeconds, databaseProcessorSeconds }: MeasuredImport): string {
  const shares = phases
    .filter(([, spent]) => spent > seconds / 100)
    .map(([phase, spent]) => `${phase} ${Math.round((spent / seconds) * 100)} %`);
  return `${rounded(seconds)} s (CPU: ${rounded(processorSeconds)} s the importing process, ${rounded(databaseProcessorSeconds)} s PostgreSQL): ${shares.join('; ')}`;
}
