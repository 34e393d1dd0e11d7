import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { type PlannedMeasure, planMeasure } from './measure.commands.server.ts';
import { measurePolicy } from './measure.policy.ts';
import { tellAsker } from './met-need.server.ts';
import type { NeedFacts } from './need.model.ts';
import { findNeed, type PlacedNeed } from './need.queries.server.ts';

/** Asks for a measure for a project; answers the id of the need. Throws `Forbidden`. */
export async function askForMeasure(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { projectId, facts }: { readonly projectId: number; readonly facts: NeedFacts },
): Promise<number> {
  const permission = permit(measurePolicy, actor, 'measure-need.ask', await placeOfProject(reading(tx), projectId));
  const { id } = await tx
    .insertInto('measureNeed')
    .values({ ...facts, projectId, recordedAt: clock.now(), recordedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure-need', id },
    projectId,
    details: { personCount: facts.amount },
  });
  return id;
}

/** Says otherwise of a need that waits for its answer. Throws `Forbidden`, `Conflict`, `Refused`. */
export async function correctNeed(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  number: string,
  { facts, revision }: { readonly facts: NeedFacts; readonly revision: number },
): Promise<void> {
  const need = await openNeed(tx, actor, number);
  const permission = permit(measurePolicy, actor, 'measure-need.ask', need.place);
  const keys = Object.keys(facts) as (keyof NeedFacts)[];
  const changed = keys.filter((key) => facts[key] !== need[key]);
  if (need.revision !== revision) throw new Conflict(`Need ${need.id} is at revision ${need.revision}.`);
  if (changed.length === 0) return;
  if (facts.amount <= need.metAmount) throw new Refused('measure.refused.need-met-already', { met: need.metAmount });
  await tx
    .updateTable('measureNeed')
    .set({ ...facts, revision: revision + 1 })
    .where('id', '=', need.id)
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure-need', id: need.id },
    projectId: need.projectId,
    details: { changed, revision: revision + 1 },
  });
}

/**
 * Plans a measure for so many of those who need it, and answers its id; the need stays open for the others. Throws `Forbidden`,
 * `Refused`.
 */
export async function meetNeed(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  number: string,
  { meets, ...planned }: Omit<PlannedMeasure, 'projectId' | 'need'> & { readonly meets: number },
): Promise<number> {
  const need = await openNeed(tx, actor, number);
  const permission = permit(measurePolicy, actor, 'measure-need.answer', need.place);
  if (meets < 1 || need.metAmount + meets > need.amount)
    throw new Refused('measure.refused.meets-more', { rest: need.amount - need.metAmount });
  const id = await planMeasure(tx, actor, clock, {
    ...planned,
    projectId: need.projectId,
    need: { id: need.id, meets },
  });
  const metAmount = need.metAmount + meets;
  if (metAmount === need.amount) await answer(tx, actor, clock, need, 'met', null);
  await tx.updateTable('measureNeed').set({ metAmount }).where('id', '=', need.id).execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure-need', id: need.id },
    projectId: need.projectId,
    details: { state: metAmount === need.amount ? 'met' : 'open', measure: id, met: meets },
  });
  await tellAsker(tx, actor.userId, clock, need, { answer: 'met', count: meets });
  return id;
}

/** Declines a need, or what is left of it, and says why. Throws `Forbidden`, `Refused`. */
export async function declineNeed(tx: Tx, actor: Actor, clock: Clock, number: string, reason: string): Promise<void> {
  const need = await openNeed(tx, actor, number);
  const permission = permit(measurePolicy, actor, 'measure-need.answer', need.place);
  const state = need.metAmount === 0 ? 'declined' : 'met';
  await answer(tx, actor, clock, need, state, reason);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure-need', id: need.id },
    projectId: need.projectId,
    reason,
    details: { state, left: need.amount - need.metAmount },
  });
  await tellAsker(tx, actor.userId, clock, need, { answer: 'declined', count: need.amount - need.metAmount });
}

/** The need, kept from being answered meanwhile. */
async function openNeed(tx: Tx, actor: Actor, number: string): Promise<PlacedNeed> {
  const { id } = await findNeed(reading(tx), actor, number);
  await sql`select from measure_need where id = ${id} for no key update`.execute(tx);
  const need = await findNeed(reading(tx), actor, number);
  if (need.state !== 'open') throw new Refused('measure.refused.need-answered');
  return need;
}

async function answer(
  tx: Tx,
  { userId }: Actor,
  clock: Clock,
  { id, revision }: PlacedNeed,
  state: 'met' | 'declined',
  told: string | null,
): Promise<void> {
  await tx
    .updateTable('measureNeed')
    .set({ state, answer: told, answeredAt: clock.now(), answeredBy: userId, revision: revision + 1 })
    .where('id', '=', id)
    .execute();
}
