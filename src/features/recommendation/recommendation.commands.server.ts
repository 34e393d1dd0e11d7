import { recordAct } from '#features/audit/public.server.ts';
import { meantOrNewUnit } from '#features/organisation/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { whyGivenRefused, whyStatusRefused } from './recommendation.model.ts';
import { recommendationPolicy } from './recommendation.policy.ts';
import { findFirstAnswerOn, getRecommendation } from './recommendation.queries.server.ts';
import type { RecommendationRow, StatusRow } from './recommendation-form.model.ts';

/** A project as far as its recommendations need to know it. */
interface OfProject {
  readonly id: number;
  readonly place: Place;
}

interface Sent<Row> {
  readonly project: OfProject;
  readonly row: Row;
}

interface SentAgain<Row> extends Sent<Row> {
  readonly id: number;
  readonly revision: number;
}

/** Records what a project recommends; gives its number. Throws `Forbidden`, `Refused`, `Invalid`. */
export async function giveRecommendation(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, row }: Sent<RecommendationRow>,
): Promise<number> {
  const permission = permit(recommendationPolicy, actor, 'recommendation.give', project.place);
  expectGoodDay(clock, row.givenOn, undefined);
  const { id } = await tx
    .insertInto('recommendation')
    .values({
      ...(await columnsOf(tx, actor, clock, row)),
      projectId: project.id,
      statusOn: row.givenOn,
      recordedAt: clock.now(),
      recordedBy: actor.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'recommendation', id },
    projectId: project.id,
    details: { on: row.givenOn },
  });
  return id;
}

/** Corrects what was recommended, to whom or when. Throws `Conflict`, `Forbidden`, `NotFound`, `Refused`, `Invalid`. */
export async function correctRecommendation(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, id, revision, row }: SentAgain<RecommendationRow>,
): Promise<void> {
  const permission = permit(recommendationPolicy, actor, 'recommendation.correct', project.place);
  const stored = await getRecommendation(reading(tx), project.id, id);
  const told = await columnsOf(tx, actor, clock, row);
  const changed = fieldsThatDiffer(told, stored);
  if (changed.length === 0) return;
  const firstAnswerOn = await findFirstAnswerOn(reading(tx), id);
  expectGoodDay(clock, row.givenOn, firstAnswerOn);
  const { numUpdatedRows } = await tx
    .updateTable('recommendation')
    .set({
      ...told,
      // Until somebody answers, the status is as old as the recommendation.
      statusOn: firstAnswerOn === undefined ? row.givenOn : stored.statusOn,
      revision: revision + 1,
    })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  expectChanged(numUpdatedRows);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'recommendation', id },
    projectId: project.id,
    details: { changed },
  });
}

/** Records what became of a recommendation from a day on. Throws `Conflict`, `Forbidden`, `NotFound`, `Refused`. */
export async function setRecommendationStatus(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, id, revision, row }: SentAgain<StatusRow>,
): Promise<void> {
  const permission = permit(recommendationPolicy, actor, 'recommendation.set-status', project.place);
  const stored = await getRecommendation(reading(tx), project.id, id);
  const fault = whyStatusRefused(stored, row, finnishDate(clock.now()));
  if (fault) throw new Refused(`recommendation.refused.${fault}`);
  const { numUpdatedRows } = await tx
    .updateTable('recommendation')
    .set({ status: row.status, statusOn: row.fromOn, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  expectChanged(numUpdatedRows);
  await tx
    .insertInto('recommendationStatus')
    .values({ ...row, recommendationId: id, recordedAt: clock.now(), recordedBy: actor.userId })
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'recommendation', id },
    projectId: project.id,
    details: { 'status-was': stored.status, status: row.status, on: row.fromOn },
  });
}

async function columnsOf(tx: Tx, actor: Actor, clock: Clock, { organisation, ...told }: RecommendationRow) {
  return {
    ...told,
    addresseeUnitId: organisation === null ? null : await meantOrNewUnit(tx, actor, clock, organisation),
  };
}

type Told = Awaited<ReturnType<typeof columnsOf>>;

/** The fields of the form, by their names there, that say otherwise than what is stored. */
function fieldsThatDiffer(told: Told, stored: Told): string[] {
  const keys = (Object.keys(told) as (keyof Told)[]).filter((key) => told[key] !== stored[key]);
  return keys.map((key) => (key === 'addresseeUnitId' ? 'organisation' : key));
}

function expectGoodDay(clock: Clock, givenOn: string, firstAnswerOn: string | undefined): void {
  const fault = whyGivenRefused(givenOn, firstAnswerOn, finnishDate(clock.now()));
  if (fault) throw new Refused(`recommendation.refused.${fault}`);
}

function expectChanged(rows: bigint): void {
  if (rows === 0n) throw new Conflict('Somebody has changed the recommendation meanwhile.');
}
