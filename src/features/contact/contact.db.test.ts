import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading, readingAs, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, Invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { correctContact, type NamedFor, nameContact } from './contact.commands.server.ts';
import {
  findWhomToAsk,
  getContact,
  listContactsOfProject,
  listCorrectable,
  searchContacts,
} from './contact.queries.server.ts';
import type { ContactRow } from './contact-form.model.ts';

const clock = { now: () => new Date('2026-03-10T10:00:00Z') };
const today = '2026-03-10';

let test: TestDatabase;
let own: number;
let light: number;
let foreign: number;
let office: number;
let association: number;
let coordinator: Actor;
let colleague: Actor;
let stranger: Actor;
let provider: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  office = await createUnit('Esimerkkitoimisto', '0737546-2');
  association = await createUnit('Kuhmon Esimerkkiyhdistys ry', '0245895-5');
  own = await createProject('S20193', 'Koordinaatio', { implementer: office });
  light = await createProject('S20200', 'Vihreä hoiva', { keptFor: own, implementer: association });
  foreign = await createProject('S20300', 'Vieras hanke', {});
  const { organisationId } = await test.owner
    .selectFrom('organisationUnit')
    .select('organisationId')
    .where('id', '=', office)
    .executeTakeFirstOrThrow();
  const scope = { kind: 'organisation', id: organisationId } as const;
  coordinator = await createActor(test, { name: 'Kaisa Koordi', given: [{ role: 'coordinator', scope }] });
  colleague = await createActor(test, { name: 'Otso Ohjaaja', given: [{ role: 'service-expert', scope }] });
  stranger = await createActor(test, {
    name: 'Vilma Vieras',
    given: [{ role: 'project-worker', scope: { kind: 'project', id: foreign } }],
  });
  provider = await createActor(test, {
    name: 'Pekka Palvelu',
    given: [{ role: 'provider', scope: { kind: 'unit', id: association } }],
  });
});
afterAll(() => test.close());

async function createUnit(name: string, businessId: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with legal as (insert into organisation (business_id) values (${businessId}) returning id),
    unit as (
      insert into organisation_unit (organisation_id, spelling_key) select id, ${name.toLowerCase()} from legal returning id
    )
    insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
    select id, ${name}, '2014-01-01', '2014-01-01' from unit returning organisation_unit_id as id`.execute(test.owner);
  return rows[0]?.id ?? 0;
}

async function createProject(
  code: string,
  name: string,
  { keptFor, implementer }: { keptFor?: number; implementer?: number },
): Promise<number> {
  const { id } = await test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
  await test.owner
    .insertInto('projectProfile')
    .values({
      projectId: id,
      kind: 'development',
      name,
      period: '2014-2020',
      isLight: keptFor !== undefined,
      keptForProjectId: keptFor ?? null,
      implementerUnitId: implementer ?? null,
      recordedAt: clock.now(),
    })
    .execute();
  return id;
}

function rowOf(changed: Partial<ContactRow> = {}): ContactRow {
  return {
    topic: null,
    name: 'Maija Meikäläinen',
    email: null,
    phone: '040 123 4567',
    employer: null,
    startsOn: '2026-01-01',
    endsOn: null,
    awayFromOn: null,
    awayUntilOn: null,
    deputyName: null,
    deputyEmail: null,
    deputyPhone: null,
    ...changed,
  };
}

const forProject = (projectId: number): NamedFor => ({ projectId, organisationUnitId: null });
const forUnit = (organisationUnitId: number): NamedFor => ({ projectId: null, organisationUnitId });

function name(actor: Actor, namedFor: NamedFor, changed?: Partial<ContactRow>): Promise<number> {
  return writingAs(test.database, actor.userId, (tx) =>
    nameContact(tx, actor, clock, { namedFor, row: rowOf(changed) }),
  );
}

function search(actor: Actor, words: string, when: 'today' | 'all' = 'today') {
  return readingAs(test.database, actor.userId, (read) => searchContacts(read, actor, { words, when, today }));
}

const namesFound = async (actor: Actor, words: string, when?: 'today' | 'all') =>
  (await search(actor, words, when)).map(({ person }) => person.name);

describe('naming a contact person', () => {
  it('of one’s own project is written down and audited without the name', async () => {
    const id = await name(coordinator, forProject(own), { topic: 'Palkkatuki', employer: '0737546-2' });
    const [contact] = await readingAs(test.database, coordinator.userId, (read) =>
      listContactsOfProject(read, own, today),
    );
    expect(contact).toMatchObject({
      id,
      topic: 'Palkkatuki',
      person: { name: 'Maija Meikäläinen', email: null, phone: '040 123 4567' },
      employer: 'Esimerkkitoimisto',
      subject: { kind: 'project', code: 'S20193', name: 'Koordinaatio' },
    });
    const entry = await test.owner
      .selectFrom('auditEntry')
      .select(['act', 'subjectId', 'projectId', 'details'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(entry).toEqual({
      act: 'contact.name',
      subjectId: String(id),
      projectId: own,
      details: { from: '2026-01-01', until: null },
    });
  });

  it('goes for a light record that is kept for one’s project, too', async () => {
    await name(coordinator, forProject(light), { name: 'Liisa Light' });
    expect(await namesFound(coordinator, 'vihreä hoiva')).toEqual(['Liisa Light']);
  });

  it('by the address of a user takes their own name, and follows it', async () => {
    await name(coordinator, forProject(own), { name: 'Joku', email: colleague.email.toUpperCase(), phone: null });
    const [found] = await search(coordinator, 'ohjaaja');
    expect(found?.person).toEqual({ name: 'Otso Ohjaaja', email: colleague.email, phone: null });
  });

  it('for an organisation not one’s own goes by a colleague, and not otherwise', async () => {
    await name(colleague, forUnit(association), { name: 'Kalle Kollega', employer: 'Esimerkkitoimisto' });
    await expect(name(colleague, forUnit(association), { employer: null })).rejects.toThrow(Forbidden);
  });

  it('is refused for a foreign project, to providers, and with an unknown employer', async () => {
    await expect(name(coordinator, forProject(foreign))).rejects.toThrow(Forbidden);
    await expect(name(provider, forUnit(association))).rejects.toThrow(Forbidden);
    await expect(name(coordinator, forProject(own), { employer: '0201256-6' })).rejects.toThrow(Invalid);
    await expect(name(colleague, forProject(own), { employer: 'Tuntematon Oy' })).rejects.toThrow(Forbidden);
  });

  it('is kept from a foreign project by the database as well', async () => {
    const values = { projectId: foreign, personName: 'X', phone: '040 000 0000', startsOn: '2026-01-01' };
    const planted = writingAs(test.database, coordinator.userId, (tx) =>
      tx
        .insertInto('contactAssignment')
        .values({ ...values, namedAt: clock.now(), namedBy: coordinator.userId })
        .execute(),
    );
    await expect(planted).rejects.toThrow(/row-level security/);
  });
});

describe('looking up whom to turn to', () => {
  beforeAll(async () => {
    await name(stranger, forProject(foreign), { name: 'Eero Entinen', endsOn: '2026-03-09' });
    await name(stranger, forProject(foreign), { name: 'Nyyti Nykyinen', startsOn: '2026-03-10' });
    await name(stranger, forProject(foreign), { name: 'Tuula Tuleva', startsOn: '2026-03-11' });
  });

  it('finds by code, name, organisation, Y-tunnus and person, all words somewhere', async () => {
    for (const words of ['S20300', 'vieras', 'nyyti', 'NYKYINEN vieras'])
      expect(await namesFound(coordinator, words)).toEqual(['Nyyti Nykyinen']);
    for (const words of ['kuhmon', '0245895-5']) expect(await namesFound(stranger, words)).toContain('Kalle Kollega');
    expect(await namesFound(coordinator, 'nyyti koordinaatio')).toEqual([]);
    expect(await namesFound(coordinator, '100 %')).toEqual([]);
  });

  it('tells who was and who will be only when asked', async () => {
    expect(await namesFound(coordinator, 'vieras hanke', 'all')).toEqual([
      'Tuula Tuleva',
      'Nyyti Nykyinen',
      'Eero Entinen',
    ]);
  });

  it('without words tells of one’s own projects and organisations', async () => {
    expect(await namesFound(stranger, '')).toEqual(['Nyyti Nykyinen']);
    expect(await namesFound(coordinator, '')).toContain('Liisa Light');
  });

  it('shows a provider those of their own organisation only', async () => {
    expect(await namesFound(provider, 'vieras')).toEqual([]);
    expect(await namesFound(provider, 'kuhmon')).toEqual(['Kalle Kollega']);
    const { rows } = await readingAs(test.database, provider.userId, async (read) => ({
      rows: await read.selectFrom('contactAssignment').select('personName').execute(),
    }));
    expect(rows.map(({ personName }) => personName)).toEqual(['Kalle Kollega']);
  });

  it('tells who runs a measure of a project whom to ask today, and only that', async () => {
    const asked = await createProject('S20400', 'Kysytty', { keptFor: own });
    await name(coordinator, forProject(asked), { name: 'Tiina Tänään', awayFromOn: today, awayUntilOn: '2026-03-20' });
    await name(coordinator, forProject(asked), { name: 'Eino Eilinen', endsOn: '2026-02-28' });
    await name(coordinator, forProject(asked), { name: 'Taina Toiste', startsOn: '2099-01-01' });
    const seenBy = (actor: Actor) =>
      readingAs(test.database, actor.userId, async (read) => {
        const { contacts, mayLookUp } = await findWhomToAsk(read, actor, asked, today);
        const all = await listContactsOfProject(read, asked, today);
        return { names: contacts.map(({ person }) => person.name), visible: all.length, mayLookUp };
      });
    expect(await seenBy(coordinator)).toEqual({ names: ['Tiina Tänään'], visible: 3, mayLookUp: true });
    expect(await seenBy(provider)).toEqual({ names: [], visible: 0, mayLookUp: false });
    const run = {
      projectId: asked,
      kind: 'labour-training-vocational',
      shape: 'group',
      name: 'Koulutus',
      funding: 'esf',
      state: 'running',
      providerUnitId: association,
      recordedAt: clock.now(),
      recordedBy: coordinator.userId,
    };
    await test.owner.insertInto('measure').values(run).execute();
    expect(await seenBy(provider)).toEqual({ names: ['Tiina Tänään'], visible: 1, mayLookUp: false });
  });

  it('forgets whoever ended more than ten years ago', async () => {
    await name(coordinator, forProject(own), { name: 'Muinainen', startsOn: '2014-01-01', endsOn: '2015-12-31' });
    await name(coordinator, forProject(own), { name: 'Vanhin', startsOn: '2014-01-01', endsOn: '2016-01-01' });
    expect(await namesFound(coordinator, 'muinainen', 'all')).toEqual([]);
    expect(await namesFound(coordinator, 'vanhin', 'all')).toEqual(['Vanhin']);
  });

  it('says which of them one may correct', async () => {
    const found = await search(colleague, 'kuhmon');
    const may = (actor: Actor) => readingAs(test.database, actor.userId, (read) => listCorrectable(read, actor, found));
    expect(new Set(await may(colleague))).toEqual(new Set(found.map(({ id }) => id)));
    expect(await may(stranger)).toEqual([]);
    expect(await may(provider)).toEqual([]);
  });
});

describe('correcting a contact person', () => {
  const correct = (actor: Actor, id: number, revision: number, changed: Partial<ContactRow>) =>
    writingAs(test.database, actor.userId, (tx) =>
      correctContact(tx, actor, clock, { id, revision, row: rowOf(changed) }),
    );
  const stored = (id: number) => getContact(reading(test.owner), id);

  it('says when they are away and who answers then, once', async () => {
    const id = await name(coordinator, forProject(own));
    const away = {
      awayFromOn: '2026-03-10',
      awayUntilOn: '2026-03-20',
      deputyName: 'Sisko Sijainen',
      deputyPhone: '040 765 4321',
    };
    await correct(coordinator, id, 1, away);
    expect(await stored(id)).toMatchObject({ revision: 2, row: away });
    await correct(coordinator, id, 2, away);
    expect((await stored(id)).revision).toBe(2);
    await expect(correct(coordinator, id, 1, { endsOn: '2026-12-31' })).rejects.toThrow(Conflict);
  });

  it('is refused to whoever looks after something else', async () => {
    const id = await name(coordinator, forProject(own));
    await expect(correct(stranger, id, 1, { topic: 'Muu' })).rejects.toThrow(Forbidden);
  });
});

describe('the table of contact persons', () => {
  const good = { personName: 'X', phone: '1', startsOn: '2026-01-01', namedAt: clock.now() };
  const plant = (values: object) =>
    test.owner
      .insertInto('contactAssignment')
      .values({ ...good, projectId: own, namedBy: coordinator.userId, ...values })
      .execute();

  it.each<[string, object]>([
    ['subject', { projectId: null }],
    ['person', { personName: null }],
    ['reached', { phone: null }],
    ['days', { endsOn: '2025-12-31' }],
    ['away', { awayFromOn: '2026-02-01' }],
    ['deputy', { deputyPhone: '040 765 4321' }],
  ])('keeps to its constraint %s', async (constraint, values) => {
    await expect(plant(values)).rejects.toThrow(`contact_assignment_${constraint}`);
  });

  it('takes no second address beside that of a user', async () => {
    const wrong = { personName: null, userId: colleague.userId, email: 'toinen@esimerkki.fi' };
    await expect(plant(wrong)).rejects.toThrow('contact_assignment_user_has_email');
  });
});
