import { sql } from 'kysely';
import { recordAct, recordServiceAct } from '#features/audit/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfMeasure } from './head.queries.server.ts';
import { moveMeasure } from './measure.commands.server.ts';
import { measurePolicy } from './measure.policy.ts';
import { isForward, type MeasureState } from './measure-state.model.ts';

/** How far buying has brought measures, since which day (ISO), and by whom they are run, where that is settled. */
export interface PurchaseStep {
  readonly measureIds: readonly number[];
  readonly state: Extract<MeasureState, 'tender' | 'contract'>;
  readonly on: string;
  readonly providerUnitId?: number | undefined;
}

/**
 * Notes how far buying has brought measures. Those that have come further already keep their state. Throws `NotFound`, `Forbidden`,
 * and `Refused` for a day to come: no other state could follow until then.
 */
export async function advanceMeasures(tx: Tx, actor: Actor, clock: Clock, step: PurchaseStep): Promise<void> {
  if (step.on > finnishDate(clock.now())) throw new Refused('measure.refused.state-to-come');
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
    details: { from: measure.state, to: isMoved ? state : measure.state, fromOn: on },
  });
}

/** Leads measures that are in tender back to their plan, since nothing came of it, with the reason. Throws `NotFound`, `Forbidden`. */
export async function retreatMeasures(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { measureIds, reason }: { readonly measureIds: readonly number[]; readonly reason: string },
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select measure.id from measure
    where measure.id = any (${[...measureIds]}::int[]) and measure.state = 'tender'
    order by measure.id for no key update`.execute(tx);
  const fromOn = finnishDate(clock.now());
  for (const { id } of rows) await moveMeasure(tx, actor, clock, id, { to: 'plan', fromOn, reason });
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

/** Measures (by their ids) that a unit has run until a day, and who runs them from then on; null where nobody does. */
export interface HandOver {
  readonly measureIds: readonly number[];
  readonly fromUnitId: number;
  readonly toUnitId: number | null;
  /** Who brought it about: the service when the day comes, or whoever records it afterwards. */
  readonly userId: string;
}

/** Gives the measures that a unit still runs to the next one. */
export async function handOverMeasures(
  tx: Tx,
  clock: Clock,
  { measureIds, fromUnitId, toUnitId, userId }: HandOver,
): Promise<void> {
  const { rows } = await sql<{ id: number; projectId: number }>`
    update measure set provider_unit_id = ${toUnitId}::int, revision = revision + 1
    where id = any (${[...measureIds]}::int[]) and provider_unit_id = ${fromUnitId}::int
    returning id, project_id`.execute(tx);
  for (const { id, projectId } of rows) {
    const details = { from: fromUnitId, to: toUnitId };
    const act = { subject: { kind: 'measure', id }, projectId, details };
    await recordServiceAct(tx, clock, 'measure.hand-over', act, { userId });
  }
}
