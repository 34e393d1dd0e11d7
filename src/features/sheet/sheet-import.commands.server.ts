import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Permission, permit } from '#platform/permission/policy.ts';
import type { ColumnMatch } from './column-matching.model.ts';
import { sheetPolicy } from './sheet.policy.ts';
import {
  hasEnded,
  largestSheetBytes,
  rowsToRecord,
  type SheetImport,
  type SheetSource,
  shownFileName,
} from './sheet-import.model.ts';
import { findSheetImport } from './sheet-import.queries.server.ts';
import type { SheetKind } from './sheet-kind.ts';

export interface SentSheet {
  readonly source: SheetSource;
  /** As the browser gives it; none for pasted cells. */
  readonly fileName?: string | undefined;
  readonly content: Uint8Array;
}

/**
 * Keeps a table that somebody sends in, to be read soon; answers its id. The same bytes again, while they are still at work, are the
 * same import. Throws `Forbidden`; `Refused` when it is empty or too large.
 */
export async function receiveSheet(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  kind: SheetKind,
  { source, fileName, content }: SentSheet,
): Promise<number> {
  const permission = permit(sheetPolicy, actor, 'sheet.receive');
  permit(kind.policy, actor, kind.act);
  if (content.length === 0) throw new Refused('sheet.receive.empty');
  if (content.length > largestSheetBytes) throw new Refused('sheet.receive.too-large');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const known = await findOpenImport(tx, actor, { kind: kind.id, sha256 });
  if (known !== undefined) return known;
  const { id } = await tx
    .insertInto('sheetImport')
    .values({
      kind: kind.id,
      userId: actor.userId,
      state: 'received',
      source,
      fileName: fileName === undefined ? null : shownFileName(fileName),
      sha256,
      size: content.length,
      receivedAt: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('sheetImportFile')
    .values({ sheetImportId: id, content: Buffer.from(content.buffer, content.byteOffset, content.byteLength) })
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'sheet', id },
    details: { kind: kind.id, source, sha256, bytes: content.length },
  });
  return id;
}

async function findOpenImport(
  tx: Tx,
  { userId }: Actor,
  { kind, sha256 }: { readonly kind: string; readonly sha256: string },
): Promise<number | undefined> {
  // Pressed twice, the second waits until the first is there to be found.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sheet ${userId} ${kind} ${sha256}`}, 0))`.execute(tx);
  const found = await tx
    .selectFrom('sheetImport')
    .select('id')
    .where('userId', '=', userId)
    .where('kind', '=', kind)
    .where('sha256', '=', sha256)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return found?.id;
}

/** What the sender says of a table that was looked at. */
export interface SettledColumns {
  readonly sheetName: string | null;
  /** `undefined` lets Koordi find them, as on another sheet of the workbook. */
  readonly columns: readonly ColumnMatch[] | undefined;
}

/** Has a table read again as its sender says. Throws `NotFound`, `Forbidden`; `Conflict` when it is past that. */
export async function settleColumns(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: number,
  settled: SettledColumns,
): Promise<void> {
  const permission = permit(sheetPolicy, actor, 'sheet.settle');
  const sheet = await lockOwnImport(tx, actor, id);
  if (sheet.state !== 'read' && sheet.state !== 'ready') throw new Conflict('The table is being read or taken in.');
  if (settled.sheetName !== null && !sheet.sheetNames.includes(settled.sheetName)) {
    throw new NotFound('The workbook has no such sheet.');
  }
  await tx
    .updateTable('sheetImport')
    .set({
      state: 'received',
      sheetName: settled.sheetName,
      columns: settled.columns === undefined ? null : JSON.stringify(settled.columns),
      columnsSettled: settled.columns !== undefined,
      attempts: 0,
      rowsRead: 0,
    })
    .where('id', '=', id)
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'sheet', id },
    details: { kind: sheet.kind, sha256: sheet.sha256 },
  });
}

/**
 * Confirms what the preview of a table says: its rows without errors will be taken in. A second time changes nothing. Throws
 * `NotFound`, `Forbidden`; `Conflict` when it is not ready.
 */
export async function confirmSheet(tx: Tx, clock: Clock, actor: Actor, kind: SheetKind, id: number): Promise<void> {
  const permission = permit(sheetPolicy, actor, 'sheet.record');
  const right = permit(kind.policy, actor, kind.act);
  const sheet = await lockOwnImport(tx, actor, id);
  if (sheet.state === 'recording' || sheet.state === 'done') return;
  if (sheet.state !== 'ready' || rowsToRecord(sheet) === 0) throw new Conflict('There is nothing to take in.');
  await tx
    .updateTable('sheetImport')
    .set({
      state: 'recording',
      confirmedAt: clock.now(),
      confirmedBy: JSON.stringify(right satisfies Permission),
      attempts: 0,
    })
    .where('id', '=', id)
    .execute();
  const { newRows, changedRows, sameRows, refusedRows, sha256 } = sheet;
  await recordAct(tx, clock, permission, {
    subject: { kind: 'sheet', id },
    details: { kind: kind.id, sha256, newRows, changedRows, sameRows, refusedRows },
  });
}

/** Gives a table up before anything of it was taken in. A second time changes nothing. Throws `NotFound`, `Forbidden`, `Conflict`. */
export async function discardSheet(tx: Tx, clock: Clock, actor: Actor, id: number): Promise<void> {
  const permission = permit(sheetPolicy, actor, 'sheet.discard');
  const sheet = await lockOwnImport(tx, actor, id);
  if (hasEnded(sheet.state)) return;
  if (sheet.state === 'recording') throw new Conflict('The table is being taken in.');
  await tx.updateTable('sheetImport').set({ state: 'discarded', endedAt: clock.now() }).where('id', '=', id).execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'sheet', id },
    details: { kind: sheet.kind, sha256: sheet.sha256 },
  });
}

/** Others may see an import, but only its sender goes on with it. */
async function lockOwnImport(tx: Tx, { userId }: Actor, id: number): Promise<SheetImport> {
  await sql`select from sheet_import where id = ${id} for update`.execute(tx);
  const sheet = await findSheetImport(reading(tx), id);
  if (!sheet) throw new NotFound('There is no such import.');
  if (sheet.userId !== userId) throw new Forbidden('Only the sender of a table goes on with it.');
  return sheet;
}
