import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchActs } from './acts.bench.ts';
import { benchCoordination } from './coordination.bench.ts';
import { benchExport } from './export.bench.ts';
import { benchFirstView } from './first-view.bench.ts';
import { type Bench, type BenchOptions, openBench } from './harness/bench.ts';
import { printReport, type Section } from './harness/report.ts';
import { benchImport } from './import.bench.ts';
import { benchImportBeside } from './import-beside.bench.ts';
import { benchPages } from './pages.bench.ts';
import { benchSearch } from './search.bench.ts';
import { benchSheet } from './sheet.bench.ts';
import { benchStatistics } from './statistics.bench.ts';
import { benchText } from './text.bench.ts';

const measurements: Readonly<Record<string, (bench: Bench) => Promise<Section>>> = {
  import: benchImport,
  text: benchText,
  pages: benchPages,
  'first-view': benchFirstView,
  search: benchSearch,
  statistics: benchStatistics,
  export: benchExport,
  'import-beside': benchImportBeside,
  acts: benchActs,
  coordination: benchCoordination,
  sheet: benchSheet,
};
const names = Object.keys(measurements);

const thorough: BenchOptions = { descriptions: 20_000, rounds: 3, seconds: 1.5 };
const quick: BenchOptions = { descriptions: 2_000, rounds: 1, seconds: 1 };

const help = `Measures Koordi against peers and limits in one run, and prints one table.

  npm run bench                      everything: some half an hour on two idle cores
  npm run bench -- --quick           ${quick.descriptions} descriptions and one round: a first look, not a measurement
  npm run bench -- --only pages      some of ${names.join(', ')} (several: a comma between them)
  npm run bench -- --descriptions N  how many descriptions are generated; ${thorough.descriptions} by default
  npm run bench -- --json            for machines

It starts a PostgreSQL of its own in a temporary folder, and touches no other database.`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    descriptions: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else process.exitCode = await run();

async function run(): Promise<number> {
  const chosen = values.only?.split(',') ?? names;
  const unknown = chosen.filter((name) => !names.includes(name));
  const options = { ...(values.quick ? quick : thorough) };
  const descriptions = Number(values.descriptions ?? options.descriptions);
  if (unknown.length > 0 || !Number.isSafeInteger(descriptions) || descriptions < 10) {
    console.error(help);
    return 2;
  }
  const loadBefore = loadavg()[0] ?? 0;
  const startedAt = performance.now();
  const bench = await openBench({ ...options, descriptions });
  process.once('SIGINT', () => void bench.close().finally(() => process.exit(130)));
  try {
    const sections: Section[] = [];
    for (const name of chosen) {
      const measure = measurements[name];
      if (measure) sections.push(await measure(bench));
    }
    const minutes = (performance.now() - startedAt) / 60_000;
    print(sections, { ...machine(bench, loadBefore), minutes: Math.round(minutes * 10) / 10 });
  } finally {
    await bench.close();
  }
  return 0;
}

function machine({ server, descriptions, rounds }: Bench, loadBefore: number) {
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    loadBefore: Math.round(loadBefore * 10) / 10,
    node: process.versions.node,
    postgres: server.version,
    descriptions,
    rounds,
  };
}

function print(sections: readonly Section[], conditions: Readonly<Record<string, string | number>>): void {
  if (values.json) {
    console.log(JSON.stringify({ conditions, sections }, null, 2));
    return;
  }
  const words = Object.entries(conditions).map(([name, value]) => `${name} ${value}`);
  console.log(`${words.join(' · ')}\n\n${printReport(sections)}`);
}
