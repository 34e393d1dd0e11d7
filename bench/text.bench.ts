import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printText, readDescription } from '#features/description/public.ts';
import { sharedPath } from '#test/shared.ts';
import type { Bench } from './harness/bench.ts';
import { type Row, rounded, type Section } from './harness/report.ts';
import { ratios, summarise } from './harness/summary.ts';

/** Texts held at once: enough work to be timed, and memory stays flat. */
const batchSize = 500;
/** The few real descriptions are read this many times over in a round. */
const seedRepeats = 100;

/** Processor seconds for the same texts. */
interface Spent {
  read: number;
  print: number;
  /** Splitting the text into lines and joining them: less than that no reader or printer can do. */
  floor: number;
}

interface Round extends Spent {
  texts: number;
  bytes: number;
}

/** Reading and printing descriptions, against walking over their lines; in processor time of this process. */
export async function benchText(bench: Bench): Promise<Section> {
  const { names } = bench.files();
  const generated = roundsOf(bench, 'the generated descriptions', () => batchesOf(names));
  const seeds = seedTexts();
  const real = seeds && roundsOf(bench, 'the real descriptions', () => Array<string[]>(seedRepeats).fill(seeds));
  return {
    title: 'Reading and printing',
    rows: [
      ...textRows(`${rounded(names.length)} generated`, generated),
      ...(seeds && real ? textRows(`${seeds.length} real`, real) : []),
    ],
    notes: [
      'Every text was read, printed and found the same letter by letter.',
      ...(seeds ? [] : ['The real descriptions were not at hand.']),
    ],
  };
}

function seedTexts(): string[] | undefined {
  const folder = sharedPath('seeds');
  if (!folder) return undefined;
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

function* batchesOf(names: readonly string[]): Generator<string[]> {
  for (let from = 0; from < names.length; from += batchSize) {
    yield names.slice(from, from + batchSize).map((name) => readFileSync(name, 'utf8'));
  }
}

function roundsOf({ rounds, say }: Bench, what: string, batches: () => Iterable<string[]>): Round[] {
  return Array.from({ length: rounds }, (_, index) => {
    say(`reading and printing ${what}, round ${index + 1} of ${rounds}`);
    return measureRound(batches());
  });
}

function measureRound(batches: Iterable<readonly string[]>): Round {
  const round: Round = { read: 0, print: 0, floor: 0, texts: 0, bytes: 0 };
  for (const texts of batches) {
    const records = timed(round, 'read', () => texts.map((text) => readDescription(text).record));
    const printed = timed(round, 'print', () => records.map((record) => printText(record)));
    const joined = timed(round, 'floor', () => texts.map((text) => text.split('\n').join('\n')));
    const differing = texts.findIndex((text, index) => printed[index] !== text || joined[index] !== text);
    if (differing >= 0) throw new Error(`This was not printed as it was read:\n${texts[differing]?.slice(0, 200)}`);
    round.texts += texts.length;
    round.bytes += texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  }
  return round;
}

function timed<Result>(round: Spent, act: keyof Spent, work: () => Result): Result {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  round[act] += (user + system) / 1e6;
  return result;
}

function textRows(what: string, rounds: readonly Round[]): Row[] {
  return (['read', 'print'] as const).flatMap((act): Row[] => {
    const perSecond = (amount: (round: Round) => number, spent: keyof Spent) =>
      rounds.map((round) => amount(round) / round[spent]);
    const texts = perSecond((round) => round.texts, act);
    const floor = perSecond((round) => round.texts, 'floor');
    const megabytes = perSecond((round) => round.bytes / 1e6, act);
    return [
      {
        what: `${what}: ${act}`,
        unit: 'texts/s',
        koordi: summarise(texts),
        against: { what: 'splitting into lines and joining', value: summarise(floor) },
        ratio: ratios(texts, floor),
      },
      { what: `${what}: ${act}, as letters`, unit: 'MB/s', koordi: summarise(megabytes) },
    ];
  });
}
