import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { shownFileName } from '#features/sheet/public.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit, reachOf } from '#platform/permission/policy.ts';
import { descriptionPolicy } from './description.policy.ts';
import { whyKnownDayRefused } from './known-day.model.ts';
import { hasNews, largestImportBytes, mostImportFiles, type StoredImport } from './stored-import.model.ts';
import { findStoredImport } from './stored-import.queries.server.ts';

export interface SentFile {
  /** As the browser gives it. */
  readonly name: string;
  readonly content: Uint8Array;
}

export interface SentFiles {
  readonly files: readonly SentFile[];
  /** The day (ISO) that the sender states for all files. */
  readonly knownOn?: string | undefined;
}

/**
 * Keeps files that somebody sends in, to be read and compared soon; answers the id of the import. The same files again, while they
 * are still at work, are the same import. Throws `Forbidden`; `Refused` when there is nothing, or too much.
 */
export async function receiveFiles(tx: Tx, clock: Clock, actor: Actor, sent: SentFiles): Promise<number> {
  const permission = permit(descriptionPolicy, actor, 'description.import');
  refuseUnfit(sent, finnishDate(clock.now()));
  const files = sent.files.map(({ name, content }) => ({
    name: shownFileName(name) ?? '–',
    content,
    sha256: sha256(content),
  }));
  const digests = files.map((file) => file.sha256);
  const known = await findOpenImport(tx, actor, digests, sent.knownOn);
  if (known !== undefined) return known;
  const { id } = await tx
    .insertInto('descriptionImport')
    .values({
      importedBy: actor.userId,
      state: 'received',
      reach: JSON.stringify(reachOf(descriptionPolicy, actor, 'description.import')),
      knownOn: sent.knownOn ?? null,
      fileCount: files.length,
      receivedAt: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [index, { name, content, sha256: digest }] of files.entries()) {
    const first = digests.indexOf(digest);
    await tx
      .insertInto('descriptionImportFile')
      .values({
        descriptionImportId: id,
        position: index + 1,
        name,
        sha256: digest,
        byteCount: content.length,
        sameAs: first < index ? first + 1 : null,
        content: first < index ? null : Buffer.from(content.buffer, content.byteOffset, content.length),
      })
      .execute();
  }
  await recordAct(tx, clock, permission, {
    subject: { kind: 'import', id },
    details: { step: 'received', files: files.length, sha256: [...new Set(digests)].slice(0, mostDigestsAudited) },
  });
  return id;
}

/** The audit names at most so many files of one import; the import itself names them all. */
const mostDigestsAudited = 50;

function refuseUnfit({ files, knownOn }: SentFiles, today: string): void {
  if (files.length === 0) throw new Refused('description.import.no-files');
  if (files.length > mostImportFiles) throw new Refused('description.import.too-many', { most: mostImportFiles });
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  if (bytes > largestImportBytes) {
    throw new Refused('description.import.too-large', { limit: `${largestImportBytes / 1_000_000} MB` });
  }
  if (knownOn === undefined) return;
  const wrongDay = whyKnownDayRefused(knownOn, today);
  if (wrongDay) throw new Refused(`description.refused.${wrongDay.reason}`, wrongDay.details);
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

async function findOpenImport(
  tx: Tx,
  { userId }: Actor,
  digests: readonly string[],
  knownOn: string | undefined,
): Promise<number | undefined> {
  // Pressed twice, the second waits until the first is there to be found.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${userId}`}, 0))`.execute(tx);
  const { rows } = await sql<{ id: number }>`
    select sent.id from description_import sent
    where sent.imported_by = ${userId} and sent.ended_at is null and sent.known_on is not distinct from ${knownOn ?? null}::date
      and (
        select array_agg(file.sha256 order by file.position) from description_import_file file
        where file.description_import_id = sent.id) = ${digests}::text[]
    limit 1`.execute(tx);
  return rows[0]?.id;
}

/**
 * Confirms what the plan of an import says: what is new or changed will be taken in, as far as the sender may at this moment. A second
 * time changes nothing. Throws `NotFound`, `Forbidden`; `Conflict` when it is not ready.
 */
export async function confirmImport(tx: Tx, clock: Clock, actor: Actor, id: number): Promise<void> {
  const permission = permit(descriptionPolicy, actor, 'description.import');
  const sent = await lockOwnImport(tx, actor, id);
  if (sent.state === 'recording' || sent.state === 'done') return;
  if (sent.state !== 'ready' || !hasNews(sent)) throw new Conflict('There is nothing to take in.');
  await tx
    .updateTable('descriptionImport')
    .set({
      state: 'recording',
      reach: JSON.stringify(reachOf(descriptionPolicy, actor, 'description.import')),
      confirmedAt: clock.now(),
      attempts: 0,
      isBegun: false,
    })
    .where('id', '=', id)
    .execute();
  const { newCount, changedCount, sameCount, refusedCount } = sent;
  await recordAct(tx, clock, permission, {
    subject: { kind: 'import', id },
    details: { step: 'confirmed', new: newCount, changed: changedCount, same: sameCount, refused: refusedCount },
  });
}

/** Gives an import up before anything of it was taken in. A second time changes nothing. Throws `NotFound`, `Forbidden`, `Conflict`. */
export async function discardImport(tx: Tx, clock: Clock, actor: Actor, id: number): Promise<void> {
  const permission = permit(descriptionPolicy, actor, 'description.import');
  const sent = await lockOwnImport(tx, actor, id);
  if (sent.endedAt !== null) return;
  if (sent.state === 'recording') throw new Conflict('The import is being taken in.');
  await endImport(tx, clock, id, 'discarded');
  await recordAct(tx, clock, permission, { subject: { kind: 'import', id }, details: { step: 'discarded' } });
}

/** Others may see an import, but only its sender goes on with it. */
async function lockOwnImport(tx: Tx, { userId }: Actor, id: number): Promise<StoredImport> {
  await sql`select from description_import where id = ${id} for update`.execute(tx);
  const sent = await findStoredImport(reading(tx), id);
  if (!sent) throw new NotFound('There is no such import.');
  if (sent.importedBy !== userId) throw new Forbidden('Only who sent the files goes on with their import.');
  return sent;
}

/** Ends an import, and forgets the files. */
export async function endImport(
  tx: Tx,
  clock: Clock,
  id: number,
  state: 'done' | 'discarded' | 'failed',
): Promise<void> {
  await tx
    .updateTable('descriptionImport')
    .set({ state, endedAt: clock.now(), failure: state === 'failed' ? 'given-up' : null })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('descriptionImportFile')
    .set({ content: null })
    .where('descriptionImportId', '=', id)
    .where('content', 'is not', null)
    .execute();
}

/** What an import found is kept one by one for so long after it has ended. */
const DAYS_OF_ITEMS = 365;
/**
 * Forgets what the first of the imports that ended long ago had found, as the service: one in a transaction, for some have a hundred
 * thousand things. False when there is none.
 */
export async function forgetOldItems(tx: Tx, clock: Clock): Promise<boolean> {
  const now = clock.now();
  const { rows } = await sql<{ id: number }>`
    update description_import set items_forgotten_at = ${now}
    where id = (
      select old.id from description_import old
      where old.items_forgotten_at is null and old.ended_at < ${now}::timestamptz - make_interval(days => ${DAYS_OF_ITEMS})
      order by old.ended_at, old.id
      limit 1)
    returning id`.execute(tx);
  const [forgotten] = rows;
  if (!forgotten) return false;
  await sql`delete from description_import_item item where item.description_import_id = ${forgotten.id}`.execute(tx);
  return true;
}
