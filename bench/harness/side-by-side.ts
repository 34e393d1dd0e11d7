import type { Row } from './report.ts';
import { quantile, ratios, summarise } from './summary.ts';

/** Milliseconds that each of some questions took, in one round. */
export type Times = readonly number[];

export interface SideBySide {
  /** By round. */
  readonly ours: readonly Times[];
  readonly theirs: readonly Times[];
}

/** Two ways to the same answer. `prepare` is not measured. */
export interface Contest<Question> {
  prepare?(question: Question): Promise<unknown>;
  ours(question: Question): Promise<unknown>;
  theirs(question: Question): Promise<unknown>;
}

/** Asks both sides every question in turn, now this side first and now that one; the first round is for nothing. */
export async function timeSideBySide<Question>(
  rounds: number,
  questions: readonly Question[],
  { prepare, ours, theirs }: Contest<Question>,
): Promise<SideBySide> {
  const times: { ours: Times[]; theirs: Times[] } = { ours: [], theirs: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const oursOfRound: number[] = [];
    const theirsOfRound: number[] = [];
    for (const [place, question] of questions.entries()) {
      await prepare?.(question);
      const isOursFirst = (place + round) % 2 === 0;
      if (isOursFirst) oursOfRound.push(await timeOf(() => ours(question)));
      theirsOfRound.push(await timeOf(() => theirs(question)));
      if (!isOursFirst) oursOfRound.push(await timeOf(() => ours(question)));
    }
    if (round === 0) continue;
    times.ours.push(oursOfRound);
    times.theirs.push(theirsOfRound);
  }
  return times;
}

/** Asks one side alone; the first round is for nothing. */
export async function timeAlone<Question>(
  rounds: number,
  questions: readonly Question[],
  ask: (question: Question) => Promise<unknown>,
): Promise<Times[]> {
  const all: Times[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const times: number[] = [];
    for (const question of questions) times.push(await timeOf(() => ask(question)));
    all.push(times);
  }
  return all.slice(1);
}

async function timeOf(ask: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await ask();
  return performance.now() - startedAt;
}

export function quantileOf(rounds: readonly Times[], share: number): number[] {
  return rounds.map((times) =>
    quantile(
      times.toSorted((a, b) => a - b),
      share,
    ),
  );
}

/** One row: the time below which this share of the questions was answered, against the other side's. */
export function rowOfQuantile(
  what: string,
  peer: string,
  { ours, theirs }: SideBySide,
  share: number,
  target?: Row['target'],
): Row {
  const koordi = quantileOf(ours, share);
  const other = quantileOf(theirs, share);
  return {
    what: `${what}, p${share * 100}`,
    unit: 'ms',
    koordi: summarise(koordi),
    against: { what: peer, value: summarise(other) },
    ratio: ratios(koordi, other),
    ...(target && { target }),
  };
}

/** One row: the same against a limit in milliseconds. */
export function rowOfLimit(what: string, { ours }: SideBySide, share: number, limit: number): Row {
  const koordi = quantileOf(ours, share);
  return {
    what: `${what}, p${share * 100}`,
    unit: 'ms',
    koordi: summarise(koordi),
    against: { what: 'limit', value: summarise([limit]) },
    ratio: summarise(koordi.map((time) => time / limit)),
    target: { atMost: 1 },
  };
}
