import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { findMeasureHead } from './head.queries.server.ts';
import { measurePolicy } from './measure.policy.ts';
import { findWorkPlace, listEarlierWorkPlaces } from './work-place.queries.server.ts';
import type { WorkPlaceFacts } from './work-place-form.model.ts';

/** Adds a place at which people of a measure work; answers its id. Throws `Forbidden`, `NotFound`, `Refused`. */
export async function addWorkPlace(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  measure: number | string,
  facts: WorkPlaceFacts,
): Promise<number> {
  const head = await findMeasureHead(reading(tx), actor, measure);
  const permission = permit(measurePolicy, actor, 'work-place.edit', head.place);
  await expectEarlier(reading(tx), head.projectId, 0, facts);
  const { id } = await tx
    .insertInto('workPlace')
    .values({ ...facts, measureId: head.id })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'work-place', id },
    projectId: head.projectId,
    details: { measure: head.id, seats: facts.seats },
  });
  return id;
}

/** Says otherwise of a work place; the same again is no new revision. Throws `Forbidden`, `NotFound`, `Refused`, `Conflict`. */
export async function correctWorkPlace(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { measure, number }: { readonly measure: string; readonly number: string },
  { facts, revision }: { readonly facts: WorkPlaceFacts; readonly revision: number },
): Promise<void> {
  const head = await findMeasureHead(reading(tx), actor, measure);
  const permission = permit(measurePolicy, actor, 'work-place.edit', head.place);
  const place = await findWorkPlace(reading(tx), head.id, number);
  const keys = Object.keys(facts) as (keyof WorkPlaceFacts)[];
  const changed = keys.filter((key) => facts[key] !== place[key]);
  if (changed.length === 0) return;
  if (changed.includes('continuesId')) await expectEarlier(reading(tx), head.projectId, place.id, facts);
  const { numUpdatedRows } = await tx
    .updateTable('workPlace')
    .set({ ...facts, revision: revision + 1 })
    .where('id', '=', place.id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Conflict(`Work place ${place.id} is no more at revision ${revision}.`);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'work-place', id: place.id },
    projectId: head.projectId,
    details: { measure: head.id, changed },
  });
}

async function expectEarlier(
  read: Read,
  projectId: number,
  ownId: number,
  { continuesId }: Pick<WorkPlaceFacts, 'continuesId'>,
): Promise<void> {
  if (continuesId === null) return;
  const earlier = await listEarlierWorkPlaces(read, projectId, ownId);
  if (!earlier.some(({ id }) => id === continuesId)) throw new Refused('measure.refused.follows');
}
