import { readFileSync } from 'node:fs';
import { organisationSheet } from '#features/organisation/public.server.ts';
import { confirmSheet, offerSheetKinds, receiveSheet, runSheets } from '#features/sheet/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { actingAs, openDatabase, writingAs } from '#platform/db/database.server.ts';
import { targetFromUrl } from '#platform/db/database-target.server.ts';
import type { Actor, Grant } from '#platform/permission/actor.ts';
import { peakMemory } from './harness/process-use.ts';

// Takes in a table of organisations as the job of the service does, in a process of its own: `node bench/sheet-probe.ts FILE` with
// DATABASE_URL, prints JSON.

const [file = ''] = process.argv.slice(2);
const database = await openDatabase(targetFromUrl(process.env.DATABASE_URL ?? ''));
const service = { database, clock: systemClock, report: console.error };
const never = new AbortController().signal;
offerSheetKinds([organisationSheet]);

const grant: Grant = { id: 1, role: 'authority', scope: { kind: 'everything' }, deputyFor: undefined };
const actor: Actor = {
  userId: 'bench',
  name: 'Aino Esimerkki',
  email: 'aino@koordi.example',
  language: 'fi',
  sessionId: 'bench',
  grants: [grant],
  isDemo: false,
  origin: '192.0.2.1',
  requestId: 'bench',
};

const source = file.endsWith('.xlsx') ? 'xlsx' : 'csv';
const id = await writingAs(database, actor.userId, (tx) =>
  receiveSheet(tx, systemClock, actor, organisationSheet, { source, content: readFileSync(file) }),
);
const startedAt = performance.now();
await runSheets(service, never);
const readAt = performance.now();
const counts = await database.transaction().execute(async (tx) => {
  await actingAs(tx, actor.userId);
  return tx
    .selectFrom('sheetImport')
    .select(['state', 'rowsRead', 'newRows', 'sameRows'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
});
if (counts.state === 'ready') {
  await writingAs(database, actor.userId, (tx) => confirmSheet(tx, systemClock, actor, organisationSheet, id));
}
const confirmedAt = performance.now();
await runSheets(service, never);
const doneAt = performance.now();
await database.destroy();

const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    rows: counts.rowsRead,
    newRows: counts.newRows,
    sameRows: counts.sameRows,
    readSeconds: (readAt - startedAt) / 1000,
    recordSeconds: (doneAt - confirmedAt) / 1000,
    processorSeconds: (user + system) / 1_000_000,
    peakMemory: peakMemory(process.pid),
  }),
);
