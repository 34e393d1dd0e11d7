import { isDeepStrictEqual } from 'node:util';
import { recordAct } from '#features/audit/public.server.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { type AnnouncementRow, rowOfAnnouncement } from './announcement.model.ts';
import { findAnnouncement } from './announcement.queries.server.ts';
import { trainingPolicy } from './training.policy.ts';

/** Records that a training was announced. Throws `NotFound`. */
export async function recordAnnouncement(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  measureId: number,
  row: AnnouncementRow,
): Promise<number> {
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(trainingPolicy, actor, 'announcement.record', head.place);
  const { id } = await tx
    .insertInto('announcement')
    .values({ ...row, measureId, recordedAt: clock.now(), recordedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'announcement', id },
    projectId: head.projectId,
    details: { measure: measureId, channel: row.channel, on: row.announcedOn },
  });
  return id;
}

/**
 * Corrects what was recorded of an announcement; what changes nothing is no new revision. Throws `Conflict` when somebody else has
 * changed it meanwhile, `NotFound`.
 */
export async function correctAnnouncement(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  announcement: { readonly measureId: number; readonly id: number; readonly revision: number },
  row: AnnouncementRow,
): Promise<void> {
  const { measureId, id, revision } = announcement;
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(trainingPolicy, actor, 'announcement.record', head.place);
  const stored = await findAnnouncement(reading(tx), measureId, id);
  if (isDeepStrictEqual(rowOfAnnouncement(stored), row)) return;
  const { numUpdatedRows } = await tx
    .updateTable('announcement')
    .set({ ...row, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Conflict('Somebody else has changed the announcement meanwhile.');
  await recordAct(tx, clock, permission, {
    subject: { kind: 'announcement', id },
    projectId: head.projectId,
    details: { measure: measureId, channel: row.channel, on: row.announcedOn, revision: revision + 1 },
  });
}

/** Takes out what was recorded by mistake; what it said stays in the audit. Throws `NotFound`. */
export async function strikeAnnouncement(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { measureId, id }: { readonly measureId: number; readonly id: number },
): Promise<void> {
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(trainingPolicy, actor, 'announcement.strike', head.place);
  const { channel, announcedOn } = await findAnnouncement(reading(tx), measureId, id);
  await tx.deleteFrom('announcement').where('id', '=', id).execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'announcement', id },
    projectId: head.projectId,
    details: { measure: measureId, channel, on: announcedOn },
  });
}
