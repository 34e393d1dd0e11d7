import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { findMeasureHead } from './head.queries.server.ts';
import { measurePolicy } from './measure.policy.ts';
import { listMeasureSegments } from './measure-segment.queries.server.ts';

/**
 * Says for which parts of the target group a measure is meant, by their ids in the plan; none is everybody. The same again changes
 * nothing. Throws `NotFound` for parts that the plan of its project has not, `Forbidden`.
 */
export async function setMeasureSegments(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  measureId: number,
  segmentIds: readonly number[],
): Promise<void> {
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(measurePolicy, actor, 'measure-segment.set', head.place);
  await sql`select from measure where id = ${measureId} for no key update`.execute(tx);
  const known = await listMeasureSegments(reading(tx), head, finnishDate(clock.now()));
  const isAsked = new Set(segmentIds);
  if (known.filter(({ id }) => isAsked.has(id)).length < isAsked.size) {
    throw new NotFound('The plan has no such part of the target group.');
  }
  const before = known.filter(({ isMeant }) => isMeant).map(({ id }) => id);
  const after = known.map(({ id }) => id).filter((id) => isAsked.has(id));
  if (isDeepStrictEqual(before, after)) return;
  await tx.deleteFrom('measureSegment').where('measureId', '=', measureId).execute();
  if (after.length > 0) {
    const rows = after.map((planSegmentId) => ({ measureId, planSegmentId }));
    await tx.insertInto('measureSegment').values(rows).execute();
  }
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id: measureId },
    projectId: head.projectId,
    details: { segments: after, 'segments-was': before },
  });
}
