import { select } from '#features/search/public.server.ts';
import { everything } from '#features/search/public.ts';
import { connectClient, openDatabase, reading } from '#platform/db/database.server.ts';
import { targetFromUrl } from '#platform/db/database-target.server.ts';

// Measures, in a process of its own, what the facts in memory take: run with `--expose-gc` and DATABASE_URL, prints JSON.

const changedRows = 1000;

const target = targetFromUrl(process.env.DATABASE_URL ?? '');
const database = await openDatabase(target);
const read = reading(database);
const client = await connectClient(target);

const memoryBefore = memoryHeld();
const filled = await timed(() => select(read, everything));
const memory = memoryHeld() - memoryBefore;
const { total } = await select(read, everything);
const nothingNew = await timed(() => select(read, everything));
await client.query(`
  update description_version version set name = version.name
  where version.id in (
    select id from description_version where in_force_from is not null and in_force_until is null
    order by md5(id::text) limit ${changedRows})`);
const takenUp = await timed(() => select(read, everything));
await client.end();
await database.destroy();
console.log(JSON.stringify({ total, filled, memory, nothingNew, takenUp, changedRows }));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function memoryHeld(): number {
  if (!globalThis.gc) throw new Error('Run with --expose-gc.');
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
