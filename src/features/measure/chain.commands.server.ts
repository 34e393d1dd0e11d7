import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Permission, permit } from '#platform/permission/policy.ts';
import { meantBy } from './chain.model.ts';
import { getChain } from './chain.queries.server.ts';
import { lockChain, refuseCircle } from './chain-circle.server.ts';
import type { MeasureHead } from './head.model.ts';
import { findMeasureHead } from './head.queries.server.ts';
import { measurePolicy } from './measure.policy.ts';
import { isSensitiveKind } from './measure-kind.model.ts';

/** What a person goes through before: a measure, or any of a series. */
export type Before = { readonly measureId: number } | { readonly seriesId: number };

/**
 * Says what a person goes through before a measure; the same again changes nothing. Throws `Refused` where that closes a circle or
 * would tell who is in a sensitive service, `NotFound` for what is not of the same project, `Forbidden`.
 */
export async function setPrerequisite(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  measureId: number,
  before: Before,
): Promise<void> {
  const { head, permission } = await stepInto(tx, actor, measureId);
  const wanted = {
    measureId,
    beforeMeasureId: 'measureId' in before ? before.measureId : null,
    beforeSeriesId: 'seriesId' in before ? before.seriesId : null,
  };
  await refuseUnfit(tx, head, wanted);
  const [added] = await tx
    .insertInto('measurePrerequisite')
    .values({ ...wanted, recordedAt: clock.now(), recordedBy: actor.userId })
    .onConflict((conflict) => conflict.constraint('measure_prerequisite_told_once').doNothing())
    .returning('id')
    .execute();
  if (!added) return;
  await refuseCircle(tx, head.projectId);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id: measureId },
    projectId: head.projectId,
    details: 'measureId' in before ? { after: before.measureId } : { afterSeries: before.seriesId },
  });
}

/** Says that something needs not come before a measure any more. Throws `NotFound`, `Forbidden`. */
export async function dropPrerequisite(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { measureId, id }: { readonly measureId: number; readonly id: number },
): Promise<void> {
  const { head, permission } = await stepInto(tx, actor, measureId);
  const [dropped] = await tx
    .deleteFrom('measurePrerequisite')
    .where('id', '=', id)
    .where('measureId', '=', measureId)
    .returning(['beforeMeasureId', 'beforeSeriesId'])
    .execute();
  if (!dropped) throw new NotFound(`The measure has no prerequisite ${id}.`);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id: measureId },
    projectId: head.projectId,
    details: { 'after-was': dropped.beforeMeasureId, 'afterSeries-was': dropped.beforeSeriesId },
  });
}

async function stepInto(
  tx: Tx,
  actor: Actor,
  measureId: number,
): Promise<{ head: MeasureHead; permission: Permission<'measure-chain.set'> }> {
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(measurePolicy, actor, 'measure-chain.set', head.place);
  await lockChain(tx, head.projectId);
  return { head, permission };
}

/** Persons are known within their project. Whether one has gone through a sensitive service, a line of another one may not tell. */
async function refuseUnfit(
  tx: Tx,
  head: MeasureHead,
  wanted: {
    readonly measureId: number;
    readonly beforeMeasureId: number | null;
    readonly beforeSeriesId: number | null;
  },
): Promise<void> {
  const chain = await getChain(reading(tx), head.projectId);
  const meant = meantBy(chain, { id: 0, ...wanted });
  const measures = chain.measures.filter(({ id }) => meant.includes(id));
  if (measures.length === 0) throw new NotFound('The project has no such measure or series.');
  const sensitive = measures.find(({ kind }) => isSensitiveKind(kind));
  if (sensitive) throw new Refused('measure.refused.chain-sensitive', { measure: sensitive.name });
}
