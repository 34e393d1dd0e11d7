import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { dataOf, factsOf, printedFields } from '#features/description/public.ts';
import { streamProjects } from '../../demo/programme.ts';
import type { Bench } from '../harness/bench.ts';
import type { PageCosts } from '../harness/page-cost.ts';
import { rounded } from '../harness/report.ts';
import { quantile, summarise } from '../harness/summary.ts';

const program = fileURLToPath(new URL('LuceneSearch.java', import.meta.url));
const java = join(process.env.JAVA_HOME ?? '/usr', 'bin/java');
/** Where Debian's `liblucene8-java` puts it. */
const library = '/usr/share/java';
const parts = ['core', 'analyzers-common', 'facet'];

/** Passes that are for nothing: the Java machine compiles what it has seen often. */
const warmUps = 5;

/** The same words asked of Lucene 8, which has the same texts `times` over; a note when it is not installed. */
export async function measureLucene(
  bench: Bench,
  words: readonly string[],
  times: number,
  size: string,
): Promise<PageCosts> {
  const classes = classPath();
  if (!classes || !(await canCompile())) {
    return { rows: [], notes: [`${size}: Lucene skipped: not installed (on Debian: liblucene8-java and a JDK).`] };
  }
  bench.say(`asking Lucene, ${size}`);
  const texts = join(bench.folder, 'lucene.tsv');
  if (!existsSync(texts)) writeTexts(texts, bench.descriptions);
  const folder = join(bench.folder, 'lucene');
  mkdirSync(folder);
  const child = spawn(java, ['-Xmx2g', '-cp', classes, program, texts, folder, String(times)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    return await askAll(bench, child, words, size);
  } finally {
    child.stdin.end();
    if (child.exitCode === null) await once(child, 'close');
    rmSync(folder, { recursive: true });
  }
}

function classPath(): string | undefined {
  const present = existsSync(library) ? readdirSync(library) : [];
  const jars = parts.map((part) => present.find((name) => new RegExp(`^lucene-${part}-8[\\d.]*\\.jar$`).test(name)));
  return jars.every((jar) => jar !== undefined) ? jars.map((jar) => join(library, jar)).join(':') : undefined;
}

/** A Java machine alone does not run a source file. */
async function canCompile(): Promise<boolean> {
  try {
    await promisify(execFile)(java, ['--describe-module', 'jdk.compiler']);
    return true;
  } catch {
    return false;
  }
}

/** A line a description: its first day, the values of six facets, and its words. */
function writeTexts(file: string, count: number): void {
  const lines: string[] = [];
  for (const { description } of streamProjects({ projects: count })) {
    const facts = factsOf(description.record);
    const fields = printedFields(dataOf(description.record), 'fi');
    const regions = fields.find(({ id }) => id === 'regions')?.value ?? '';
    const cells = [
      facts?.startsOn?.replaceAll('-', '') ?? '0',
      facts?.period,
      facts && `${facts.fund} ${facts.period} ${facts.priorityNumber}`,
      facts?.authority,
      facts?.organisationType,
      facts?.startsOn?.slice(0, 4),
      regions.split(', ').join('|'),
      fields.map(({ value }) => value).join(' '),
    ];
    lines.push(cells.map((cell) => (cell ?? '').replace(/[\t\n\r]+/g, ' ')).join('\t'));
  }
  writeFileSync(file, lines.join('\n'));
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

async function askAll(bench: Bench, child: Child, words: readonly string[], size: string): Promise<PageCosts> {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('Lucene ended too early.');
    return value;
  };
  await nextLine();
  const rounds: number[][] = [];
  let hits = 0;
  for (let round = 0; round < warmUps + bench.rounds; round += 1) {
    const times: number[] = [];
    hits = 0;
    for (const each of words) {
      child.stdin.write(`${each}\n`);
      const [nanoseconds, found] = (await nextLine()).split(' ').map(Number);
      times.push((nanoseconds ?? 0) / 1e6);
      hits += found ?? 0;
    }
    if (round >= warmUps) rounds.push(times.sort((a, b) => a - b));
  }
  const median = (share: number) => rounded(summarise(rounds.map((times) => quantile(times, share))).median);
  return {
    rows: [],
    notes: [
      `${size}: Lucene 8 with its Finnish stemmer, the same words, six facets and page: p50 ${median(0.5)} ms, p95 ${median(0.95)} ms, ${rounded(hits / words.length)} hits a word.`,
    ],
  };
}
