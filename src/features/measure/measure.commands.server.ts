import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Permission, permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { lockChain, refuseCircle } from './chain-circle.server.ts';
import { placeOfMeasure } from './head.queries.server.ts';
import type { MeasureFacts, Provider, StoredMeasure } from './measure.model.ts';
import { measurePolicy } from './measure.policy.ts';
import { getMeasure } from './measure.queries.server.ts';
import { firstStates, type MeasureState, whyNotMoved } from './measure-state.model.ts';
import { recountNeed } from './met-need.server.ts';
import { recordedUnitId } from './provider.server.ts';

/** A measure to be planned for a project. */
export interface PlannedMeasure {
  readonly projectId: number;
  readonly facts: MeasureFacts;
  readonly provider: Provider | null;
  readonly state: MeasureState;
  /** The need that it meets, and for how many of it. */
  readonly need?: { readonly id: number; readonly meets: number };
}

/** Plans a measure, or records one that runs or has run already; answers its id. Throws `Forbidden`, `Refused`. */
export async function planMeasure(tx: Tx, actor: Actor, clock: Clock, planned: PlannedMeasure): Promise<number> {
  const { projectId, facts, provider, state, need } = planned;
  const permission = permit(measurePolicy, actor, 'measure.plan', await placeOfProject(reading(tx), projectId));
  const now = clock.now();
  const written = await writtenOf(tx, clock, permission, projectId, { facts, provider });
  const { rows } = await sql<{ id: number }>`
    insert into measure (
      project_id, measure_need_id, meets_amount, state, recorded_at, recorded_by, ${sql.raw(factColumns.join(', '))})
    values (${projectId}, ${need?.id ?? null}, ${need?.meets ?? null}, ${state}, ${now}, ${actor.userId}, ${sql.join(written)})
    on conflict on constraint measure_told_apart do nothing
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Refused('measure.refused.known', { name: facts.name });
  for (const { state: stated, fromOn } of firstStates(state, facts, finnishDate(now))) {
    await insertState(tx, actor, clock, id, { to: stated, fromOn });
  }
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id },
    projectId,
    details: { measureKind: facts.kind, funding: facts.funding, state },
  });
  return id;
}

/** What is said of a measure from now on, and on which revision that rests. */
export interface CorrectedMeasure {
  readonly facts: MeasureFacts;
  readonly provider: Provider | null;
  readonly revision: number;
}

/** Says otherwise of a measure; the same again is no new revision. Throws `Forbidden`, `Conflict`, `Refused`. */
export async function correctMeasure(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: number,
  { facts, provider, revision }: CorrectedMeasure,
): Promise<void> {
  const { measure, permission } = await lockMeasure(tx, actor, id, 'measure.edit');
  if (measure.revision !== revision) throw new Conflict(`Measure ${id} is at revision ${measure.revision}.`);
  const changed = changedFacts(measure, facts, provider);
  if (changed.length === 0) return;
  await refuseTwin(tx, measure, facts);
  const written = await writtenOf(tx, clock, permission, measure.projectId, { facts, provider });
  const assignments = factColumns.map((column, place) => sql`${sql.raw(column)} = ${written[place]}`);
  await sql`
    update measure set ${sql.join(assignments)}, revision = ${revision + 1} where id = ${id}`.execute(tx);
  if (changed.includes('seats')) await recountMet(tx, clock, permission, measure);
  if (changed.includes('seriesName')) await keepOutOfCircle(tx, measure.projectId);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id },
    projectId: measure.projectId,
    details: { changed, revision: revision + 1 },
  });
}

async function recountMet(tx: Tx, clock: Clock, permission: Permission, { id, needId }: StoredMeasure): Promise<void> {
  if (needId !== null) await recountNeed(tx, clock, permission, { needId, measureId: id });
}

/** A measure that comes into a series comes before all that the series comes before. */
async function keepOutOfCircle(tx: Tx, projectId: number): Promise<void> {
  await lockChain(tx, projectId);
  await refuseCircle(tx, projectId);
}

/** The names of the facts that differ. */
export function changedFacts(measure: StoredMeasure, facts: MeasureFacts, provider: Provider | null): string[] {
  const keys = Object.keys(facts) as (keyof MeasureFacts)[];
  const changed: string[] = keys.filter((key) => measure[key] !== facts[key]);
  const isSameProvider = provider === null ? measure.provider === null : isUnit(provider, measure.provider?.id);
  return isSameProvider ? changed : [...changed, 'provider'];
}

function isUnit(provider: Provider, unitId: number | undefined): boolean {
  return 'unitId' in provider && provider.unitId === unitId;
}

/** A state that a measure comes to on a day (ISO), with a reason where the way is not the usual one. */
export interface Move {
  readonly to: MeasureState;
  readonly fromOn: string;
  readonly reason?: string | undefined;
}

/** Moves a measure to another state of its life. Throws `Forbidden`, `Refused`. */
export async function moveMeasure(tx: Tx, actor: Actor, clock: Clock, id: number, move: Move): Promise<void> {
  const { measure, permission } = await lockMeasure(tx, actor, id, 'measure.move');
  const { rows } = await sql<{ since: string | null }>`
    select max(from_on) as since from measure_state where measure_id = ${id}`.execute(tx);
  const reason = move.reason?.trim() || undefined;
  if (move.fromOn > finnishDate(clock.now())) throw new Refused('measure.refused.state-to-come');
  const from = {
    kind: measure.kind,
    from: measure.state,
    since: rows[0]?.since ?? move.fromOn,
    to: move.to,
    on: move.fromOn,
  };
  const refusal = whyNotMoved(from, reason);
  if (refusal) throw new Refused(refusal);
  await insertState(tx, actor, clock, id, { ...move, reason });
  await sql`update measure set state = ${move.to} where id = ${id}`.execute(tx);
  if (move.to === 'cancelled' || measure.state === 'cancelled') await recountMet(tx, clock, permission, measure);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id },
    projectId: measure.projectId,
    reason,
    details: { from: measure.state, to: move.to, fromOn: move.fromOn },
  });
}

/** The measure, kept from changing meanwhile, and the right by which it is changed. */
async function lockMeasure<Act extends 'measure.edit' | 'measure.move'>(
  tx: Tx,
  actor: Actor,
  id: number,
  act: Act,
): Promise<{ measure: StoredMeasure; permission: Permission<Act> }> {
  const { rows } = await sql`select from measure where id = ${id} for no key update`.execute(tx);
  if (rows.length === 0) throw new NotFound(`There is no measure ${id}.`);
  const measure = await getMeasure(reading(tx), id);
  const place = await placeOfMeasure(reading(tx), id, measure.projectId);
  return { measure, permission: permit(measurePolicy, actor, act, place) };
}

/** Two measures of a project with one name and one first day could not be told apart. */
async function refuseTwin(tx: Tx, { id, projectId }: StoredMeasure, { name, startsOn }: MeasureFacts): Promise<void> {
  const { rows } = await sql`
    select from measure
    where project_id = ${projectId} and name = ${name} and starts_on is not distinct from ${startsOn} and id <> ${id}`.execute(
    tx,
  );
  if (rows.length > 0) throw new Refused('measure.refused.known', { name });
}

async function insertState(tx: Tx, { userId }: Actor, clock: Clock, measureId: number, move: Move): Promise<void> {
  await sql`
    insert into measure_state (measure_id, state, from_on, reason, recorded_at, recorded_by)
    values (${measureId}, ${move.to}, ${move.fromOn}, ${move.reason ?? null}, ${clock.now()}, ${userId})`.execute(tx);
}

/** In the order of `writtenOf`. */
const factColumns = [
  'measure_series_id',
  'provider_unit_id',
  'kind',
  'shape',
  'name',
  'field',
  'funding',
  'planned_cents',
  'target_group',
  'starts_on',
  'ends_on',
  'seats',
  'women_planned',
  'municipality_code',
  'site',
  'is_open',
  'apply_text',
  'apply_url',
  'apply_until',
  'tells_free_seats',
  'credits',
  'credit_unit',
] as const;

async function writtenOf(
  tx: Tx,
  clock: Clock,
  permission: Permission,
  projectId: number,
  { facts, provider }: { readonly facts: MeasureFacts; readonly provider: Provider | null },
): Promise<unknown[]> {
  return [
    await seriesIdOf(tx, clock, permission, { projectId, name: facts.seriesName }),
    provider && (await recordedUnitId(tx, clock, provider)),
    facts.kind,
    facts.shape,
    facts.name,
    facts.field,
    facts.funding,
    facts.plannedCents,
    facts.targetGroup,
    facts.startsOn,
    facts.endsOn,
    facts.seats,
    facts.womenPlanned,
    facts.municipalityCode,
    facts.site,
    facts.isOpen,
    facts.applyText,
    facts.applyUrl,
    facts.applyUntil,
    facts.tellsFreeSeats,
    facts.credits,
    facts.creditUnit,
  ];
}

/** A brand that the project has not had before begins with its first measure. */
async function seriesIdOf(
  tx: Tx,
  clock: Clock,
  permission: Permission,
  { projectId, name }: { readonly projectId: number; readonly name: string | null },
): Promise<number | null> {
  if (name === null) return null;
  // Who writes the brand in other letters means the same.
  const known = await sql<{ id: number }>`
    select series.id from measure_series series
    where series.project_id = ${projectId} and lower(series.name) = lower(${name})
    order by series.name <> ${name}, series.id
    limit 1`.execute(tx);
  if (known.rows[0]) return known.rows[0].id;
  const { rows } = await sql<{ id: number }>`
    insert into measure_series (project_id, name) values (${projectId}, ${name})
    on conflict (project_id, name) do nothing
    returning id`.execute(tx);
  const [begun] = rows;
  if (begun) {
    const subject = { kind: 'measure-series', id: begun.id };
    await recordAct(tx, clock, permission, { subject, projectId, details: { series: name } });
    return begun.id;
  }
  const { id } = await tx
    .selectFrom('measureSeries')
    .select('id')
    .where('projectId', '=', projectId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return id;
}
