import { sql } from 'kysely';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from './actor.ts';
import type { TestDatabase } from './database.ts';

/** States with the days from which they hold, or steps with the days on which they were taken; the last one holds now. */
type Dated = readonly (readonly [string, string])[];

export interface SampleMeasure {
  readonly kind?: string;
  readonly seats?: number | null;
  readonly states?: Dated;
  /** ISO; from 1 March to 31 December 2012 unless said. */
  readonly days?: readonly [string | null, string | null];
  readonly plannedCents?: number | null;
}

export interface SampleSeat {
  readonly askedOn: string;
  readonly days?: readonly [string, string | null];
  readonly steps: Dated;
  readonly sex?: string;
}

/**
 * Rows of a coordination project S30001 with two parallel projects: S20001, which has the mother project S10001, and S20002. S20003 is
 * a project of others.
 */
export async function createSampleRows(test: TestDatabase) {
  const ids: Record<string, number> = {};
  for (const [code, kind, name] of [
    ['S30001', 'coordination', 'Koordinaatio'],
    ['S20001', 'parallel', 'Rinnakkainen yksi'],
    ['S20002', 'parallel', 'Rinnakkainen kaksi'],
    ['S20003', 'parallel', 'Muiden hanke'],
    ['S10001', 'development', 'Emo'],
  ] as const)
    ids[code] = await createProject(test, code, kind, name);
  const actorOf = (code: string): Promise<Actor> =>
    createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'project', id: ids[code] ?? 0 } }] });
  const coordinator = await actorOf('S30001');
  const bind = async (kind: string, from: string, to: string): Promise<void> => {
    await sql`insert into project_link (kind, from_project_id, to_project_id, status, basis, decided_at)
      values (${kind}, ${ids[from]}, ${ids[to]}, 'confirmed', 'person', now())`.execute(test.owner);
  };
  await bind('coordination', 'S30001', 'S20001');
  await bind('coordination', 'S30001', 'S20002');
  await bind('parallel', 'S10001', 'S20001');
  return {
    ids,
    coordinator,
    actorOf,
    planFor: (code: string, number: number, from: string, persons: number) =>
      createPlan(test, coordinator, ids[code] ?? 0, { number, from, persons }),
    createMeasure: (code: string, measure: SampleMeasure = {}) =>
      createMeasure(test, coordinator, ids[code] ?? 0, measure),
    createSeat: (measureId: number, code: string, seat: SampleSeat) =>
      createSeat(test, coordinator, { measureId, projectId: ids[code] ?? 0 }, seat),
  };
}

export type SampleRows = Awaited<ReturnType<typeof createSampleRows>>;

async function createProject(test: TestDatabase, code: string, kind: string, name: string): Promise<number> {
  const { id } = await test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
  await sql`insert into project_profile (project_id, kind, name, period, is_light, recorded_at)
    values (${id}, ${kind}, ${name}, '2007-2013', false, now())`.execute(test.owner);
  return id;
}

async function createPlan(
  test: TestDatabase,
  { userId }: Actor,
  projectId: number,
  { number, from, persons }: { readonly number: number; readonly from: string; readonly persons: number },
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into plan_version (project_id, number, written_by, recorded_at)
    values (${projectId}, ${number}, ${userId}, now()) returning id`.execute(test.owner);
  const id = rows[0]?.id;
  await sql`insert into plan_target (plan_version_id, figure, year, sex, amount)
    values (${id}, 'persons', null, 'all', ${persons}), (${id}, 'persons', 2012, 'women', ${persons / 4}),
      (${id}, 'persons', 2013, 'women', ${persons / 4})`.execute(test.owner);
  await sql`update plan_version set state = 'in-force', decision_number = 'P1', decided_on = ${from}, in_force_from = ${from},
    decided_by = ${userId}, decision_recorded_at = now() where id = ${id}`.execute(test.owner);
}

let measures = 0;
/** A measure, planned on 1 January 2012 unless its states say otherwise. */
async function createMeasure(
  test: TestDatabase,
  { userId }: Actor,
  projectId: number,
  {
    kind = 'coaching-job-search',
    seats = 10,
    states = [['plan', '2012-01-01']],
    days = ['2012-03-01', '2012-12-31'],
    plannedCents = null,
  }: SampleMeasure,
): Promise<number> {
  measures += 1;
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, kind, shape, name, field, funding, municipality_code, starts_on, ends_on, seats,
      planned_cents, state, recorded_at, recorded_by)
    values (${projectId}, ${kind}, 'non-stop', ${`Klubi ${measures}`}, '07', 'esf', '698', ${days[0]}, ${days[1]}, ${seats},
      ${plannedCents}, ${states.at(-1)?.[0]}, now(), ${userId})
    returning id`.execute(test.owner);
  const id = rows[0]?.id ?? 0;
  for (const [state, from] of states)
    await sql`insert into measure_state (measure_id, state, from_on, recorded_at, recorded_by)
      values (${id}, ${state}, ${from}, now(), ${userId})`.execute(test.owner);
  return id;
}

let persons = 0;
/** A seat of a new person with the steps of its life; gives the id of the seat. */
async function createSeat(
  test: TestDatabase,
  { userId }: Actor,
  { measureId, projectId }: { readonly measureId: number; readonly projectId: number },
  { askedOn, days, steps, sex = 'female' }: SampleSeat,
): Promise<number> {
  persons += 1;
  const { rows: people } = await sql<{ id: number }>`
    insert into participant (project_id, number, sex, recorded_at, recorded_by)
    values (${projectId}, ${persons}, ${sex}, now(), ${userId}) returning id`.execute(test.owner);
  const { rows } = await sql<{ id: number }>`
    insert into seat (measure_id, participant_id, state, asked_at, starts_on, ends_on, recorded_by)
    values (${measureId}, ${people[0]?.id}, ${steps.at(-1)?.[0]}, ${`${askedOn}T09:00:00Z`}, ${days?.[0] ?? null},
      ${days?.[1] ?? null}, ${userId})
    returning id`.execute(test.owner);
  const id = rows[0]?.id ?? 0;
  for (const [state, day] of steps)
    await sql`insert into seat_event (seat_id, state, acted_at) values (${id}, ${state}, ${`${day}T09:00:00Z`})`.execute(
      test.owner,
    );
  return id;
}
