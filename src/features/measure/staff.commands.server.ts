import { isDeepStrictEqual } from 'node:util';
import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { findMeasureHead } from './head.queries.server.ts';
import { sessionPolicy } from './session.policy.ts';
import { type MeasureStaff, rowOfStaff } from './staff.model.ts';
import { findStaff } from './staff.queries.server.ts';

type StaffTerms = Omit<MeasureStaff, 'id' | 'measureId' | 'revision'>;

/** Names somebody who works in a measure. Throws `NotFound`. */
export async function nameStaff(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  measureId: number,
  terms: StaffTerms,
): Promise<number> {
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(sessionPolicy, actor, 'measure-staff.name', head.place);
  const { id } = await tx
    .insertInto('measureStaff')
    .values({ ...terms, measureId, recordedAt: clock.now(), recordedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure-staff', id },
    projectId: head.projectId,
    details: { role: terms.role, from: terms.fromOn, until: terms.untilOn },
  });
  return id;
}

/**
 * Corrects who somebody is, as what they work in a measure, or when; whoever works there no more is given a last day. What changes
 * nothing is no new revision. Throws `Conflict` when somebody else has changed it meanwhile, `NotFound`.
 */
export async function correctStaff(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  staff: { readonly measureId: number; readonly id: number; readonly revision: number },
  terms: StaffTerms,
): Promise<void> {
  const { measureId, id, revision } = staff;
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(sessionPolicy, actor, 'measure-staff.name', head.place);
  const stored = await findStaff(reading(tx), measureId, id);
  if (isDeepStrictEqual(rowOfStaff(stored, stored.userId), rowOfStaff(terms, terms.userId))) return;
  const { numUpdatedRows } = await tx
    .updateTable('measureStaff')
    .set({ ...terms, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Conflict('Somebody else has changed the entry meanwhile.');
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure-staff', id },
    projectId: head.projectId,
    details: { role: terms.role, from: terms.fromOn, until: terms.untilOn, revision: revision + 1 },
  });
}
