import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { prepareContract, signContract } from '#features/procurement/public.server.ts';
import type { ContractRow } from '#features/procurement/public.ts';
import { type Read, readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from './actor.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export const clock = { now: () => new Date('2012-03-10T10:00:00Z') };

/** What the contracts of a trial say. */
export const row: ContractRow = {
  name: 'Kapasiteettihankinta',
  number: null,
  priceModel: 'student-day',
  unitPrice: 45_55,
  amount: 601,
  startsOn: '2012-01-01',
  endsOn: '2013-12-31',
  options: null,
};

/** A record of a contract that is added. */
export const newPart = (ownerId: number) => ({ ownerId, id: undefined, revision: 0 });

/** A unit with a name of its own, and somebody who acts for it. */
interface TrialProvider {
  readonly unit: number;
  readonly actor: Actor;
}

interface Trial {
  test: TestDatabase;
  /** Of both projects. */
  coordinator: Actor;
  project: number;
  other: number;
  /** Who provides by the contracts, and who does not. */
  first: TrialProvider;
  second: TrialProvider;
}

/** Two projects, `S10001` and `S10002`, with a coordinator and two schools, and short ways to buy from them. */
export function createContractTrial() {
  const trial = { project: 0, other: 0 } as Trial;
  let measures = 0;

  async function createProvider(name: string): Promise<TrialProvider> {
    const { rows } = await sql<{ unit: number }>`
      with party as (insert into organisation (spelling_key) values (lower(${name})) returning id),
      unit as (
        insert into organisation_unit (organisation_id, spelling_key) select id, lower(${name}) from party returning id),
      named as (
        insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
        select id, ${name}, '2012-01-01', '2012-01-01' from unit)
      select id as unit from unit`.execute(trial.test.owner);
    const unit = rows[0]?.unit ?? 0;
    const actor = await createActor(trial.test, { given: [{ role: 'provider', scope: { kind: 'unit', id: unit } }] });
    return { unit, actor };
  }

  beforeAll(async () => {
    trial.test = await createTestDatabase();
    const projects = await trial.test.owner
      .insertInto('project')
      .values([{ code: 'S10001' }, { code: 'S10002' }])
      .returning('id')
      .execute();
    [trial.project = 0, trial.other = 0] = projects.map(({ id }) => id);
    trial.coordinator = await createActor(trial.test, {
      given: [trial.project, trial.other].map((id) => ({
        role: 'coordinator' as const,
        scope: { kind: 'project' as const, id },
      })),
    });
    trial.first = await createProvider('Lapin ammattiopisto');
    trial.second = await createProvider('Lapin matkailuopisto');
  });
  afterAll(() => trial.test.close());

  const acting = <Result>(work: (tx: Tx) => Promise<Result>, actor = trial.coordinator) =>
    writingAs(trial.test.database, actor.userId, work);
  const seen = <Result>(work: (read: Read) => Promise<Result>, actor = trial.coordinator) =>
    readingAs(trial.test.database, actor.userId, work);

  /** A draft of a contract of the first project with the first school. */
  const begin = (changed: Partial<ContractRow> = {}) =>
    acting((tx) => {
      const origin = { projectId: trial.project, lotId: undefined, providerUnitId: trial.first.unit };
      return prepareContract(tx, trial.coordinator, clock, origin, { ...row, ...changed });
    });
  const sign = (id: number) =>
    acting((tx) => signContract(tx, trial.coordinator, clock, { id, signedOn: '2012-01-05' }));

  async function createMeasure(projectId = trial.project, kind = 'labour-training-vocational'): Promise<number> {
    measures += 1;
    const { id } = await trial.test.owner
      .insertInto('measure')
      .values({
        projectId,
        kind,
        shape: 'group',
        name: `Koulutus ${measures}`,
        funding: 'esf',
        state: 'tender',
        recordedAt: clock.now(),
        recordedBy: trial.coordinator.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  const lastAct = () =>
    trial.test.owner
      .selectFrom('auditEntry')
      .select(['act', 'reason', 'details', 'subjectId'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();

  return { trial, acting, seen, begin, sign, createMeasure, lastAct };
}
