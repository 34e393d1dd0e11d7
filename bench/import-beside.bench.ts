import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Bench, timesAsMany } from './harness/bench.ts';
import type { BenchDatabase } from './harness/bench-server.ts';
import { koordiProgram, runNode, type ServerProcess } from './harness/child.ts';
import { writeDescriptions } from './harness/generated-files.ts';
import { askWhile, type Paced } from './harness/paced.ts';
import { addressesInTurn, startKoordi } from './harness/page-cost.ts';
import { type Row, rounded, type Section } from './harness/report.ts';
import { quantile, ratios, summarise } from './harness/summary.ts';
import { sampleWords } from './harness/word-sample.ts';

/** Descriptions that are new to the register, for each round. */
const imported = 1000;
/** Some three hundred readers at once who look at each page for a minute. */
const asksPerSecond = 5;
const wordsAsked = 64;
/** How much longer the slowest answers may take during an import. */
const target = { atMost: 2 };

/** Searches over HTTP while another process imports, against the same searches at rest. */
export async function benchImportBeside(bench: Bench): Promise<Section> {
  const rows: Row[] = [];
  const notes: string[] = [];
  for (const [original, projects] of [
    [await bench.register(), bench.descriptions],
    [await bench.bigRegister(), bench.descriptions * timesAsMany],
  ] as const) {
    const database = await bench.server.create('beside', original);
    await bench.server.settle();
    const rounds = await measureRounds(bench, database);
    await bench.server.drop('beside');
    const size = `${rounded(projects)} projects`;
    rows.push(...[0.5, 0.99].map((share) => rowOf(size, rounds, share)));
    notes.push(noteOn(size, rounds));
  }
  return {
    title: 'Searching beside an import',
    rows,
    notes: [
      `${asksPerSecond} searches a second, each with other words or another address, whether answered or not; ${rounded(imported)} new descriptions imported by another process, its start included.`,
      ...notes,
    ],
  };
}

interface Round {
  readonly atRest: Paced;
  readonly during: Paced;
  /** How long the import took. */
  readonly seconds: number;
}

async function measureRounds(bench: Bench, database: BenchDatabase): Promise<Round[]> {
  const server = await startKoordi(database);
  try {
    const nextAddress = addressesInTurn(
      sampleWords(wordsAsked).map((word) => `/fi/projects?q=${encodeURIComponent(word)}`),
    );
    // For nothing: the facts are read, the program warms up.
    await ask(server, nextAddress, wait(5000));
    const rounds: Round[] = [];
    for (let round = 0; round < bench.rounds; round += 1) {
      const folder = newDescriptions(bench, round);
      bench.say(`searching while ${imported} descriptions are imported, round ${round + 1} of ${bench.rounds}`);
      const startedAt = performance.now();
      const during = await ask(server, nextAddress, runNode([koordiProgram, 'import', folder, '--json'], database.env));
      const milliseconds = performance.now() - startedAt;
      await bench.server.settle();
      const atRest = await ask(server, nextAddress, wait(milliseconds));
      rounds.push({ atRest, during, seconds: milliseconds / 1000 });
    }
    return rounds;
  } finally {
    await server.stop();
  }
}

function ask({ address }: ServerProcess, nextAddress: () => string, work: Promise<unknown>): Promise<Paced> {
  return askWhile(address, nextAddress, asksPerSecond, work);
}

/** Written once for both registers: descriptions that follow those that the registers hold. */
function newDescriptions({ folder, descriptions }: Bench, round: number): string {
  const path = join(folder, `beside-${round}`);
  if (existsSync(path)) return path;
  mkdirSync(path);
  writeDescriptions(path, imported, imported, descriptions + round * imported);
  return path;
}

function rowOf(size: string, rounds: readonly Round[], share: number): Row {
  const during = rounds.map((round) => quantile(round.during.times, share));
  const atRest = rounds.map((round) => quantile(round.atRest.times, share));
  return {
    what: `${size}: searching during an import, p${share * 100}`,
    unit: 'ms',
    koordi: summarise(during),
    against: { what: 'at rest', value: summarise(atRest) },
    ratio: ratios(during, atRest),
    ...(share === 0.99 && { target }),
  };
}

function noteOn(size: string, rounds: readonly Round[]): string {
  const failures = rounds.reduce((sum, { during, atRest }) => sum + during.failures + atRest.failures, 0);
  const seconds = rounded(summarise(rounds.map((round) => round.seconds)).median);
  const asked = rounded(summarise(rounds.map(({ during }) => during.times.length)).median);
  const failed = failures === 0 ? 'all were answered' : `${failures} of all searches were not answered with the page`;
  return `${size}: an import took ${seconds} s, ${asked} searches were asked meanwhile; ${failed}. The p99 of so few is about the slowest.`;
}
