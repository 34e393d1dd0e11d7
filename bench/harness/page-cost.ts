import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';
import type { BenchDatabase } from './bench-server.ts';
import { koordiProgram, type ServerProcess, startServerProcess } from './child.ts';
import { load } from './load.ts';
import { familyProcessorTime, processorTime } from './process-use.ts';
import { type Row, rounded } from './report.ts';
import { ratios, summarise } from './summary.ts';

/** How much of a bare page's speed a page of ours is to have. */
const target = { atLeast: 0.3 };

const encodings = { identity: 'uncompressed', br: 'compressed' } as const;
type Encoding = keyof typeof encodings;
type Way = 'drawn' | 'kept';

const bareServer = fileURLToPath(new URL('../bare-server.ts', import.meta.url));

/** A kind of page: one address of it, and many that each give another page. */
export interface AskedPage {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** What a kind of page cost, and what the table has no room for. */
export interface PageCosts {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

/** `koordi start` on a database, on any free port. */
export function startKoordi(database: BenchDatabase): Promise<ServerProcess> {
  return startServerProcess([koordiProgram, 'start', '--port', '0', '--no-demo', '--json'], database.env);
}

/** A kind of page against a bare Fastify that sends the same bytes, in each of these ways, compressed and not. */
export async function measurePage(
  bench: Bench,
  server: ServerProcess,
  page: AskedPage,
  ways: readonly Way[] = ['drawn', 'kept'],
): Promise<PageCosts> {
  const file = join(bench.folder, 'page.html');
  writeFileSync(file, await typicalPage(server.address, page.addresses));
  const bare = await startServerProcess([bareServer, file], {});
  try {
    const rows: Row[] = [];
    const notes: string[] = [];
    for (const encoding of ['identity', 'br'] as const) {
      for (const way of ways) {
        const what = `${page.name}, ${encodings[encoding]}, ${way}`;
        bench.say(`asking for the ${what}`);
        const costs = await costsOf(bench, server, bare, page, encoding, way);
        rows.push(rowOf(what, costs));
        notes.push(noteOn(what, costs));
      }
    }
    return { rows, notes };
  } finally {
    await bare.stop();
  }
}

/** Milliseconds of processor time for a request, and of waiting. */
interface Cost {
  readonly processor: number;
  readonly database: number;
  readonly p50: number;
  readonly p99: number;
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
  { addresses }: AskedPage,
  encoding: Encoding,
  way: Way,
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
export function addressesInTurn(addresses: readonly string[]): () => string {
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
