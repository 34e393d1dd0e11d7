import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfMeasure } from './head.queries.server.ts';
import { measurePolicy } from './measure.policy.ts';
import { isForward, type MeasureState } from './measure-state.model.ts';

/** How far buying has brought measures, since which day (ISO), and by whom they are run, where that is settled. */
export interface PurchaseStep {
  readonly measureIds: readonly number[];
  readonly state: Extract<MeasureState, 'tender' | 'contract'>;
  readonly on: string;
  readonly providerUnitId?: number | undefined;
}

/** Notes how far buying has brought measures. Those that have come further already keep their state. Throws `NotFound`, `Forbidden`. */
export async function advanceMeasures(tx: Tx, actor: Actor, clock: Clock, step: PurchaseStep): Promise<void> {
  for (const id of [...step.measureIds].sort((one, other) => one - other)) await advance(tx, actor, clock, id, step);
}

async function advance(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: number,
  { state, on, providerUnitId }: PurchaseStep,
): Promise<void> {
  const measure = await tx
    .selectFrom('measure')
    .select(['projectId', 'state', 'providerUnitId'])
    .where('id', '=', id)
    .forUpdate()
    .$castTo<{ projectId: number; state: MeasureState; providerUnitId: number | null }>()
    .executeTakeFirst();
  if (!measure) throw new NotFound(`There is no measure ${id}.`);
  const place = await placeOfMeasure(reading(tx), id, measure.projectId);
  const permission = permit(measurePolicy, actor, 'measure.move', place);
  const isMoved = isForward(measure.state, state);
  const provider = providerUnitId ?? measure.providerUnitId;
  if (!isMoved && provider === measure.providerUnitId) return;
  if (isMoved) await addState(tx, actor, clock, { id, state, on });
  await tx
    .updateTable('measure')
    .set((set) => ({
      state: isMoved ? state : measure.state,
      providerUnitId: provider,
      revision: set('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id },
    projectId: measure.projectId,
    details: { state: isMoved ? state : measure.state, from: on },
  });
}

/** From the day given, or from that of the newest state where that is later. */
async function addState(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, state, on }: { readonly id: number; readonly state: MeasureState; readonly on: string },
): Promise<void> {
  const newest = await tx
    .selectFrom('measureState')
    .select((select) => select.fn.max('fromOn').as('fromOn'))
    .where('measureId', '=', id)
    .executeTakeFirst();
  const fromOn = newest?.fromOn && newest.fromOn > on ? newest.fromOn : on;
  await tx
    .insertInto('measureState')
    .values({ measureId: id, state, fromOn, recordedAt: clock.now(), recordedBy: actor.userId })
    .execute();
}
