import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordNamedUnits } from '#features/organisation/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { reading, readingAs, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor, Place, Role } from '#platform/permission/actor.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import {
  correctRecommendation,
  giveRecommendation,
  setRecommendationStatus,
} from './recommendation.commands.server.ts';
import { recommendationList } from './recommendation.model.ts';
import {
  countRecommendations,
  findRecommendationChoices,
  findRecommendingProject,
  getRecommendation,
  listRecommendations,
  listRecommendationsOfProject,
  listStatusEntries,
} from './recommendation.queries.server.ts';
import { entryAt } from './recommendation-entry.server.ts';
import type { RecommendationRow, StatusRow } from './recommendation-form.model.ts';

const clock = { now: () => new Date('2026-03-10T10:00:00Z') };
const today = '2026-03-10';

let test: TestDatabase;
let project: { id: number; place: Place };
let coordinator: Actor;
let worker: Actor;
let stranger: Actor;
let provider: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  project = await createProject('S20193');
  const foreign = await createProject('S20300');
  coordinator = await createUser('coordinator', project.id);
  worker = await createUser('project-worker', project.id);
  provider = await createUser('provider', project.id);
  stranger = await createUser('coordinator', foreign.id);
  await test.owner
    .transaction()
    .execute((tx) => recordNamedUnits(tx, ['Kajaanin kaupunki (0214958-9)', 'Sotkamon kunta (0189766-7)'], today));
});
afterAll(() => test.close());

async function createProject(code: string) {
  const { id } = await test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
  await test.owner
    .insertInto('projectProfile')
    .values({
      projectId: id,
      kind: 'development',
      name: `Hanke ${code}`,
      period: '2014-2020',
      isLight: false,
      recordedAt: clock.now(),
    })
    .execute();
  return { id, place: await placeOfProject(reading(test.owner), id) };
}

function createUser(role: Role, id: number): Promise<Actor> {
  return createActor(test, { name: `Nimi ${role}`, given: [{ role, scope: { kind: 'project', id } }] });
}

const row: RecommendationRow = {
  title: 'Kuntaan työllisyyskoordinaattori',
  explanation: null,
  organisation: 'Kajaanin kaupunki',
  addressee: null,
  givenOn: '2026-02-01',
};
const answer: StatusRow = { status: 'accepted', fromOn: '2026-02-20', note: 'Kaupunginhallitus päätti.' };

const acting = <Result>(actor: Actor, work: Parameters<typeof writingAs<Result>>[2]) =>
  writingAs(test.database, actor.userId, work);
const seeing = <Result>(actor: Actor, work: Parameters<typeof readingAs<Result>>[2]) =>
  readingAs(test.database, actor.userId, work);

const give = (changed: Partial<RecommendationRow> = {}, actor = coordinator) =>
  acting(actor, (tx) => giveRecommendation(tx, actor, clock, { project, row: { ...row, ...changed } }));
const correct = (id: number, revision: number, changed: Partial<RecommendationRow> = {}, actor = coordinator) =>
  acting(actor, (tx) =>
    correctRecommendation(tx, actor, clock, { project, id, revision, row: { ...row, ...changed } }),
  );
const setStatus = (id: number, revision: number, changed: Partial<StatusRow> = {}, actor = coordinator) =>
  acting(actor, (tx) =>
    setRecommendationStatus(tx, actor, clock, { project, id, revision, row: { ...answer, ...changed } }),
  );
const get = (id: number, actor = worker) => seeing(actor, (read) => getRecommendation(read, project.id, id));
const list = (query: string, actor = worker) =>
  seeing(actor, async (read) => {
    const question = listQuestionFrom(recommendationList, new URLSearchParams(query));
    const { rows } = await listRecommendations(read, actor, question);
    expect(await countRecommendations(read, actor, question)).toBe(rows.length);
    return rows;
  });

async function lastEntry() {
  const columns = ['act', 'subjectKind', 'subjectId', 'projectId', 'details'] as const;
  return test.owner.selectFrom('auditEntry').select(columns).orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
}

describe('a recommendation', () => {
  it('is given to an organisation, audited, and read by those who work with the project', async () => {
    const id = await give();
    expect(await lastEntry()).toMatchObject({
      act: 'recommendation.give',
      subjectKind: 'recommendation',
      subjectId: String(id),
      projectId: project.id,
    });
    expect(await get(id)).toMatchObject({
      organisation: 'Kajaanin kaupunki',
      status: 'given',
      statusOn: '2026-02-01',
      revision: 1,
    });
    const listed = await seeing(worker, (read) => listRecommendationsOfProject(read, project.id));
    expect(listed.map((one) => one.id)).toContain(id);
  });

  it('is given by nobody who only reads or has another project, and hidden from strangers and providers', async () => {
    for (const actor of [worker, stranger, provider]) await expect(give({}, actor)).rejects.toThrow(Forbidden);
    const id = await give();
    await expect(get(id, stranger)).rejects.toThrow(NotFound);
    const asProvider = seeing(provider, (read) => findRecommendingProject(read, provider, 'S20193'));
    await expect(asProvider).rejects.toThrow(Forbidden);
    expect(await list('q=', stranger)).toEqual([]);
  });

  it('is not given on a day to come', async () => {
    await expect(give({ givenOn: '2026-03-11' })).rejects.toThrow(new Refused('recommendation.refused.day-to-come'));
  });

  it('is corrected once, with its first day, which no answer may come before', async () => {
    const id = await give();
    await correct(id, 1, { organisation: null, addressee: 'Seutukunnan kunnat', givenOn: '2026-02-10' });
    expect((await lastEntry()).details).toEqual({ changed: ['addressee', 'givenOn', 'organisation'] });
    await correct(id, 2, { organisation: null, addressee: 'Seutukunnan kunnat', givenOn: '2026-02-10' });
    expect(await get(id)).toMatchObject({ organisation: null, statusOn: '2026-02-10', revision: 2 });
    await expect(correct(id, 1)).rejects.toThrow(Conflict);
    await expect(correct(id, 2, {}, worker)).rejects.toThrow(Forbidden);
    await setStatus(id, 2);
    const late = correct(id, 3, { givenOn: '2026-02-21' });
    await expect(late).rejects.toThrow(new Refused('recommendation.refused.given-late'));
    await correct(id, 3, { givenOn: '2026-02-20' });
    expect(await get(id)).toMatchObject({ givenOn: '2026-02-20', status: 'accepted', statusOn: '2026-02-20' });
  });
});

describe('the status of a recommendation', () => {
  it('follows from day to day, and who recorded it stays', async () => {
    const id = await give();
    await setStatus(id, 1);
    expect((await lastEntry()).details).toEqual({ 'status-was': 'given', status: 'accepted', on: '2026-02-20' });
    await setStatus(id, 2, { status: 'declined', fromOn: '2026-03-01', note: 'Rahaa ei ole.' });
    expect(await get(id)).toMatchObject({ status: 'declined', statusOn: '2026-03-01', revision: 3 });
    const entries = await seeing(coordinator, (read) => listStatusEntries(read, id));
    expect(entries.map(({ status, note, recordedBy }) => [status, note, recordedBy])).toEqual([
      ['declined', 'Rahaa ei ole.', 'Nimi coordinator'],
      ['accepted', 'Kaupunginhallitus päätti.', 'Nimi coordinator'],
    ]);
  });

  it('is refused where it cannot follow, and to whoever only reads', async () => {
    const id = await give();
    const refused = (code: string) => new Refused(`recommendation.refused.${code}`);
    await expect(setStatus(id, 1, { status: 'given' })).rejects.toThrow(refused('same-status'));
    await expect(setStatus(id, 1, { fromOn: '2026-01-31' })).rejects.toThrow(refused('status-early'));
    await expect(setStatus(id, 1, { fromOn: '2026-03-11' })).rejects.toThrow(refused('day-to-come'));
    await expect(setStatus(id, 7)).rejects.toThrow(Conflict);
    for (const actor of [worker, stranger]) await expect(setStatus(id, 1, {}, actor)).rejects.toThrow(Forbidden);
    expect(await seeing(coordinator, (read) => listStatusEntries(read, id))).toEqual([]);
  });
});

describe('the list of recommendations', () => {
  it('is narrowed by words, status, addressee and project', async () => {
    const sotkamo = await give({ title: 'Katkeamaton palveluketju', organisation: 'Sotkamon kunta' });
    await setStatus(sotkamo, 1, { status: 'under-way' });
    const ids = async (query: string) => (await list(query)).map(({ id }) => id);
    expect(await ids('q=palveluketju')).toEqual([sotkamo]);
    expect(await ids('q=sotkamon')).toEqual([sotkamo]);
    expect(await ids('status=under-way')).toEqual([sotkamo]);
    expect(await ids('project=S20300')).toEqual([]);
    const { addressees, projects } = await seeing(worker, (read) => findRecommendationChoices(read, worker));
    expect(projects.map(({ value }) => value)).toEqual(['S20193']);
    const chosen = addressees.find(({ label }) => label === 'Sotkamon kunta');
    expect(await ids(`addressee=${chosen?.value}`)).toEqual([sotkamo]);
    expect(await ids('sort=statusOn&project=S20193')).toContain(sotkamo);
  });
});

describe('the forms', () => {
  it('begin with today, or with what stands, and say what is amiss where it is', async () => {
    const blank = entryAt({ subject: 'new', code: 'S20193' }, today);
    expect(await seeing(coordinator, (read) => blank.find(read, coordinator))).toEqual({
      row: { givenOn: today },
      revision: 0,
    });
    await expect(seeing(worker, (read) => blank.find(read, worker))).rejects.toThrow(Forbidden);
    const id = await give();
    const edit = entryAt({ subject: 'edit', code: 'S20193', id }, today);
    const stored = await seeing(coordinator, (read) => edit.find(read, coordinator));
    expect(stored).toEqual({ row: { ...row, organisation: 'Kajaanin kaupunki (0214958-9)' }, revision: 1 });
    const status = entryAt({ subject: 'status', code: 'S20193', id }, today);
    const early = { ...answer, fromOn: '2026-01-01' };
    expect(await seeing(coordinator, async (read) => status.judge?.(read, early, coordinator))).toEqual([
      { key: 'recommendation.fault.status-early', column: 'fromOn' },
    ]);
    const ahead = { ...row, givenOn: '2026-04-01' };
    expect(await seeing(coordinator, async (read) => edit.judge?.(read, ahead, coordinator))).toEqual([
      { key: 'recommendation.fault.day-to-come', column: 'givenOn' },
    ]);
  });
});

describe('the tables of recommendations', () => {
  it('keep to their constraints', async () => {
    const told = { projectId: project.id, title: 'X', recordedAt: clock.now(), recordedBy: coordinator.userId };
    const days = { givenOn: '2026-02-01', statusOn: '2026-02-01' };
    const nobody = test.owner.insertInto('recommendation').values({ ...told, ...days });
    await expect(nobody.execute()).rejects.toThrow('recommendation_addressed');
    const early = test.owner
      .insertInto('recommendation')
      .values({ ...told, ...days, addressee: 'Kunnat', statusOn: '2026-01-01' });
    await expect(early.execute()).rejects.toThrow('recommendation_days');
    const recommendationId = await give();
    const silent = test.owner.insertInto('recommendationStatus').values({
      recommendationId,
      status: 'declined',
      fromOn: today,
      recordedAt: clock.now(),
      recordedBy: coordinator.userId,
    });
    await expect(silent.execute()).rejects.toThrow('recommendation_status_declined');
  });
});
