import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading, readingAs, selectRows, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit, reachOf } from '#platform/permission/policy.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { findMeasureHead, isMeasureWithin } from './head.queries.server.ts';
import { correctMeasure, moveMeasure, planMeasure } from './measure.commands.server.ts';
import type { MeasureFacts } from './measure.model.ts';
import { measurePolicy } from './measure.policy.ts';
import { getMeasure, listMeasuresNamed, listStates } from './measure.queries.server.ts';
import { measuresOf } from './measure-list.model.ts';
import { countMeasures } from './measure-list.queries.server.ts';
import { askForMeasure, correctNeed, declineNeed, meetNeed } from './need.commands.server.ts';
import type { NeedFacts } from './need.model.ts';
import { findMetNeed, findNeed, listMeetingMeasures, listNeeds, listNeedTasks } from './need.queries.server.ts';
import { advanceMeasures } from './purchase-step.commands.server.ts';
import { correctSeries } from './series.commands.server.ts';
import { addUpSeries } from './series.queries.server.ts';
import { addWorkPlace, correctWorkPlace } from './work-place.commands.server.ts';
import { listWorkPlaces } from './work-place.queries.server.ts';
import { workPlacePage } from './work-place-entry.server.ts';
import type { WorkPlaceFacts, WorkPlaceRow } from './work-place-form.model.ts';

let test: TestDatabase;
let coordinator: Actor;
let stranger: Actor;
let provider: Actor;
let projectId: number;
let foreignId: number;
let unitId: number;

const now = new Date('2026-03-01T10:00:00Z');
const clock = { now: () => now };

beforeAll(async () => {
  test = await createTestDatabase();
  coordinator = await createActor(test, { given: [] });
  [projectId = 0, foreignId = 0] = await createProjects('parallel', ['S10001', 'S10002']);
  const { rows } = await sql<{ id: number }>`
    with school as (insert into organisation (business_id) values ('0245895-5') returning id),
      unit as (insert into organisation_unit (organisation_id, spelling_key) select id, 'esimerkkiopisto' from school returning id)
    insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
    select id, 'Esimerkkiopisto', '2020-01-01', '2020-01-01' from unit
    returning organisation_unit_id as id`.execute(test.owner);
  unitId = rows[0]?.id ?? 0;
  coordinator = await createActor(test, {
    given: [{ role: 'coordinator', scope: { kind: 'project', id: projectId } }],
  });
  stranger = await createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'project', id: foreignId } }] });
  provider = await createActor(test, { given: [{ role: 'provider', scope: { kind: 'unit', id: unitId } }] });
});
afterAll(() => test.close());

async function createProjects(kind: string, codes: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const code of codes) {
    const { id } = await test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
    await sql`
      insert into project_profile (project_id, kind, name, period, is_light, recorded_at, recorded_by)
      values (${id}, ${kind}, ${`Hanke ${code}`}, '2007-2013', false, ${now}, ${coordinator.userId})`.execute(
      test.owner,
    );
    ids.push(id);
  }
  return ids;
}

const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);

const facts = (changes: Partial<MeasureFacts> = {}): MeasureFacts => ({
  kind: 'labour-training-vocational',
  shape: 'group',
  name: 'Hitsaajakoulutus',
  seriesName: null,
  field: '07',
  funding: 'esf',
  plannedCents: null,
  targetGroup: null,
  startsOn: '2026-04-01',
  endsOn: '2026-06-30',
  seats: 12,
  womenPlanned: 6,
  municipalityCode: '240',
  site: null,
  isOpen: false,
  tellsFreeSeats: false,
  applyText: null,
  applyUrl: null,
  applyUntil: null,
  credits: null,
  creditUnit: null,
  ...changes,
});

let made = 0;
const plan = (changes: Partial<MeasureFacts> = {}, actor = coordinator, more: object = {}) => {
  made += 1;
  const named = { name: `Koulutus ${made}`, ...changes };
  return as(actor, (tx) =>
    planMeasure(tx, actor, clock, { projectId, facts: facts(named), provider: null, state: 'plan', ...more }),
  );
};

const find = (id: number) => readingAs(test.database, coordinator.userId, (read) => getMeasure(read, id));
const states = (id: number) => readingAs(test.database, coordinator.userId, (read) => listStates(read, id));
const acts = (id: number) =>
  selectRows(
    reading(test.owner),
    sql<{ act: string }>`
      select act from audit_entry where subject_kind = 'measure' and subject_id = ${String(id)} order by id`,
  ).then((rows) => rows.map(({ act }) => act));

describe('planning a measure', () => {
  it('records it with its state, and who did so', async () => {
    const id = await plan();
    expect(await find(id)).toMatchObject({ seats: 12, state: 'plan', revision: 1, projectId });
    expect(await states(id)).toEqual([{ state: 'plan', fromOn: '2026-03-01', reason: null }]);
    expect(await acts(id)).toEqual(['measure.plan']);
  });

  it('knows a brand and a name also in other letters', async () => {
    const first = await plan({ name: 'Askari 1', seriesName: 'Askari' });
    const second = await plan({ name: 'Askari 2', seriesName: 'askari' });
    const [one, other] = [await find(first), await find(second)];
    expect(other.seriesName).toBe('Askari');
    expect(other.seriesId).toBe(one.seriesId);
    const named = { projectId, name: 'askari 1', startsOn: one.startsOn };
    const twins = await readingAs(test.database, coordinator.userId, (read) => listMeasuresNamed(read, [named]));
    expect(twins.map(({ id }) => id)).toEqual([first]);
  });

  it('tells the past of one that has ended', async () => {
    const id = await plan({ startsOn: '2012-02-06', endsOn: '2012-06-26' }, coordinator, { state: 'closed' });
    expect(await states(id)).toMatchObject([
      { state: 'closed', fromOn: '2012-06-27' },
      { state: 'running', fromOn: '2012-02-06' },
    ]);
  });

  it('tells of a series that begins with it, once', async () => {
    await plan({ seriesName: 'Uusi sarja' });
    await plan({ seriesName: 'Uusi sarja' });
    const { rows } = await sql<{ act: string; details: object }>`
      select entry.act, entry.details from audit_entry entry
      join measure_series series on entry.subject_id = series.id::text and series.name = 'Uusi sarja'
      where entry.subject_kind = 'measure-series'`.execute(test.owner);
    expect(rows).toMatchObject([{ act: 'measure.plan', details: { series: 'Uusi sarja' } }]);
  });

  it('is refused where two could not be told apart', async () => {
    await plan({ name: 'Kaksonen' });
    await expect(plan({ name: 'Kaksonen' })).rejects.toThrow(
      new Refused('measure.refused.known', { name: 'Kaksonen' }),
    );
    await plan({ name: 'Kaksonen', startsOn: '2026-05-01' });
  });

  it('is not for others, nor for whoever would run it', async () => {
    await expect(plan({}, stranger)).rejects.toThrow(Forbidden);
    await expect(plan({}, provider)).rejects.toThrow(Forbidden);
  });

  it('records a provider that no register knows under its name, once', async () => {
    const tmi = { provider: { toName: 'Tmi Aino Esimerkki' } };
    const [one, other] = [await plan({}, coordinator, tmi), await plan({}, coordinator, tmi)];
    const run = await find(one);
    expect(run.provider).toMatchObject({ name: 'Tmi Aino Esimerkki', businessId: null });
    expect((await find(other)).provider?.id).toBe(run.provider?.id);
  });
});

describe('correcting a measure', () => {
  it('is a new revision where something changed, and nothing where it did not', async () => {
    const id = await plan();
    const { revision, name } = await find(id);
    const correct = (seats: number, on: number) =>
      as(coordinator, (tx) =>
        correctMeasure(tx, coordinator, clock, id, {
          facts: facts({ name, seats }),
          provider: { unitId },
          revision: on,
        }),
      );
    await correct(14, revision);
    expect(await find(id)).toMatchObject({ seats: 14, revision: 2, provider: { id: unitId } });
    await correct(14, 2);
    expect(await acts(id)).toEqual(['measure.plan', 'measure.edit']);
    await expect(correct(15, 1)).rejects.toThrow(Conflict);
  });

  it('does not make it like another one, nor what is not there, nor for others', async () => {
    await plan({ name: 'Ensimmäinen' });
    const id = await plan({ name: 'Toinen' });
    const correct = (actor: Actor, number: number, name: string) =>
      as(actor, (tx) =>
        correctMeasure(tx, actor, clock, number, { facts: facts({ name }), provider: null, revision: 1 }),
      );
    await expect(correct(coordinator, id, 'Ensimmäinen')).rejects.toThrow(Refused);
    await expect(correct(coordinator, 2_000_000, 'Muu')).rejects.toThrow(NotFound);
    await expect(correct(stranger, id, 'Muu')).rejects.toThrow(Forbidden);
  });
});

describe('the life of a measure', () => {
  const move = (
    id: number,
    to: 'need' | 'tender' | 'running' | 'plan' | 'cancelled',
    fromOn: string,
    reason?: string,
  ) => as(coordinator, (tx) => moveMeasure(tx, coordinator, clock, id, { to, fromOn, reason }));

  it('goes on by itself one state at a time, and otherwise with a reason', async () => {
    const id = await plan();
    await move(id, 'tender', '2026-03-01');
    await expect(move(id, 'running', '2026-03-01')).rejects.toThrow(new Refused('measure.refused.reason-missing'));
    await move(id, 'running', '2026-03-01', 'Suorahankinta');
    await expect(move(id, 'plan', '2026-03-01', ' ')).rejects.toThrow(Refused);
    await move(id, 'cancelled', '2026-03-01', 'Hakijoita ei ollut');
    expect((await states(id)).map(({ state }) => state)).toEqual(['cancelled', 'running', 'tender', 'plan']);
    expect((await find(id)).state).toBe('cancelled');
    expect(await acts(id)).toEqual(['measure.plan', 'measure.move', 'measure.move', 'measure.move']);
  });

  it('knows no day before the present state, and none to come', async () => {
    const id = await plan();
    await expect(move(id, 'tender', '2026-02-01')).rejects.toThrow(new Refused('measure.refused.earlier-than-state'));
    await expect(move(id, 'tender', '2026-04-01')).rejects.toThrow(new Refused('measure.refused.state-to-come'));
    await expect(move(id, 'plan', '2026-03-01')).rejects.toThrow(new Refused('measure.refused.same-state'));
  });

  it('is not brought on by buying from a day to come', async () => {
    const id = await plan();
    const step = { measureIds: [id], state: 'contract', on: '2036-01-01' } as const;
    await expect(as(coordinator, (tx) => advanceMeasures(tx, coordinator, clock, step))).rejects.toThrow(
      new Refused('measure.refused.state-to-come'),
    );
    expect((await find(id)).state).toBe('plan');
  });

  it('is not for others to decide', async () => {
    const id = await plan();
    const moving = as(provider, (tx) => moveMeasure(tx, provider, clock, id, { to: 'tender', fromOn: '2026-03-01' }));
    await expect(moving).rejects.toThrow(Forbidden);
  });
});

describe('who sees which measures', () => {
  const listed = (actor: Actor) =>
    readingAs(test.database, actor.userId, (read) =>
      selectRows(
        read,
        sql<{ id: number }>`
          select measure.id from measure
          where ${isMeasureWithin(reachOf(measurePolicy, actor, 'measure.read'), sql`measure.id`)}`,
      ),
    ).then((rows) => rows.map(({ id }) => id));
  const head = (actor: Actor, id: number) =>
    readingAs(test.database, actor.userId, (read) => findMeasureHead(read, actor, id));

  it('providers see what they run, and nothing else of its project', async () => {
    const run = await plan({}, coordinator, { provider: { unitId } });
    const other = await plan();
    expect(await listed(provider)).toContain(run);
    expect(await listed(provider)).not.toContain(other);
    expect(await head(provider, run)).toMatchObject({
      isProjectOpen: false,
      sections: expect.arrayContaining(['overview']),
    });
    await expect(head(provider, other)).rejects.toThrow(Forbidden);
    expect(await head(coordinator, run)).toMatchObject({ isProjectOpen: true, projectCode: 'S10001' });
    await expect(head(stranger, run)).rejects.toThrow(Forbidden);
    expect(await listed(stranger)).not.toContain(run);
  });

  it('whoever coordinates for the organisation that runs it plans nothing of it', async () => {
    const run = await plan({}, coordinator, { provider: { unitId } });
    const colleague = await createActor(test, {
      given: [{ role: 'coordinator', scope: { kind: 'unit', id: unitId } }],
    });
    const { place } = await head(provider, run);
    expect(() => permit(measurePolicy, colleague, 'measure.edit', place)).toThrow(Forbidden);
    expect(await listed(colleague)).not.toContain(run);
  });

  it('a broken rule of the table does not get in', async () => {
    const id = await plan();
    const set = (assignment: string) =>
      sql`update measure set ${sql.raw(assignment)} where id = ${id}`.execute(test.owner);
    await expect(set(`ends_on = '2026-01-01'`)).rejects.toThrow('measure_days');
    await expect(set('women_planned = 13')).rejects.toThrow('measure_women');
    await expect(set(`shape = 'individual'`)).rejects.toThrow('measure_of_one');
    await expect(set('is_open = true')).rejects.toThrow('measure_to_apply_for');
  });
});

describe('a need', () => {
  let worker: Actor;
  const need: NeedFacts = {
    forWhom: 'Pitkään työttömänä olleet',
    amount: 8,
    wantedFrom: '2026-09-01',
    field: '09',
    municipalityCode: '240',
    note: null,
    askedBy: 'Aino Esimerkki',
    askerUnitId: null,
  };
  const ask = (actor = worker, changes: Partial<NeedFacts> = {}) =>
    as(actor, (tx) => askForMeasure(tx, actor, clock, { projectId, facts: { ...need, ...changes } }));
  const read = (id: number, actor = coordinator) =>
    readingAs(test.database, actor.userId, (from) => findNeed(from, actor, String(id)));
  const tasks = (actor: Actor) =>
    readingAs(test.database, actor.userId, (from) => listNeedTasks(from, actor, '2026-03-01')).then((found) =>
      found.map(({ href }) => href),
    );

  beforeAll(async () => {
    worker = await createActor(test, {
      given: [{ role: 'project-worker', scope: { kind: 'project', id: projectId } }],
    });
  });

  it('is asked for by workers, waits for coordinators, and is met by a measure', async () => {
    const id = await ask();
    expect(await read(id)).toMatchObject({ state: 'open', amount: 8, projectCode: 'S10001' });
    expect(await tasks(coordinator)).toContain(`/workspace/needs/${id}`);
    expect(await tasks(worker)).toEqual([]);
    const meeting = facts({ name: 'Hoiva-avustaja', targetGroup: need.forWhom, seats: 8, womenPlanned: null });
    const measure = await as(coordinator, (tx) =>
      meetNeed(tx, coordinator, clock, String(id), { facts: meeting, provider: null, state: 'plan', meets: 8 }),
    );
    expect(await find(measure)).toMatchObject({ needId: id, targetGroup: need.forWhom, seats: 8 });
    expect(await read(id)).toMatchObject({ state: 'met', answer: null });
    expect(await tasks(coordinator)).not.toContain(`/workspace/needs/${id}`);
    expect(await readingAs(test.database, worker.userId, (from) => listMeetingMeasures(from, id))).toEqual([
      { id: measure, name: 'Hoiva-avustaja', isCancelled: false },
    ]);
    // The measure leads back to it, but names nobody who asked.
    const met = (actor: Actor, needId: number | null = id) =>
      readingAs(test.database, actor.userId, (from) => findMetNeed(from, actor, needId));
    expect(await met(worker)).toEqual({ id, forWhom: need.forWhom, amount: 8, asker: null });
    expect(await met(worker, null)).toBeUndefined();
    expect(await met(provider)).toBeUndefined();
  });

  it('stays open for those who have no place yet, and tells whoever asked', async () => {
    const id = await ask(worker, { amount: 24 });
    const meet = (name: string, meets: number) =>
      as(coordinator, (tx) =>
        meetNeed(tx, coordinator, clock, String(id), {
          facts: facts({ name, seats: meets, womenPlanned: null }),
          provider: null,
          state: 'plan',
          meets,
        }),
      );
    await meet('Ensimmäinen ryhmä', 12);
    expect(await read(id)).toMatchObject({ state: 'open', metAmount: 12 });
    expect(await tasks(coordinator)).toContain(`/workspace/needs/${id}`);
    await expect(meet('Liian iso ryhmä', 13)).rejects.toEqual(new Refused('measure.refused.meets-more', { rest: 12 }));
    const shrink = as(worker, (tx) =>
      correctNeed(tx, worker, clock, String(id), { facts: { ...need, amount: 12 }, revision: 1 }),
    );
    await expect(shrink).rejects.toEqual(new Refused('measure.refused.need-met-already', { met: 12 }));
    await as(coordinator, (tx) => declineNeed(tx, coordinator, clock, String(id), 'Rahat loppuivat'));
    expect(await read(id)).toMatchObject({ state: 'met', metAmount: 12, answer: 'Rahat loppuivat' });
    const notices = await test.owner
      .selectFrom('notice')
      .select(['userId', 'kind', 'args'])
      .where('subjectKind', '=', 'measure-need')
      .where('subjectId', '=', String(id))
      .orderBy('id')
      .execute();
    expect(notices).toMatchObject([
      { userId: worker.userId, kind: 'measure-need.answered', args: { answer: 'met', count: 12 } },
      { userId: worker.userId, kind: 'measure-need.answered', args: { answer: 'declined', count: 12 } },
    ]);
    await expect(
      sql`update measure_need set met_amount = amount + 1 where id = ${id}`.execute(test.owner),
    ).rejects.toThrow('measure_need_met_amount');
  });

  it('is declined with a reason, once', async () => {
    const id = await ask();
    const decline = (actor: Actor) => as(actor, (tx) => declineNeed(tx, actor, clock, String(id), 'Koulutus on jo'));
    await expect(decline(worker)).rejects.toThrow(Forbidden);
    await decline(coordinator);
    expect(await read(id, worker)).toMatchObject({ state: 'declined', answer: 'Koulutus on jo' });
    expect(await tasks(worker)).toContain(`/workspace/needs/${id}`);
    expect(await tasks(coordinator)).not.toContain(`/workspace/needs/${id}`);
    await expect(decline(coordinator)).rejects.toThrow(new Refused('measure.refused.need-answered'));
  });

  it('can be corrected until it is answered', async () => {
    const id = await ask();
    const correct = (amount: number, revision: number, actor = worker) =>
      as(actor, (tx) => correctNeed(tx, actor, clock, String(id), { facts: { ...need, amount }, revision }));
    await correct(9, 1);
    await correct(9, 2);
    expect(await read(id)).toMatchObject({ amount: 9, revision: 2 });
    await expect(correct(10, 1)).rejects.toThrow(Conflict);
    await expect(correct(10, 2, stranger)).rejects.toThrow(NotFound);
  });

  it('is listed within reach only, and hidden behind the second wall from everybody else', async () => {
    const id = await ask();
    const listed = (actor: Actor) =>
      readingAs(test.database, actor.userId, (from) =>
        listNeeds(from, actor, {
          words: '',
          chosen: { state: 'open' },
          sort: 'recordedAt',
          direction: 'descending',
          place: undefined,
        }),
      ).then(({ rows }) => rows.map((row) => row.id));
    expect(await listed(coordinator)).toContain(id);
    expect(await listed(stranger)).toEqual([]);
    await expect(ask(stranger)).rejects.toThrow(Forbidden);
    const { rows } = await as(stranger, (tx) => sql`select from measure_need where id = ${id}`.execute(tx));
    expect(rows).toEqual([]);
  });
});

describe('a work place', () => {
  const place: WorkPlaceFacts = {
    employer: 'Esimerkkisäätiö',
    tasks: 'Keittiötyö',
    site: null,
    supervisor: 'Otso Esimerkki',
    seats: 2,
    isPermanent: false,
    hoursPerWeek: 20,
    fromOn: '2026-04-01',
    untilOn: null,
    continuesId: null,
    permanentOn: null,
  };

  it('is recorded and corrected by those who plan, and seen by who runs the measure', async () => {
    const measure = await plan({ kind: 'wage-subsidy', shape: 'work-places' }, coordinator, { provider: { unitId } });
    const id = await as(coordinator, (tx) => addWorkPlace(tx, coordinator, clock, measure, place));
    const at = { measure: String(measure), number: String(id) };
    const correct = (actor: Actor, facts: WorkPlaceFacts, revision: number) =>
      as(actor, (tx) => correctWorkPlace(tx, actor, clock, at, { facts, revision }));
    await correct(coordinator, { ...place, seats: 3 }, 1);
    await correct(coordinator, { ...place, seats: 3 }, 2);
    const listed = (actor: Actor) => readingAs(test.database, actor.userId, (from) => listWorkPlaces(from, measure));
    expect(await listed(provider)).toMatchObject([{ id, seats: 3, revision: 2, employer: 'Esimerkkisäätiö' }]);
    expect(await listed(stranger)).toEqual([]);
    await expect(correct(coordinator, place, 1)).rejects.toThrow(Conflict);
    await expect(correct(provider, place, 2)).rejects.toThrow(Forbidden);
    const head = await readingAs(test.database, provider.userId, (from) => findMeasureHead(from, provider, measure));
    expect(head.sections).toContain('work-places');
  });

  it('goes on in another one, never in a circle, and may become permanent', async () => {
    const measure = await plan({ kind: 'wage-subsidy', shape: 'work-places' });
    const later = await plan({ kind: 'wage-subsidy', shape: 'work-places', startsOn: '2027-01-01', endsOn: null });
    const first = await as(coordinator, (tx) => addWorkPlace(tx, coordinator, clock, measure, place));
    const next = { ...place, employer: 'Toinen paja', continuesId: first, permanentOn: '2027-06-01' };
    const second = await as(coordinator, (tx) => addWorkPlace(tx, coordinator, clock, later, next));
    const listed = (of: number) => as(coordinator, (tx) => listWorkPlaces(reading(tx), of));
    expect(await listed(measure)).toMatchObject([
      { id: first, earlier: null, later: [{ measureId: later, employer: 'Toinen paja' }] },
    ]);
    expect(await listed(later)).toMatchObject([
      { earlier: { measureId: measure, employer: 'Esimerkkisäätiö' }, later: [], permanentOn: '2027-06-01' },
    ]);
    const at = { measure: String(measure), number: String(first) };
    const turned = { facts: { ...place, continuesId: second }, revision: 1 };
    const circle = as(coordinator, (tx) => correctWorkPlace(tx, coordinator, clock, at, turned));
    await expect(circle).rejects.toThrow('measure.refused.follows');
    const form = workPlacePage(at.measure, at.number);
    const judged = as(coordinator, async (tx) => {
      const { row } = await form.find(reading(tx), coordinator);
      return form.judge?.(reading(tx), { ...row, follows: String(second) } as WorkPlaceRow, coordinator);
    });
    expect(await judged).toMatchObject([{ key: 'measure.fault.follows', column: 'follows' }]);
  });

  it('stands on no page of a measure without any', async () => {
    const measure = await plan();
    const head = await readingAs(test.database, coordinator.userId, (from) =>
      findMeasureHead(from, coordinator, measure),
    );
    expect(head.sections).not.toContain('work-places');
  });
});

describe('a series', () => {
  it('adds its measures up, without cancelled ones, and can be renamed', async () => {
    const days = [
      ['2026-01-10', '2026-02-10'],
      ['2026-03-10', '2026-04-10'],
    ] as const;
    for (const [startsOn, endsOn] of days)
      await plan({ seriesName: 'Polku', startsOn, endsOn, seats: 10, womenPlanned: null });
    await plan({ seriesName: 'Polku', startsOn: '2026-09-01', endsOn: null }, coordinator, { state: 'cancelled' });
    const { id } = await test.owner
      .selectFrom('measureSeries')
      .select('id')
      .where('name', '=', 'Polku')
      .executeTakeFirstOrThrow();
    expect(await addUpSeries(reading(test.owner), id)).toMatchObject({
      firstOn: '2026-01-10',
      lastOn: '2026-04-10',
      seats: 20,
    });
    // The list of its measures adds up the same.
    const question = measuresOf({ series: String(id) });
    expect(
      await readingAs(test.database, coordinator.userId, (read) => countMeasures(read, coordinator, question)),
    ).toMatchObject({ measures: 3, cancelled: 1, seats: 20 });
    const rename = (actor: Actor, name: string, revision: number) =>
      as(actor, (tx) => correctSeries(tx, actor, clock, String(id), { name, note: null, revision }));
    await rename(coordinator, 'Uusi polku', 1);
    await expect(rename(coordinator, 'Polku', 1)).rejects.toThrow(Conflict);
    await plan({ seriesName: 'Toinen sarja', seats: 10, womenPlanned: null });
    await expect(rename(coordinator, 'Toinen sarja', 2)).rejects.toThrow(Refused);
    await expect(rename(stranger, 'Muu', 2)).rejects.toThrow(Forbidden);
  });
});
