import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findVersionInForce, listNamesOf, listProjects, listVersions } from '#features/description/public.server.ts';
import { listLinksOfProject } from '#features/project/public.server.ts';
import { connectClient, type Database, reading } from '#platform/db/database.server.ts';
import type { Bench } from './harness/bench.ts';
import type { BenchDatabase } from './harness/bench-server.ts';
import { koordiProgram, type ServerProcess, startServerProcess } from './harness/child.ts';
import { load } from './harness/load.ts';
import { familyProcessorTime, processorTime } from './harness/process-use.ts';
import { type Row, rounded, type Section } from './harness/report.ts';
import { explainPage } from './harness/statements.ts';
import { ratios, summarise } from './harness/summary.ts';

/** How much of a bare page's speed a page of ours is to have. */
const target = { atLeast: 0.3 };

const pageSize = 25;
/** The first pages of the list: further ones are hardly opened. */
const listPages = 40;
const encodings = { identity: 'uncompressed', br: 'compressed' } as const;
type Encoding = keyof typeof encodings;

/** A word of nearly every description, of a good many, and of few; and two together. */
const searchWords = ['koulutus', 'nuorten työpaja', 'maahanmuuttajat', 'hitsaus'];

const bareServer = fileURLToPath(new URL('bare-server.ts', import.meta.url));

/** A kind of page: one address of it, and many that each give another page. */
interface Page {
  readonly name: string;
  readonly addresses: readonly string[];
  /** The same queries as the page's own, for some of its addresses. */
  readonly questions: readonly Question[];
}

interface Question {
  readonly name: string;
  ask(database: Database): Promise<unknown>;
}

/** Pages as HTML, against a bare Fastify that sends the same bytes; in processor time of the server's process. */
export async function benchPages(bench: Bench): Promise<Section> {
  const database = await bench.register();
  await tidy(database);
  const pages = pagesOf(bench.files().codes);
  const server = await startServerProcess([koordiProgram, 'start', '--port', '0', '--no-demo', '--json'], database.env);
  try {
    const measured = [];
    for (const page of pages) measured.push(await benchPage(bench, database, server, page));
    return {
      title: 'Pages as HTML',
      rows: measured.flatMap(({ rows }) => rows),
      notes: [
        'Kept: the same page over and over, which the server remembers until something is written. Drawn: another address each time, so the page is asked, drawn and compressed anew.',
        ...measured.flatMap(({ notes }) => notes),
      ],
    };
  } finally {
    await server.stop();
  }
}

function pagesOf(codes: readonly string[]): Page[] {
  const listed = (words: string) => (page: number) =>
    `/fi/projects?${new URLSearchParams({ ...(words && { q: words }), page: String(page) })}`;
  const numbers = Array.from({ length: listPages }, (_, index) => index + 1);
  const code = codes[codes.length >> 1] ?? '';
  return [
    {
      name: 'list',
      addresses: numbers.map(listed('')),
      questions: [
        { name: 'the first page', ask: (database) => askList(database, '', 0) },
        { name: 'the last page', ask: (database) => askList(database, '', codes.length - pageSize) },
      ],
    },
    {
      name: 'list with a search',
      addresses: searchWords.flatMap((words) => [1, 2].map(listed(words))),
      questions: searchWords.map((words) => ({ name: `“${words}”`, ask: (database) => askList(database, words, 0) })),
    },
    {
      name: 'project',
      addresses: codes.filter((_, index) => index % 50 === 0).map((each) => `/fi/projects/${each}`),
      questions: [{ name: code, ask: (database) => askProject(database, code) }],
    },
  ];
}

async function askList(database: Database, words: string, offset: number): Promise<string> {
  const { total } = await listProjects(reading(database), { words }, { offset, limit: pageSize });
  return `${total} found`;
}

async function askProject(database: Database, code: string): Promise<void> {
  const read = reading(database);
  await findVersionInForce(read, code);
  await listVersions(read, code);
  const links = await listLinksOfProject(read, code);
  await listNamesOf(
    read,
    links.map(({ from, to }) => (from === code ? to : from)),
  );
}

/** What PostgreSQL does by itself within a minute of an import, done now. */
async function tidy({ target: database }: BenchDatabase): Promise<void> {
  const client = await connectClient(database);
  await client.query('vacuum (analyze)');
  await client.end();
}

/** Milliseconds of processor time for a request, and of waiting. */
interface Cost {
  readonly processor: number;
  readonly database: number;
  readonly p50: number;
  readonly p99: number;
}

async function benchPage(
  bench: Bench,
  database: BenchDatabase,
  server: ServerProcess,
  page: Page,
): Promise<{ rows: Row[]; notes: string[] }> {
  const file = join(bench.folder, 'page.html');
  writeFileSync(file, await typicalPage(server.address, page.addresses));
  const bare = await startServerProcess([bareServer, file], {});
  try {
    const rows: Row[] = [];
    const notes: string[] = [];
    for (const encoding of ['identity', 'br'] as const) {
      for (const way of ['drawn', 'kept'] as const) {
        bench.say(`asking for the ${page.name}, ${encodings[encoding]}, ${way}`);
        const costs = await costsOf(bench, server, bare, page, encoding, way);
        rows.push(rowOf(`${page.name}, ${encodings[encoding]}, ${way}`, costs));
        notes.push(noteOn(`${page.name}, ${encodings[encoding]}, ${way}`, costs));
      }
    }
    return { rows, notes: [...notes, ...(await notesOnQueries(page, database))] };
  } finally {
    await bare.stop();
  }
}

/** Of these pages the one whose size is in the middle. */
async function typicalPage(origin: string, addresses: readonly string[]): Promise<string> {
  const bodies: string[] = [];
  for (const address of addresses) {
    const response = await fetch(origin + address, { headers: { 'accept-encoding': 'identity' } });
    if (!response.ok) throw new Error(`${address} was answered with ${response.status}.`);
    bodies.push(await response.text());
  }
  const sorted = bodies.toSorted((a, b) => a.length - b.length);
  return sorted[sorted.length >> 1] ?? '';
}

interface Costs {
  readonly ours: readonly Cost[];
  readonly bare: readonly Cost[];
}

async function costsOf(
  bench: Bench,
  server: ServerProcess,
  bare: ServerProcess,
  { addresses }: Page,
  encoding: Encoding,
  way: 'drawn' | 'kept',
): Promise<Costs> {
  const nextAddress = way === 'drawn' ? addressesInTurn(addresses) : () => addresses[0] ?? '';
  const ours = (seconds: number) => costOf(bench, server, nextAddress, encoding, seconds);
  const theirs = (seconds: number) =>
    costOf(bench, bare, () => (way === 'drawn' ? '/made' : '/kept'), encoding, seconds);
  // For nothing: the first moments of a program are its slowest.
  await ours(bench.seconds / 2);
  await theirs(bench.seconds / 2);
  const costs: { ours: Cost[]; bare: Cost[] } = { ours: [], bare: [] };
  for (let round = 0; round < bench.rounds; round += 1) {
    costs.ours.push(await ours(bench.seconds));
    costs.bare.push(await theirs(bench.seconds));
  }
  return costs;
}

let asked = 0;

/** Each address is a new one, which the server has never drawn: it takes no notice of the number. */
function addressesInTurn(addresses: readonly string[]): () => string {
  return () => {
    asked += 1;
    const address = addresses[asked % addresses.length] ?? '';
    return `${address}${address.includes('?') ? '&' : '?'}asked=${asked}`;
  };
}

async function costOf(
  { server }: Bench,
  { pid, address }: ServerProcess,
  nextAddress: () => string,
  encoding: Encoding,
  seconds: number,
): Promise<Cost> {
  const before = [processorTime(pid), familyProcessorTime(server.pid)] as const;
  const { requests, p50, p99 } = await load(address, nextAddress, encoding, seconds);
  const processor = processorTime(pid) - before[0];
  const database = familyProcessorTime(server.pid) - before[1];
  return { processor: processor / requests, database: database / requests, p50, p99 };
}

function rowOf(what: string, { ours, bare }: Costs): Row {
  const processor = (costs: readonly Cost[]) => costs.map((cost) => cost.processor);
  return {
    what,
    unit: 'ms CPU',
    koordi: summarise(processor(ours)),
    against: { what: 'bare Fastify', value: summarise(processor(bare)) },
    ratio: ratios(processor(bare), processor(ours)),
    target,
  };
}

function noteOn(what: string, { ours, bare }: Costs): string {
  const middle = (costs: readonly Cost[], part: keyof Cost) =>
    rounded(summarise(costs.map((cost) => cost[part])).median);
  const waiting = (costs: readonly Cost[]) => `p50 ${middle(costs, 'p50')} ms, p99 ${middle(costs, 'p99')} ms`;
  return `${what}: ${waiting(ours)}, and ${middle(ours, 'database')} ms CPU in PostgreSQL; bare ${waiting(bare)}.`;
}

async function notesOnQueries({ name, questions }: Page, database: BenchDatabase): Promise<string[]> {
  const notes: string[] = [];
  for (const question of questions) {
    const { answer, statements, milliseconds, wholeTables } = await explainPage(database, question.ask);
    const found = typeof answer === 'string' ? `, ${answer}` : '';
    const scans = wholeTables.length > 0 ? `reads from end to end: ${wholeTables.join(', ')}` : 'no sequential scan';
    notes.push(
      `${name}, ${question.name}${found}: ${statements} statements, ${rounded(milliseconds)} ms by themselves; ${scans}.`,
    );
  }
  return notes;
}
