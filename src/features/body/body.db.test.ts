import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOfKnownProject } from '#features/project/public.server.ts';
import { reading, readingAs, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, Invalid, NotFound, Refused } from '#platform/errors.ts';
import type { Actor, Place, Role } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import {
  appointMember,
  conveneMeeting,
  correctBody,
  correctItem,
  correctMeeting,
  correctMember,
  recordItem,
  setUpBody,
} from './body.commands.server.ts';
import { getBody, getMeeting, listBodies, listItems, listMembers, listOpenDecisions } from './body.queries.server.ts';
import { entryAt } from './body-entry.server.ts';
import type { BodyRow, ItemRow, MeetingRow, MemberRow } from './body-form.model.ts';
import { listBodyTasks } from './body-task.queries.server.ts';
import { attachMinutes, cancelMeeting, recordHeld } from './meeting.commands.server.ts';

const clock = { now: () => new Date('2026-03-10T10:00:00Z') };
const today = '2026-03-10';

let test: TestDatabase;
let project: { id: number; place: Place };
let coordinator: Actor;
let expert: Actor;
let worker: Actor;
let stranger: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  project = await createProject('S20193');
  const foreign = await createProject('S20300');
  coordinator = await createUser('coordinator', project.id);
  expert = await createUser('service-expert', project.id);
  worker = await createUser('project-worker', project.id);
  stranger = await createUser('coordinator', foreign.id);
});
afterAll(() => test.close());

async function createProject(code: string) {
  const { id } = await test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
  return { id, place: await placeOfKnownProject(reading(test.owner), id) };
}

function createUser(role: Role, id: number): Promise<Actor> {
  return createActor(test, { name: `Nimi ${role}`, given: [{ role, scope: { kind: 'project', id } }] });
}

const bodyRow: BodyRow = { kind: 'steering-group', name: 'Ohjausryhmä', task: null, meetingsPerYear: 4, endedOn: null };
const memberRow: MemberRow = {
  name: 'Maija Meikäläinen',
  email: null,
  organisation: null,
  role: 'chair',
  startsOn: '2026-01-01',
  endsOn: null,
};
const meetingRow: MeetingRow = { day: '2026-03-10', time: '09:15', form: 'on-site', place: 'Kajaani' };
const itemRow: ItemRow = { number: 1, title: 'Tilanne', decision: null, responsible: null, dueOn: null, doneOn: null };

type Work<Result> = Parameters<typeof writingAs<Result>>[2];
const acting = <Result>(actor: Actor, work: Work<Result>) => writingAs(test.database, actor.userId, work);
const seeing = <Result>(actor: Actor, work: Parameters<typeof readingAs<Result>>[2]) =>
  readingAs(test.database, actor.userId, work);

const setUp = (actor = coordinator, changed: Partial<BodyRow> = {}) =>
  acting(actor, (tx) => setUpBody(tx, actor, clock, { project, row: { ...bodyRow, ...changed } }));
const convene = (bodyId: number, changed: Partial<MeetingRow> = {}, actor = coordinator) =>
  acting(actor, (tx) => conveneMeeting(tx, actor, clock, { project, bodyId, row: { ...meetingRow, ...changed } }));
const record = (bodyId: number, meetingId: number, changed: Partial<ItemRow> = {}, actor = coordinator) =>
  acting(actor, (tx) => recordItem(tx, actor, clock, { project, bodyId, meetingId, row: { ...itemRow, ...changed } }));

async function lastEntry() {
  const columns = ['act', 'subjectKind', 'subjectId', 'projectId', 'reason', 'details'] as const;
  return test.owner.selectFrom('auditEntry').select(columns).orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
}

describe('a body', () => {
  it('is set up, audited, and listed with how it does', async () => {
    const id = await setUp();
    expect(await lastEntry()).toMatchObject({ act: 'body.set-up', subjectId: String(id), projectId: project.id });
    const next = await convene(id, { day: '2026-06-10', time: '13:00' });
    expect(next).toBeGreaterThan(0);
    const [listed] = (await seeing(expert, (read) => listBodies(read, project.id, today))).filter(
      (one) => one.id === id,
    );
    expect(listed).toMatchObject({ name: 'Ohjausryhmä', members: 0, heldThisYear: 0 });
    expect(listed?.nextAt).toEqual(new Date('2026-06-10T10:00:00Z'));
  });

  it('is corrected once, and by nobody who has another project or only reads', async () => {
    const id = await setUp();
    const correct = (actor: Actor, revision: number, name: string) =>
      acting(actor, (tx) => correctBody(tx, actor, clock, { project, id, revision, row: { ...bodyRow, name } }));
    await correct(coordinator, 1, 'Ohjaus');
    await correct(coordinator, 2, 'Ohjaus');
    expect(await seeing(coordinator, (read) => getBody(read, project.id, id))).toMatchObject({
      name: 'Ohjaus',
      revision: 2,
    });
    await expect(correct(coordinator, 1, 'Muu')).rejects.toThrow(Conflict);
    for (const actor of [stranger, expert]) await expect(correct(actor, 2, 'Muu')).rejects.toThrow(Forbidden);
    await expect(setUp(stranger)).rejects.toThrow(Forbidden);
  });

  it('is hidden from strangers by the database as well', async () => {
    const id = await setUp();
    await expect(seeing(stranger, (read) => getBody(read, project.id, id))).rejects.toThrow(NotFound);
  });
});

describe('a member', () => {
  const appoint = (bodyId: number, changed: Partial<MemberRow> = {}, actor = coordinator) =>
    acting(actor, (tx) => appointMember(tx, actor, clock, { project, bodyId, row: { ...memberRow, ...changed } }));

  it('is appointed without the name in the audit, and by the address of a user bears their own name', async () => {
    const bodyId = await setUp();
    const id = await appoint(bodyId, { role: 'member' });
    expect((await lastEntry()).details).toEqual({ member: id, role: 'member', from: '2026-01-01', until: null });
    await appoint(bodyId, { role: 'secretary', name: 'Joku', email: expert.email });
    const members = await seeing(expert, (read) => listMembers(read, bodyId));
    expect(members.map(({ name, role }) => [role, name])).toEqual([
      ['secretary', 'Nimi service-expert'],
      ['member', 'Maija Meikäläinen'],
    ]);
  });

  it('leaves with a last day', async () => {
    const bodyId = await setUp();
    const id = await appoint(bodyId);
    const end = (revision: number, endsOn: string) =>
      acting(coordinator, (tx) =>
        correctMember(tx, coordinator, clock, { project, bodyId, id, revision, row: { ...memberRow, endsOn } }),
      );
    await end(1, '2026-03-31');
    await expect(end(1, '2026-04-30')).rejects.toThrow(Conflict);
    expect((await seeing(expert, (read) => listMembers(read, bodyId)))[0]?.endsOn).toBe('2026-03-31');
  });

  it('is not appointed by strangers, to a foreign body, or for an unknown organisation', async () => {
    const bodyId = await setUp();
    await expect(appoint(bodyId, {}, stranger)).rejects.toThrow(Forbidden);
    await expect(appoint(999_999)).rejects.toThrow(NotFound);
    await expect(appoint(bodyId, { organisation: '0737546-2' })).rejects.toThrow(Invalid);
    await expect(appoint(bodyId, { organisation: 'Tuntematon Oy' }, worker)).rejects.toThrow(Forbidden);
  });

  it('brings in an organisation that nobody knew, by those who may add one, after a warning', async () => {
    const bodyId = await setUp();
    const row = { ...memberRow, organisation: 'Ennenkuulumaton Oy' };
    const at = { subject: 'member', code: 'S20193', bodyId, meetingId: 0, id: undefined } as const;
    const judged = (actor: Actor) => acting(actor, async (tx) => entryAt(at, today).judge?.(reading(tx), row, actor));
    expect(await judged(coordinator)).toMatchObject([{ key: 'organisation.unit.fault.new', isWarning: true }]);
    expect(await judged(worker)).toMatchObject([{ key: 'organisation.unit.fault.unknown', column: 'organisation' }]);
    await appoint(bodyId, row);
    expect(await judged(worker)).toEqual([]);
  });
});

describe('a meeting', () => {
  it('is planned for a time of day in Finland, and moved', async () => {
    const bodyId = await setUp();
    const id = await convene(bodyId);
    expect((await seeing(expert, (read) => getMeeting(read, bodyId, id))).startsAt).toEqual(
      new Date('2026-03-10T07:15:00Z'),
    );
    const row: MeetingRow = { ...meetingRow, form: 'remote' };
    await acting(coordinator, (tx) =>
      correctMeeting(tx, coordinator, clock, { project, bodyId, id, revision: 1, row }),
    );
    expect(await seeing(expert, (read) => getMeeting(read, bodyId, id))).toMatchObject({ place: null, isRemote: true });
    const again = acting(coordinator, (tx) =>
      correctMeeting(tx, coordinator, clock, { project, bodyId, id, revision: 1, row: meetingRow }),
    );
    await expect(again).rejects.toThrow(Conflict);
  });

  it('is not planned after the body has ended, nor by whoever only reads', async () => {
    const bodyId = await setUp(coordinator, { endedOn: '2026-03-01' });
    await expect(convene(bodyId)).rejects.toThrow(new Refused('body.refused.ended'));
    await expect(convene(bodyId, {}, expert)).rejects.toThrow(Forbidden);
    const id = await convene(bodyId, { day: '2026-02-28' });
    const later = acting(coordinator, (tx) =>
      correctMeeting(tx, coordinator, clock, { project, bodyId, id, revision: 1, row: meetingRow }),
    );
    await expect(later).rejects.toThrow(new Refused('body.refused.ended'));
  });

  it('is held from its day on, once', async () => {
    const bodyId = await setUp();
    const hold = (meetingId: number, actor = coordinator) =>
      acting(actor, (tx) => recordHeld(tx, actor, clock, { project, bodyId, meetingId }));
    const [past, coming] = [await convene(bodyId), await convene(bodyId, { day: '2026-03-11' })];
    await hold(past);
    await hold(past);
    expect((await seeing(expert, (read) => getMeeting(read, bodyId, past))).state).toBe('held');
    await expect(hold(coming)).rejects.toThrow(new Refused('body.refused.not-yet'));
    const row: MeetingRow = { ...meetingRow, day: '2026-03-11' };
    const ahead = acting(coordinator, (tx) =>
      correctMeeting(tx, coordinator, clock, { project, bodyId, id: past, revision: 1, row }),
    );
    await expect(ahead).rejects.toThrow(new Refused('body.refused.held-to-come'));
    await expect(hold(coming, expert)).rejects.toThrow(Forbidden);
  });

  it('is cancelled with a reason, and then left alone', async () => {
    const bodyId = await setUp();
    const meetingId = await convene(bodyId);
    const cancel = (reason: string, actor = coordinator) =>
      acting(actor, (tx) => cancelMeeting(tx, actor, clock, { project, bodyId, meetingId, reason }));
    await expect(cancel('')).rejects.toThrow(new Refused('body.refused.no-reason'));
    await expect(cancel('Sairastapaus', expert)).rejects.toThrow(Forbidden);
    await cancel('Este puheenjohtajalla');
    expect(await lastEntry()).toMatchObject({ act: 'body.convene', reason: 'Este puheenjohtajalla' });
    await expect(record(bodyId, meetingId)).rejects.toThrow(new Refused('body.refused.cancelled'));
  });

  it('keeps its minutes as a document, and newer ones as versions of it', async () => {
    const bodyId = await setUp();
    const meetingId = await convene(bodyId);
    const attach = (text: string, actor = coordinator) => {
      const content = new TextEncoder().encode(text);
      const file = { name: 'Muistio.txt', mediaType: 'text/plain', content, sha256: text.padEnd(64, '0') };
      return acting(actor, (tx) =>
        attachMinutes(tx, actor, clock, { project, bodyId, meetingId, file, title: 'Pöytäkirja' }),
      );
    };
    await attach('a');
    await attach('b');
    const { minutesId } = await seeing(expert, (read) => getMeeting(read, bodyId, meetingId));
    const versions = await test.owner
      .selectFrom('documentVersion')
      .select('number')
      .where('documentId', '=', minutesId ?? 0)
      .execute();
    expect(versions.length).toBe(2);
    await expect(attach('c', expert)).rejects.toThrow(Forbidden);
  });
});

describe('an item', () => {
  it('is recorded with its decision, which is open until it is done', async () => {
    const bodyId = await setUp();
    const meetingId = await convene(bodyId);
    const decided = { decision: 'Hyväksyttiin', dueOn: '2026-03-20' };
    const id = await record(bodyId, meetingId, decided);
    expect((await seeing(expert, (read) => listOpenDecisions(read, bodyId))).map((item) => item.id)).toEqual([id]);
    const row: ItemRow = { ...itemRow, ...decided, doneOn: '2026-03-10' };
    const correct = (revision: number, changed: Partial<ItemRow> = {}) =>
      acting(coordinator, (tx) =>
        correctItem(tx, coordinator, clock, { project, bodyId, meetingId, id, revision, row: { ...row, ...changed } }),
      );
    await correct(1);
    expect(await seeing(expert, (read) => listOpenDecisions(read, bodyId))).toEqual([]);
    await expect(correct(1, { title: 'Muu' })).rejects.toThrow(Conflict);
  });

  it('has a number of its own, and is not recorded by whoever only reads', async () => {
    const bodyId = await setUp();
    const meetingId = await convene(bodyId);
    await record(bodyId, meetingId);
    await expect(record(bodyId, meetingId)).rejects.toThrow(Refused);
    await expect(record(bodyId, meetingId, { number: 2 }, expert)).rejects.toThrow(Forbidden);
    expect((await seeing(expert, (read) => listItems(read, meetingId))).length).toBe(1);
  });
});

describe('what waits', () => {
  it('is told to whoever keeps the bodies: meetings to prepare and to record, decisions due', async () => {
    const bodyId = await setUp(coordinator, { name: 'Tehtäväryhmä' });
    const past = await convene(bodyId, { day: '2026-03-02' });
    const coming = await convene(bodyId, { day: '2026-03-24' });
    await convene(bodyId, { day: '2026-03-25' });
    const item = await record(bodyId, past, { decision: 'Tehdään', dueOn: '2026-03-20' });
    const keys = async (actor: Actor) =>
      (await seeing(actor, (read) => listBodyTasks(read, actor, today))).map(({ key }) => key);
    const found = await keys(coordinator);
    expect(found).toContain(`body.record ${past}`);
    expect(found).toContain(`body.prepare ${coming}`);
    expect(found).toContain(`body.decision ${item}`);
    expect(found.filter((key) => key.startsWith('body.prepare'))).not.toContain(`body.prepare ${coming + 1}`);
    for (const actor of [expert, stranger]) expect(await keys(actor)).toEqual([]);
  });

  it('is of the authority only where it sits on the body or is named to what was decided', async () => {
    const authority = await createActor(test, { name: 'Väinö Viranomainen', given: [{ role: 'authority' }] });
    const seat = { bodyId: await setUp(coordinator, { name: 'Oma ryhmä' }), role: 'member', appointedAt: clock.now() };
    await test.owner
      .insertInto('bodyMember')
      .values({ ...seat, userId: authority.userId, startsOn: '2026-01-01', appointedBy: coordinator.userId })
      .execute();
    const own = await convene(seat.bodyId, { day: '2026-03-24' });
    const bodyId = await setUp(coordinator, { name: 'Muiden ryhmä' });
    const others = await convene(bodyId, { day: '2026-03-24' });
    const due = { decision: 'Tehdään', dueOn: '2026-03-20' };
    const named = await record(bodyId, others, { ...due, responsible: 'Väinö Viranomainen, ELY' });
    const notNamed = await record(bodyId, others, { ...due, number: 2, responsible: 'Joku Muu' });
    const keys = async (actor: Actor) =>
      (await seeing(actor, (read) => listBodyTasks(read, actor, today))).map(({ key }) => key).sort();
    expect(await keys(authority)).toEqual([`body.decision ${named}`, `body.prepare ${own}`].sort());
    expect(await keys(coordinator)).toEqual(
      expect.arrayContaining([`body.decision ${notNamed}`, `body.prepare ${others}`, `body.prepare ${own}`]),
    );
  });
});

describe('the tables of bodies', () => {
  it('keep to their constraints', async () => {
    const bodyId = await setUp();
    const meetingId = await convene(bodyId);
    const common = { recordedAt: clock.now(), recordedBy: coordinator.userId };
    const meeting = { bodyId, startsAt: clock.now(), convenedAt: clock.now(), convenedBy: coordinator.userId };
    const member = { bodyId, role: 'chair', appointedAt: clock.now(), appointedBy: coordinator.userId };
    const plants: [string, { execute(): Promise<unknown> }][] = [
      ['meeting_place', test.owner.insertInto('meeting').values({ ...meeting, isRemote: false })],
      [
        'meeting_cancelled',
        test.owner.insertInto('meeting').values({ ...meeting, isRemote: true, state: 'cancelled' }),
      ],
      ['body_member_person', test.owner.insertInto('bodyMember').values({ ...member, startsOn: today })],
      [
        'body_member_days',
        test.owner
          .insertInto('bodyMember')
          .values({ ...member, personName: 'X', startsOn: today, endsOn: '2026-01-01' }),
      ],
      [
        'meeting_item_number_check',
        test.owner.insertInto('meetingItem').values({ ...common, meetingId, number: 0, title: 'X' }),
      ],
    ];
    for (const [constraint, plant] of plants) await expect(plant.execute()).rejects.toThrow(constraint);
  });
});
