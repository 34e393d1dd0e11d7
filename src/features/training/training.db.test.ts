import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finnishInstant } from '#platform/clock.ts';
import { reading, readingAs, selectRows, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { correctAnnouncement, recordAnnouncement, strikeAnnouncement } from './announcement.commands.server.ts';
import type { AnnouncementRow } from './announcement.model.ts';
import { findAnnouncement, listAnnouncements, totalChannels } from './announcement.queries.server.ts';
import { findOpenTraining, listOpenSessions, listOpenTrainings } from './open-training.queries.server.ts';
import { trainingPolicy } from './training.policy.ts';
import { listTrainingAddresses } from './training-address.queries.server.ts';

const today = '2026-03-01';
const now = new Date('2026-03-01T10:00:00Z');
const clock = { now: () => now };

let test: TestDatabase;
let coordinator: Actor;
let stranger: Actor;
let auditor: Actor;
let own: number;
let foreign: number;

const open = {
  kind: 'labour-training-vocational',
  shape: 'group',
  name: 'Hitsaajakoulutus',
  field: '07',
  funding: 'esf',
  municipalityCode: '240',
  startsOn: '2026-03-02',
  endsOn: '2026-05-29',
  seats: 12,
  isOpen: true,
  applyText: 'Soita numeroon 020 123 456.',
  applyUntil: today,
  state: 'plan',
};

async function createMeasure(
  changes: Partial<Record<keyof typeof open | 'targetGroup', unknown>> = {},
  projectId = own,
): Promise<number> {
  const { id } = await test.owner
    .insertInto('measure')
    .values({ ...open, ...changes, projectId, recordedAt: now, recordedBy: coordinator.userId } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

beforeAll(async () => {
  test = await createTestDatabase();
  const projects = await test.owner
    .insertInto('project')
    .values([{ code: 'S10001' }, { code: 'S10002' }])
    .returning('id')
    .execute();
  [own = 0, foreign = 0] = projects.map(({ id }) => id);
  coordinator = await createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'project', id: own } }] });
  stranger = await createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'project', id: foreign } }] });
  auditor = await createActor(test, { given: [{ role: 'auditor' }] });
});
afterAll(() => test.close());

const namesOpen = async (day = today) => (await listOpenTrainings(reading(test.database), day)).map(({ name }) => name);

describe('open trainings', () => {
  it('are what is declared open, for as long as one can apply, in the order in which they begin', async () => {
    await createMeasure();
    await createMeasure({ name: 'Seuraava', startsOn: '2026-03-03', applyUntil: null });
    await createMeasure({ name: 'Käynnissä', startsOn: '2026-02-02', state: 'running', applyUntil: null });
    await createMeasure({ name: 'Suljettu hakijoilta', isOpen: false });
    await createMeasure({ name: 'Haku päättynyt', applyUntil: '2026-02-28' });
    await createMeasure({ name: 'Päättynyt', startsOn: '2026-01-01', endsOn: '2026-02-28', applyUntil: null });
    await createMeasure({ name: 'Tarve', state: 'need' });
    await createMeasure({ name: 'Peruttu', state: 'cancelled' });
    await createMeasure({ name: 'Arkaluonteinen', kind: 'special-service' });
    await createMeasure({ name: 'Kuntouttava', kind: 'rehabilitative-work' });
    expect(await namesOpen()).toEqual(['Hitsaajakoulutus', 'Seuraava', 'Käynnissä']);
    expect(await namesOpen('2026-03-02')).toEqual(['Seuraava', 'Käynnissä']);
  });

  it('are those of projects that go on, and lie within their days', async () => {
    const { id: projectId } = await test.owner
      .insertInto('project')
      .values({ code: 'S10003' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const profiled = (endsOn: string | null) =>
      sql`
        insert into project_profile (project_id, kind, name, period, is_light, ends_on, recorded_at)
        values (${projectId}, 'parallel', 'Hanke', '2021-2027', false, ${endsOn}, now())
        on conflict (project_id) do update set ends_on = ${endsOn}`.execute(test.owner);
    await createMeasure({ name: 'Hankkeen koulutus' }, projectId);
    const isOpen = async () => (await namesOpen()).includes('Hankkeen koulutus');
    const changes = async () => (await selectRows(reading(test.owner), sql`select from public_change`)).length;
    expect(await isOpen()).toBe(true);
    await profiled(null);
    expect(await isOpen()).toBe(true);
    await profiled('2026-03-01');
    expect(await isOpen()).toBe(false);
    await sql`delete from public_change`.execute(test.owner);
    await profiled('2026-03-02');
    expect([await isOpen(), await changes()]).toEqual([true, 1]);
    const state = (status: string, from: string) =>
      sql`
        insert into project_status (project_id, status, from_on, recorded_at)
        values (${projectId}, ${status}, ${from}, now())`.execute(test.owner);
    await state('running', '2026-01-01');
    await state('ended', '2026-03-02');
    expect(await isOpen()).toBe(true);
    await sql`delete from public_change`.execute(test.owner);
    await state('interrupted', today);
    expect([await isOpen(), await changes()]).toEqual([false, 1]);
    await sql`update project_status set taken_back_at = now(), taken_back_reason = 'Väärä päivä' where from_on = ${today}`.execute(
      test.owner,
    );
    expect(await isOpen()).toBe(true);
  });

  it('are still to come as long as they are only planned or put out to tender', async () => {
    const isComing = async (state: string) => {
      const id = await createMeasure({ name: `Vaiheessa ${state}`, state });
      return (await findOpenTraining(reading(test.database), today, String(id))).isComing;
    };
    expect([await isComing('plan'), await isComing('tender')]).toEqual([true, true]);
    expect([await isComing('contract'), await isComing('intake'), await isComing('running')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('tell nothing of a project of which the register does not tell', async () => {
    const id = await createMeasure({ name: 'Julkaisematon' });
    const training = await findOpenTraining(reading(test.database), today, String(id));
    expect(training).toMatchObject({ projectCode: null, projectName: null, regionCode: '19', provider: null });
  });

  it('show addresses so that no machine gathers them', async () => {
    const id = await createMeasure({
      name: 'Kysyttävä',
      applyText: 'Kirjoita: aino@esimerkki.fi',
      targetGroup: 'Kysy b@c.fi',
    });
    const training = await findOpenTraining(reading(test.database), today, String(id));
    expect(training).toMatchObject({ applyText: 'Kirjoita: aino(at)esimerkki.fi', targetGroup: 'Kysy b(at)c.fi' });
  });

  it('are found by their number, as long as they are open', async () => {
    const id = await createMeasure({ name: 'Haettava' });
    const find = (day: string, asked = String(id)) => findOpenTraining(reading(test.database), day, asked);
    expect(await find(today)).toMatchObject({ name: 'Haettava', seats: 12 });
    await expect(find('2026-03-02')).rejects.toThrow(NotFound);
    await expect(find(today, 'x')).rejects.toThrow(NotFound);
    await expect(find(today, '999999')).rejects.toThrow(NotFound);
    expect(await listTrainingAddresses(reading(test.database), now)).toContainEqual({
      path: `/training/${id}`,
      changedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  it('tell the seats of their work places, and how many are free where those responsible say so', async () => {
    const id = await createMeasure({ name: 'Työpaikoilla', shape: 'work-places', seats: null });
    const told = async () => {
      const { seats, freeSeats } = await findOpenTraining(reading(test.database), today, String(id));
      return { seats, freeSeats };
    };
    await sql`
      insert into work_place (measure_id, employer, tasks, seats, is_permanent, from_on)
      values (${id}, 'Kuhmon Kirja Oy', 'Varaston hoito', 3, false, '2026-03-01')`.execute(test.owner);
    await sql`
      with person as (
        insert into participant (project_id, number, sex, recorded_at, recorded_by)
        values (${own}, 1, 'female', now(), ${coordinator.userId}), (${own}, 2, 'male', now(), ${coordinator.userId})
        returning id, number)
      insert into seat (measure_id, participant_id, state, asked_at, starts_on, recorded_by)
      select ${id}, id, case number when 1 then 'taken' else 'waiting' end, now(), case number when 1 then date '2026-03-02' end,
        ${coordinator.userId}
      from person`.execute(test.owner);
    expect(await told()).toEqual({ seats: 3, freeSeats: null });
    await sql`update measure set tells_free_seats = true where id = ${id}`.execute(test.owner);
    expect(await told()).toEqual({ seats: 3, freeSeats: 2 });
    const changes = async () => (await selectRows(reading(test.owner), sql`select from public_change`)).length;
    await sql`delete from public_change`.execute(test.owner);
    await sql`update seat set state = 'declined' where measure_id = ${id} and state = 'waiting'`.execute(test.owner);
    expect(await changes()).toBe(1);
  });

  it('show when they meet next, and not who leads', async () => {
    const measureId = await createMeasure({ name: 'Kokoontuva' });
    const session = (day: string, state = 'planned') => ({
      measureId,
      startsAt: finnishInstant(day, '09:00'),
      endsAt: finnishInstant(day, '15:00'),
      isContactDay: true,
      isRemote: false,
      state,
      recordedAt: now,
      recordedBy: coordinator.userId,
    });
    await test.owner
      .insertInto('session')
      .values([session('2026-03-03'), session('2026-02-03'), session('2026-03-04', 'cancelled'), session('2026-03-02')])
      .execute();
    const sessions = await listOpenSessions(reading(test.database), measureId, { now, limit: 10 });
    expect(sessions.map(({ startsAt }) => startsAt)).toEqual([
      finnishInstant('2026-03-02', '09:00'),
      finnishInstant('2026-03-03', '09:00'),
    ]);
  });

  it('make remembered public pages be drawn anew, and others do not', async () => {
    const revisionsAfter = async (work: () => Promise<unknown>) => {
      await sql`delete from public_change`.execute(test.owner);
      await work();
      const rows = await selectRows(reading(test.owner), sql`select revision from public_change`);
      return rows.length;
    };
    const hidden = await createMeasure({ name: 'Piilossa', isOpen: false });
    const shown = await createMeasure({ name: 'Esillä' });
    const rename = (id: number) => () =>
      test.owner.updateTable('measure').set({ site: 'Koulutie 1' }).where('id', '=', id).execute();
    const meet = (measureId: number) => () =>
      test.owner
        .insertInto('session')
        .values({
          measureId,
          startsAt: now,
          endsAt: finnishInstant(today, '20:00'),
          isContactDay: true,
          isRemote: false,
          recordedAt: now,
          recordedBy: coordinator.userId,
        })
        .execute();
    expect(await revisionsAfter(rename(hidden))).toBe(0);
    expect(await revisionsAfter(meet(hidden))).toBe(0);
    expect(await revisionsAfter(rename(shown))).toBe(1);
    expect(await revisionsAfter(meet(shown))).toBe(1);
    const close = () => test.owner.updateTable('measure').set({ isOpen: false }).where('id', '=', shown).execute();
    expect(await revisionsAfter(close)).toBe(1);
    expect(await revisionsAfter(rename(shown))).toBe(0);
  });
});

describe('announcements', () => {
  const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);
  const row = (changes: Partial<AnnouncementRow> = {}): AnnouncementRow => ({
    channel: 'newspaper',
    announcedOn: '2026-02-01',
    address: 'Esimerkkilehti 5/2026',
    note: null,
    ...changes,
  });
  const record = (actor: Actor, measureId: number, changes: Partial<AnnouncementRow> = {}) =>
    as(actor, (tx) => recordAnnouncement(tx, actor, clock, measureId, row(changes)));
  const acts = async (id: number) =>
    (
      await selectRows(
        reading(test.owner),
        sql<{ act: string }>`
          select act from audit_entry where subject_kind = 'announcement' and subject_id = ${String(id)} order by id`,
      )
    ).map(({ act }) => act);

  it('are recorded, corrected and struck out by those whose measure it is', async () => {
    const measureId = await createMeasure({ name: 'Ilmoitettu' });
    const id = await record(coordinator, measureId);
    const correct = (revision: number, changes: Partial<AnnouncementRow>, actor = coordinator) =>
      as(actor, (tx) => correctAnnouncement(tx, actor, clock, { measureId, id, revision }, row(changes)));
    const find = () => findAnnouncement(reading(test.database), measureId, id);
    await correct(1, {});
    expect((await find()).revision).toBe(1);
    await correct(1, { channel: 'brochure' });
    expect(await find()).toMatchObject({ channel: 'brochure', revision: 2 });
    await expect(correct(1, { note: 'x' })).rejects.toThrow(Conflict);
    await expect(correct(2, { note: 'x' }, stranger)).rejects.toThrow(Forbidden);
    const strike = (actor: Actor) => as(actor, (tx) => strikeAnnouncement(tx, actor, clock, { measureId, id }));
    await expect(strike(auditor)).rejects.toThrow(Forbidden);
    await strike(coordinator);
    await expect(strike(coordinator)).rejects.toThrow(NotFound);
    expect(await listAnnouncements(reading(test.database), measureId)).toEqual([]);
    expect(await acts(id)).toEqual(['announcement.record', 'announcement.record', 'announcement.strike']);
  });

  it('are not recorded by others', async () => {
    const measureId = await createMeasure({ name: 'Vieraalle' });
    await expect(record(stranger, measureId)).rejects.toThrow(Forbidden);
    await expect(record(auditor, measureId)).rejects.toThrow(Forbidden);
    await expect(record(coordinator, 999_999)).rejects.toThrow(NotFound);
  });

  it('are added up by channel over the measures within reach', async () => {
    const [mine, theirs] = [await createMeasure({ name: 'Oma' }), await createMeasure({ name: 'Vieras' }, foreign)];
    const days = { from: '2025-01-01', to: '2025-12-31' };
    await record(coordinator, mine, { announcedOn: '2025-01-01' });
    await record(coordinator, mine, { announcedOn: '2025-12-31' });
    await record(coordinator, mine, { announcedOn: '2026-01-01' });
    await record(stranger, theirs, { announcedOn: '2025-06-01' });
    await record(stranger, theirs, { announcedOn: '2025-06-01', channel: 'info-event' });
    const totals = (actor: Actor) =>
      readingAs(test.database, actor.userId, (read) =>
        totalChannels(read, reachOf(trainingPolicy, actor, 'announcement.read'), days),
      );
    expect(await totals(coordinator)).toEqual([{ channel: 'newspaper', count: 2, measures: 1 }]);
    expect(await totals(auditor)).toEqual([
      { channel: 'newspaper', count: 3, measures: 2 },
      { channel: 'info-event', count: 1, measures: 1 },
    ]);
  });
});
