import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';
import type { BenchDatabase } from './bench-server.ts';
import { runNode } from './child.ts';
import type { PageCosts } from './page-cost.ts';
import { rounded } from './report.ts';
import { summarise } from './summary.ts';

const probe = fileURLToPath(new URL('../shelf-probe.ts', import.meta.url));

/** What the probe prints; times in milliseconds, memory in bytes. */
interface Shelf {
  readonly total: number;
  readonly filled: number;
  readonly memory: number;
  readonly nothingNew: number;
  readonly takenUp: number;
  readonly changedRows: number;
}

/** The facts kept in memory: how much, how long the first reading takes, and how long the taking up of what was changed. */
export async function measureShelf(bench: Bench, database: BenchDatabase): Promise<PageCosts> {
  const shelves: Shelf[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    bench.say('filling the facts in memory');
    shelves.push(JSON.parse(await runNode(['--expose-gc', probe], database.env)));
  }
  const size = rounded(shelves[0]?.total ?? 0);
  const row = (what: string, unit: string, value: (shelf: Shelf) => number) => ({
    what: `${size} projects: ${what}`,
    unit,
    koordi: summarise(shelves.map(value)),
  });
  return {
    rows: [
      row('facts read first', 's', ({ filled }) => filled / 1000),
      row('facts in memory', 'KB each', ({ memory, total }) => memory / total / 1000),
      row(`${rounded(shelves[0]?.changedRows ?? 0)} changed taken up`, 'ms', ({ takenUp }) => takenUp),
      row('all asked, nothing changed', 'ms', ({ nothingNew }) => nothingNew),
    ],
    notes: [],
  };
}
