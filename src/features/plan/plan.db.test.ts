import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceAreas } from '#features/codelist/public.server.ts';
import { type DescriptionRecord, printText } from '#features/description/public.ts';
import type { Clock } from '#platform/clock.ts';
import { readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import {
  addSegment,
  beginPlan,
  decidePlan,
  discardPlan,
  editSegment,
  removeSegment,
  setPrinciples,
  setTargets,
  withdrawPlan,
  writePlanTexts,
} from './plan.commands.server.ts';
import { findPlanHead, getPlan, listPlanSums, listPlanVersions } from './plan.queries.server.ts';
import { actsOn, getPlanHome, getPlanPair } from './plan-page.queries.server.ts';

let test: TestDatabase;
let coordinator: Actor;
let authority: Actor;
let stranger: Actor;
const clock: Clock = { now: () => new Date('2012-03-01T10:00:00Z') };

const described: DescriptionRecord = {
  form: 'esr-2007',
  fields: {
    code: 'S11833',
    name: 'Kuvattu hanke',
    regions: ['Lapin'],
    directTargetGroups: 'Työttömät',
    personsPlanned: { total: 94, women: 50 },
    plannedSummary: 'Hankitaan koulutusta.',
    grantedEuState: 24_860_000,
    partnership: 'Kumppanuutta selvästi edistävä projekti',
  },
};

async function createProject(code: string, { isLight = false }: { readonly isLight?: boolean } = {}): Promise<number> {
  const { id } = await test.owner
    .insertInto('project')
    .values({ code })
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ code }))
    .returning('id')
    .executeTakeFirstOrThrow();
  const keeper = isLight ? (await test.owner.selectFrom('project').select('id').executeTakeFirstOrThrow()).id : null;
  await test.owner
    .insertInto('projectProfile')
    .values({
      projectId: id,
      kind: isLight ? 'development' : 'coordination',
      name: 'Koordinaatio',
      period: '2007-2013',
      isLight,
      keptForProjectId: keeper,
      startsOn: '2012-01-01',
      endsOn: '2014-02-28',
      recordedAt: clock.now(),
    })
    .execute();
  return id;
}

const actorOf = (role: Role, projectIds: readonly number[]) =>
  createActor(test, { given: projectIds.map((id) => ({ role, scope: { kind: 'project', id } })) });

beforeAll(async () => {
  test = await createTestDatabase();
  await test.owner.transaction().execute((tx) => loadReferenceAreas(tx));
  const ids = [await createProject('S11829'), await createProject('S11830'), await createProject('S11831')];
  ids.push(await createProject('S11832', { isLight: true }));
  await importText(test.target, { name: 'S11833.txt', knownOn: '2012-01-31', content: printText(described) });
  ids.push(await createProject('S11833'));
  coordinator = await actorOf('coordinator', ids);
  authority = await actorOf('authority', ids);
  stranger = await actorOf('coordinator', [await createProject('S10001')]);
});
afterAll(() => test.close());

const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);
const planOf = (code: string, number: number) =>
  readingAs(test.database, coordinator.userId, async (read) =>
    getPlan(read, (await findPlanHead(read, coordinator, code, 'plan.read')).id, number),
  );
const begin = (code: string, actor = coordinator) => as(actor, (tx) => beginPlan(tx, actor, clock, code));
const decision = {
  decisionNumber: 'POPELY/1/2012',
  decidedOn: '2012-02-01',
  inForceFrom: '2012-01-01',
  decisionReason: null,
};
const texts = {
  startsOn: '2012-01-01',
  endsOn: '2014-02-28',
  summary: 'Hankitaan koulutusta.',
  directTargetText: 'Pitkään työttöminä olleet',
  indirectTargetText: null,
  grantedCents: 25_000_000,
  grantedForMeasuresCents: 18_000_000,
  changeReason: 'Ensimmäinen suunnitelma',
  areas: [{ kind: 'region' as const, code: '19' }],
};
const sumsOn = (on: string, actor = coordinator) =>
  readingAs(test.database, actor.userId, (read) => listPlanSums(read, actor, ['S11829', 'S11832', 'S99999'], on));
const persons = { figure: 'persons', year: 2012, sex: 'all' as const, amount: 94 };

describe('a plan', () => {
  it('is written as a draft, decided on, and then a new version begins as its copy', async () => {
    const number = await begin('S11829');
    expect(number).toBe(1);
    expect(await planOf('S11829', 1)).toMatchObject({ state: 'draft', startsOn: '2012-01-01', endsOn: '2014-02-28' });
    const key = { code: 'S11829', number };
    await as(coordinator, (tx) => writePlanTexts(tx, coordinator, clock, { ...key, revision: 1 }, texts));
    await as(coordinator, (tx) => setTargets(tx, coordinator, clock, { ...key, revision: 2 }, [persons]));
    const segment = { name: 'Maahanmuuttajat', size: 40, description: null };
    await as(coordinator, (tx) => addSegment(tx, coordinator, clock, key, segment));
    const classed = {
      classes: [{ line: 'equality', value: 'Sukupuolineutraali projekti', reason: null }],
      principles: [],
    };
    await as(authority, (tx) =>
      setPrinciples(tx, authority, clock, { ...key, act: 'plan.classify', revision: 4 }, classed),
    );
    await as(authority, (tx) => decidePlan(tx, authority, clock, { ...key, revision: 5 }, decision));

    const decided = await planOf('S11829', 1);
    expect(decided).toMatchObject({ state: 'in-force', inForceFrom: '2012-01-01', targets: [persons], ...classed });
    expect(decided.areas).toEqual([{ kind: 'region', code: '19', nameFi: 'Lappi', nameSv: 'Lappland' }]);
    expect(await begin('S11829')).toBe(2);
    const { id, ...copied } = (await planOf('S11829', 2)).segments[0] ?? {};
    expect(copied).toEqual({ ...segment, position: 1, revision: 1 });
    expect(id).not.toBe(decided.segments[0]?.id);
    // People and measures are tied to where it began.
    const origin = await test.owner
      .selectFrom('planSegment')
      .select('originId')
      .where('id', '=', id ?? 0)
      .executeTakeFirst();
    expect(origin?.originId).toBe(decided.segments[0]?.id);
    expect(await planOf('S11829', 2)).toMatchObject({
      state: 'draft',
      summary: texts.summary,
      changeReason: null,
      grantedCents: 25_000_000,
      grantedForMeasuresCents: 18_000_000,
      targets: [persons],
      classes: classed.classes,
      areas: decided.areas,
    });
    const { rows } = await sql<{ act: string }>`
      select act from audit_entry where subject_kind = 'plan' and subject_id like 'S11829/%' order by id`.execute(
      test.owner,
    );
    expect(rows.map(({ act }) => act)).toEqual([
      'plan.begin',
      'plan.edit',
      'plan.set-targets',
      'plan.edit',
      'plan.classify',
      'plan.decide',
      'plan.begin',
    ]);
  });

  it('begins with what the public is told of the project', async () => {
    expect(await planOf('S11833', await begin('S11833'))).toMatchObject({
      startsOn: '2012-01-01',
      summary: 'Hankitaan koulutusta.',
      directTargetText: 'Työttömät',
      grantedCents: 24_860_000,
      grantedForMeasuresCents: null,
      targets: [
        { figure: 'persons', year: null, sex: 'all', amount: 94 },
        { figure: 'persons', year: null, sex: 'women', amount: 50 },
      ],
      areas: [{ kind: 'region', code: '19' }],
      classes: [{ line: 'partnership', value: 'Kumppanuutta selvästi edistävä projekti' }],
    });
  });

  it('has one draft at a time', async () => {
    await expect(begin('S11829')).rejects.toMatchObject({ code: 'plan.refused.draft-exists' });
  });

  it('is in force as of a day, and withdrawn with a reason', async () => {
    const key = { code: 'S11829', number: 2 };
    const later = { ...decision, decisionNumber: 'POPELY/2/2012', inForceFrom: '2012-03-01' };
    const { revision } = await planOf('S11829', 2);
    await as(coordinator, (tx) => decidePlan(tx, coordinator, clock, { ...key, revision }, later));
    const numberOn = async (on: string) => {
      const { plan } = await readingAs(test.database, coordinator.userId, (read) =>
        getPlanHome(read, coordinator, 'S11829', on),
      );
      return plan?.number;
    };
    expect([await numberOn('2011-12-31'), await numberOn('2012-02-29'), await numberOn('2012-03-01')]).toEqual([
      undefined,
      1,
      2,
    ]);
    const granted = { grantedCents: 25_000_000, grantedForMeasuresCents: 18_000_000 };
    expect(await sumsOn('2011-12-31')).toEqual([]);
    expect(await sumsOn('2012-02-29')).toEqual([{ code: 'S11829', versionNumber: 1, ...granted, persons: 94 }]);
    expect(await sumsOn('2012-03-01')).toMatchObject([{ versionNumber: 2, ...granted }]);
    expect(await sumsOn('2012-03-01', stranger)).toEqual([]);
    await as(authority, (tx) => withdrawPlan(tx, authority, clock, key, 'Päätös kumottiin.'));
    expect(await numberOn('2012-03-01')).toBe(1);
    expect(await sumsOn('2012-03-01')).toMatchObject([{ versionNumber: 1 }]);
    expect(await planOf('S11829', 2)).toMatchObject({ state: 'withdrawn', endReason: 'Päätös kumottiin.' });
    const pair = await readingAs(test.database, coordinator.userId, (read) =>
      getPlanPair(read, coordinator, 'S11829', { from: 0, to: 0 }),
    );
    expect([pair.pair?.from.number, pair.pair?.to.number]).toEqual([1, 2]);
  });

  it('that was decided on is not changed, by acts or past them', async () => {
    const key = { code: 'S11829', number: 1, revision: 6 };
    await expect(as(coordinator, (tx) => setTargets(tx, coordinator, clock, key, []))).rejects.toMatchObject({
      code: 'plan.refused.not-draft',
    });
    const past = (statement: ReturnType<typeof sql>) => as(coordinator, (tx) => statement.execute(tx));
    await expect(past(sql`update plan_target set amount = 1`)).rejects.toThrow(/not changed/);
    await expect(past(sql`delete from plan_class`)).rejects.toThrow(/not changed/);
    await expect(past(sql`update plan_version set summary = 'x' where state = 'in-force'`)).rejects.toThrow(
      /not changed/,
    );
    await expect(past(sql`update plan_version set state = 'draft' where state = 'withdrawn'`)).rejects.toThrow(
      /not changed/,
    );
    await expect(past(sql`delete from plan_version`)).rejects.toThrow(/permission denied/);
  });
});

describe('a draft', () => {
  it('is changed on the revision that was seen, and decided on as it was seen', async () => {
    const key = { code: 'S11830', number: await begin('S11830') };
    await as(coordinator, (tx) => setTargets(tx, coordinator, clock, { ...key, revision: 1 }, [persons]));
    await expect(
      as(coordinator, (tx) => setTargets(tx, coordinator, clock, { ...key, revision: 1 }, [])),
    ).rejects.toThrow(Conflict);
    await expect(
      as(authority, (tx) => decidePlan(tx, authority, clock, { ...key, revision: 1 }, decision)),
    ).rejects.toThrow(Conflict);
    const ahead = { ...decision, decidedOn: '2012-03-02' };
    await expect(
      as(authority, (tx) => decidePlan(tx, authority, clock, { ...key, revision: 2 }, ahead)),
    ).rejects.toMatchObject({ code: 'plan.refused.decided-ahead' });
  });

  it('has parts of its target group that are written anew and taken out', async () => {
    const key = { code: 'S11830', number: 1 };
    await as(coordinator, (tx) => addSegment(tx, coordinator, clock, key, { name: 'A', size: null, description: 'x' }));
    await as(coordinator, (tx) => addSegment(tx, coordinator, clock, key, { name: 'B', size: 2, description: null }));
    const [first, second] = (await planOf('S11830', 1)).segments;
    const edited = { ...key, id: first?.id ?? 0, revision: 1 };
    const anew = { name: 'AA', size: 1, description: null };
    await as(coordinator, (tx) => editSegment(tx, coordinator, clock, edited, anew));
    await expect(as(coordinator, (tx) => editSegment(tx, coordinator, clock, edited, anew))).rejects.toThrow(Conflict);
    await as(coordinator, (tx) => removeSegment(tx, coordinator, clock, { ...key, id: second?.id ?? 0 }));
    expect((await planOf('S11830', 1)).segments).toMatchObject([{ ...anew, revision: 2 }]);
  });

  it('grants no more for measures than there is', async () => {
    const key = { code: 'S11830', number: 1 };
    const { revision } = await planOf('S11830', 1);
    const tooMuch = { ...texts, grantedForMeasuresCents: 25_000_001 };
    await expect(
      as(coordinator, (tx) => writePlanTexts(tx, coordinator, clock, { ...key, revision }, tooMuch)),
    ).rejects.toThrow(/plan_version_granted_part/);
    const less = { ...texts, grantedCents: -1, grantedForMeasuresCents: null };
    await expect(
      as(coordinator, (tx) => writePlanTexts(tx, coordinator, clock, { ...key, revision }, less)),
    ).rejects.toThrow(/granted_cents_check/);
  });

  it('is discarded with a reason, and then another can begin', async () => {
    const key = { code: 'S11830', number: 1 };
    await as(coordinator, (tx) => discardPlan(tx, coordinator, clock, key, 'Aloitetaan alusta.'));
    expect(await begin('S11830')).toBe(2);
    // What was only a draft is copied by nobody.
    expect((await planOf('S11830', 2)).segments).toEqual([]);
    await expect(
      as(coordinator, (tx) => withdrawPlan(tx, coordinator, clock, { ...key, number: 2 }, 'x')),
    ).rejects.toMatchObject({ code: 'plan.refused.not-in-force' });
    const versions = await readingAs(test.database, coordinator.userId, async (read) =>
      listPlanVersions(read, (await findPlanHead(read, coordinator, 'S11830', 'plan.read')).id),
    );
    expect(versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'draft'],
      [1, 'discarded'],
    ]);
  });
});

describe('who may do what', () => {
  it('is kept to: others see nothing, the coordinator classes nothing, the authority writes nothing', async () => {
    await expect(begin('S11831', stranger)).rejects.toThrow(Forbidden);
    await expect(begin('S11831', authority)).rejects.toThrow(Forbidden);
    const key = { code: 'S11831', number: await begin('S11831'), revision: 1 };
    const nothing = { classes: [], principles: [] };
    await expect(
      as(coordinator, (tx) => setPrinciples(tx, coordinator, clock, { ...key, act: 'plan.classify' }, nothing)),
    ).rejects.toThrow(Forbidden);
    await expect(
      as(authority, (tx) => setPrinciples(tx, authority, clock, { ...key, act: 'plan.state-principles' }, nothing)),
    ).rejects.toThrow(Forbidden);
    const head = await readingAs(test.database, authority.userId, (read) =>
      findPlanHead(read, authority, 'S11831', 'plan.read'),
    );
    expect(actsOn(authority, head)).toEqual([
      'plan.read',
      'plan.classify',
      'plan.decide',
      'plan.withdraw',
      'milestone.read',
      'milestone.add',
      'milestone.edit',
      'milestone.finish',
      'milestone.reopen',
      'milestone.drop',
    ]);
  });

  it('ends at light records, which have no plan here', async () => {
    await expect(begin('S11832')).rejects.toThrow(NotFound);
    await expect(begin('S99999')).rejects.toThrow(NotFound);
  });
});
