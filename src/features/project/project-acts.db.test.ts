import { type Insertable, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reading, selectRows, type Tx, writingAs } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.gen.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import { bindProjects, createParallelProject, unbindProjects } from './bond.commands.server.ts';
import { listBoundProjects } from './bond.queries.server.ts';
import { newLightPage, newOwnPage, newParallelPage } from './entry-pages.server.ts';
import { findProjectHead } from './head.queries.server.ts';
import { listUnitOffers } from './meant-unit.queries.server.ts';
import { createProject, editProfile, giveCode, type NewProject, type ProfileFacts } from './profile.commands.server.ts';
import { findProfile, listCoordinationProjects } from './profile.queries.server.ts';
import { recordProjects } from './project.commands.server.ts';
import { setStatus } from './status.commands.server.ts';

const clock = { now: () => new Date('2026-03-02T10:00:00Z') };
let test: TestDatabase;
/** A unit of one's own organisation, and one of another. */
let own: { id: number; organisationId: number };
let other: { id: number; organisationId: number };
let coordinator: Actor;
let stranger: Actor;
let next = 30_000;

beforeAll(async () => {
  test = await createTestDatabase();
  own = await createUnit('1234567-1', 'Oma keskus');
  other = await createUnit('0737546-2', 'Vieras kunta');
});
beforeEach(async () => {
  const scope = (id: number) => ({ kind: 'organisation', id }) as const;
  coordinator = await createActor(test, { given: [{ role: 'coordinator', scope: scope(own.organisationId) }] });
  stranger = await createActor(test, { given: [{ role: 'coordinator', scope: scope(other.organisationId) }] });
});
afterAll(() => test.close());

async function createUnit(businessId: string, name: string): Promise<{ id: number; organisationId: number }> {
  const organisation = await test.owner
    .insertInto('organisation')
    .values({ businessId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const unit = await test.owner
    .insertInto('organisationUnit')
    .values({ organisationId: organisation.id, spellingKey: name.toLowerCase() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await test.owner
    .insertInto('organisationName')
    .values({ organisationUnitId: unit.id, printedName: name, firstSeenOn: '2020-01-01', lastSeenOn: '2020-01-01' })
    .execute();
  return { id: unit.id, organisationId: organisation.id };
}

const facts = (kind: ProfileFacts['kind'], changes: Partial<ProfileFacts> = {}): ProfileFacts => ({
  kind,
  name: 'Polku työhön',
  period: '2021-2027',
  implementerUnitId: own.id,
  authorityUnitId: null,
  startsOn: '2026-01-01',
  endsOn: '2027-12-31',
  decisionNumber: null,
  decidedOn: null,
  note: null,
  ...changes,
});

const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);
const newCode = () => {
  next += 1;
  return `S${next}`;
};
const create = (created: NewProject, actor = coordinator) =>
  as(actor, (tx) => createProject(tx, actor, clock, created));
const createOwn = (kind: ProfileFacts['kind'], changes: Partial<ProfileFacts> = {}) =>
  create({ code: newCode(), facts: facts(kind, changes) });
const headOf = (code: string, actor = coordinator) => as(actor, (tx) => findProjectHead(reading(tx), actor, code));
const profileOf = async (id: number) => {
  const profile = await findProfile(reading(test.owner), id);
  if (!profile) throw new Error('There is no profile.');
  return profile;
};

async function actsOn(code: string): Promise<string[]> {
  const rows = await selectRows(
    reading(test.owner),
    sql<{ act: string }>`select entry.act from audit_entry entry where entry.subject_id = ${code} order by entry.id`,
  );
  return rows.map(({ act }) => act);
}

describe('beginning a project', () => {
  it('is one’s own only for its implementer or its authority, which the form tells at its field', async () => {
    const nothing = {
      authority: null,
      startsOn: null,
      endsOn: null,
      decisionNumber: null,
      decidedOn: null,
      note: null,
    };
    const row = { ...nothing, kind: 'development', name: 'Polku työhön', code: null, period: '2021-2027' } as const;
    const judged = (implementer: string) =>
      as(coordinator, async (tx) => newOwnPage.judge?.(reading(tx), { ...row, implementer }, coordinator));
    const ahead = { ...row, implementer: 'Oma keskus', decidedOn: '2099-01-01' };
    const saving = as(coordinator, (tx) => newOwnPage.save(tx, coordinator, clock, ahead, 0));
    await expect(saving).rejects.toThrow('project.refused.decided-ahead');
    expect(await judged('Oma keskus')).toEqual([]);
    expect(await judged('Vieras kunta')).toEqual([{ key: 'project.fault.not-own', column: 'implementer' }]);
  });

  it('brings in an organisation that nobody knew, after a warning', async () => {
    const coordination = await createOwn('coordination');
    const row = {
      kind: 'development',
      name: 'Naapurin polku',
      code: null,
      period: '2021-2027',
      implementer: 'Ennenkuulumaton yhdistys ry',
      startsOn: null,
      endsOn: null,
      note: null,
      keptFor: coordination.code,
    } as const;
    const judged = () => as(coordinator, async (tx) => newLightPage.judge?.(reading(tx), row, coordinator));
    expect(await judged()).toMatchObject([
      { key: 'organisation.unit.fault.new', column: 'implementer', isWarning: true },
    ]);
    const address = await as(coordinator, (tx) => newLightPage.save(tx, coordinator, clock, row, 0));
    const begun = await headOf(address.split('/').at(-1) ?? '');
    expect((await profileOf(begun.id)).implementerUnitId).not.toBeNull();
    expect(await judged()).toEqual([]);
    const [entry] = await selectRows(
      reading(test.owner),
      sql<{ act: string }>`select entry.act from audit_entry entry where entry.subject_kind = 'organisation'`,
    );
    expect(entry?.act).toBe('organisation.add');
  });

  it('is offered the unit for which one works before all others', async () => {
    for (const code of [newCode(), newCode()]) {
      await create({ code, facts: facts('development', { implementerUnitId: other.id }) }, stranger);
    }
    const actor = await createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'unit', id: own.id } }] });
    const { implementer } = await as(actor, (tx) => listUnitOffers(reading(tx), actor));
    expect(implementer[0]).toEqual({ value: 'Oma keskus (1234567-1)', text: 'Oma keskus', lang: 'fi' });
  });

  it('gives it a code of ours while it has none, and says that it is being applied for', async () => {
    const { id, code } = await create({ code: null, facts: facts('development') });
    expect(code).toMatch(/^X\d{5}$/);
    expect(await headOf(code)).toMatchObject({
      id,
      isProvisional: true,
      kind: 'development',
      fund: 'esf',
      isLight: false,
      status: 'application',
      sections: expect.arrayContaining(['overview']),
    });
    expect(await actsOn(code)).toEqual(['project.create']);
  });

  it('has it in its first state since its first day, so that a later word holds from that day on', async () => {
    const { id, code } = await create({ code: null, facts: facts('development', { startsOn: '2025-01-01' }) });
    const running = { projectId: id, status: 'running', fromOn: '2025-01-01', reason: null } as const;
    await as(coordinator, (tx) => setStatus(tx, coordinator, clock, running));
    expect(await headOf(code)).toMatchObject({ status: 'running' });
  });

  it('is for those to whom it will belong', async () => {
    await expect(create({ code: null, facts: facts('development') }, stranger)).rejects.toThrow(Forbidden);
    const worker = await createActor(test, {
      given: [{ role: 'project-worker', scope: { kind: 'organisation', id: own.organisationId } }],
    });
    await expect(create({ code: null, facts: facts('development') }, worker)).rejects.toThrow(Forbidden);
  });

  it('does not make a project that has owners one’s own', async () => {
    const { code } = await createOwn('development');
    await expect(
      create({ code, facts: facts('development', { implementerUnitId: other.id }) }, stranger),
    ).rejects.toThrow(Forbidden);
    await expect(create({ code, facts: facts('development') })).rejects.toThrow(Refused);
  });

  it('of another organisation keeps a light record for a coordination project, by which nobody owns the project', async () => {
    const coordination = await createOwn('coordination');
    const { id, code } = await create({
      code: newCode(),
      facts: facts('development', { implementerUnitId: other.id }),
      keptForProjectId: coordination.id,
    });
    expect(await headOf(code)).toMatchObject({ id, isLight: true });
    await expect(headOf(code, stranger)).rejects.toThrow(Forbidden);
    const owners = await selectRows(reading(test.owner), sql`select from owners_of_project(${id}::int)`);
    expect(owners).toEqual([]);
  });

  it('turns a light record into the whole when its own organisation begins', async () => {
    const coordination = await createOwn('coordination');
    const light = { code: newCode(), facts: facts('development'), keptForProjectId: coordination.id };
    const { id, code } = await create(light);
    await expect(create(light)).rejects.toThrow(Refused);
    await create({ code, facts: facts('development', { implementerUnitId: other.id }) }, stranger);
    expect(await profileOf(id)).toMatchObject({ isLight: false, keptForProjectId: null, revision: 2 });
    await expect(headOf(code)).rejects.toThrow(Forbidden);
  });
});

describe('what is known of a project', () => {
  it('is changed by whom it belongs to, and not behind somebody’s back', async () => {
    const { id, code } = await createOwn('development');
    const edit = (actor: Actor, changes: Partial<ProfileFacts>, revision = 1) =>
      as(actor, (tx) =>
        editProfile(tx, actor, clock, { projectId: id, revision, facts: facts('development', changes) }),
      );
    await edit(coordinator, { name: 'Uusi polku' });
    expect(await profileOf(id)).toMatchObject({ name: 'Uusi polku', revision: 2 });
    expect(await actsOn(code)).toEqual(['project.create', 'project.edit']);
    await edit(coordinator, { name: 'Uusi polku' }, 2);
    expect(await profileOf(id)).toMatchObject({ revision: 2 });
    await expect(edit(coordinator, { name: 'Toinen' })).rejects.toThrow(Conflict);
    await expect(edit(stranger, { name: 'Vieras' }, 2)).rejects.toThrow(Forbidden);
  });

  it('keeps its kind while bonds rest on it', async () => {
    const coordination = await createOwn('coordination');
    const mother = await createOwn('development');
    await createParallel(coordination, mother.code);
    await expect(
      as(coordinator, (tx) =>
        editProfile(tx, coordinator, clock, { projectId: mother.id, revision: 1, facts: facts('coordination') }),
      ),
    ).rejects.toThrow('project.refused.kind-bound');
  });
});

/** A project as an import leaves it: described, and worked with by nobody. */
async function registerProject(code: string, implementer = ''): Promise<number> {
  const content = `Euroopan unioni

Vipuvoimaa EU:lta

Euroopan sosiaalirahaston (ESR) rahoittaman projektin kuvaus

1. Projekti

Projektikoodi: ${code}

Projektin nimi: Rekisterin nimi
${implementer}`;
  await importText(test.target, { name: `${code}.txt`, knownOn: '2012-01-01', content });
  const known = test.owner.selectFrom('project').select('id').where('code', '=', code);
  return (await known.executeTakeFirstOrThrow()).id;
}

describe('the official code', () => {
  it('takes the place of ours, which leads on', async () => {
    const { id, code } = await create({ code: null, facts: facts('development') });
    const official = newCode();
    await as(coordinator, (tx) => giveCode(tx, coordinator, clock, { projectId: id, code: official }));
    expect(await headOf(code)).toMatchObject({ id, code: official, isProvisional: false });
    await expect(
      as(coordinator, (tx) => giveCode(tx, coordinator, clock, { projectId: id, code: newCode() })),
    ).rejects.toThrow('project.refused.has-code');
  });

  it('joins what the register has under it to the project that was prepared, which keeps all its work', async () => {
    const { id, code } = await create({ code: null, facts: facts('parallel') });
    const mother = await createOwn('development');
    await bind('mother', code, mother.code);
    const official = newCode();
    const registered = await registerProject(official);
    await sql`
      insert into project_link (kind, from_project_id, to_project_id, status, basis)
      values ('parallel', ${mother.id}, ${registered}, 'suggested', 'name'),
        ('successor', ${registered}, ${mother.id}, 'suggested', 'name')`.execute(test.owner);
    await as(coordinator, (tx) => giveCode(tx, coordinator, clock, { projectId: id, code: official }));
    expect(await headOf(code)).toMatchObject({ id, code: official, isProvisional: false });
    const versions = test.owner.selectFrom('descriptionVersion').select('name').where('projectId', '=', id);
    expect(await versions.execute()).toEqual([{ name: 'Rekisterin nimi' }]);
    expect(await relationsOf(official)).toEqual([`mother ${mother.code}`, `successor ${mother.code}`]);
    const links = test.owner.selectFrom('projectLink').select(['kind', 'status']).where('toProjectId', '=', mother.id);
    expect(await links.execute()).toEqual([{ kind: 'successor', status: 'suggested' }]);
    const gone = test.owner.selectFrom('project').select('id').where('id', '=', registered);
    expect(await gone.execute()).toEqual([]);
    expect(await actsOn(official)).toEqual(['project.give-code']);
  });

  it('leaves the older acts on the project of the register to those who reach it now', async () => {
    const { id } = await create({ code: null, facts: facts('development') });
    const official = newCode();
    const registered = await registerProject(official);
    await sql`
      insert into audit_entry (acted_at, act, subject_kind, subject_id, project_id, user_id)
      values (${clock.now()}, 'description.publish', 'description', '1', ${registered}, ${stranger.userId})`.execute(
      test.owner,
    );
    const seen = (actor: Actor) =>
      as(actor, (tx) => tx.selectFrom('auditEntry').select('act').where('projectId', '=', registered).execute());
    expect(await seen(coordinator)).toEqual([]);
    await as(coordinator, (tx) => giveCode(tx, coordinator, clock, { projectId: id, code: official }));
    expect(await seen(coordinator)).toEqual([{ act: 'description.publish' }]);
  });

  it('is not taken from a project of others, nor are two joined that are both worked with', async () => {
    const { id } = await create({ code: null, facts: facts('development') });
    const official = newCode();
    const registered = await registerProject(
      official,
      '\n2. Projektin toteuttaja\n\nToteuttajaorganisaation nimi: Vieras kunta\n\nY-tunnus: 0737546-2',
    );
    await expect(
      as(coordinator, (tx) => giveCode(tx, coordinator, clock, { projectId: id, code: official })),
    ).rejects.toThrow('project.refused.code-of-others');
    const merge = (one: number, into: number) =>
      as(coordinator, (tx) => sql`select merge_registered_project(${one}, ${into})`.execute(tx));
    const known = await createOwn('development');
    for (const [one, into] of [
      [known.id, id],
      [id, id],
    ] as const) {
      await expect(merge(one, into)).rejects.toThrow('Only a project without a profile');
    }
    await expect(merge(registered, id)).rejects.toThrow('Only who reaches both projects');
  });

  it('is not taken from whoever has been given a role for the project of the register, by page or by SQL', async () => {
    const { id } = await create({ code: null, facts: facts('development') });
    const official = newCode();
    const registered = await registerProject(official);
    const scope = { kind: 'project', id: registered } as const;
    const holder = await createActor(test, { given: [{ role: 'project-worker', scope }] });
    const give = (actor: Actor) => as(actor, (tx) => giveCode(tx, actor, clock, { projectId: id, code: official }));
    await expect(give(coordinator)).rejects.toThrow('project.refused.code-of-others');
    const merge = (actor: Actor) =>
      as(actor, (tx) => sql`select merge_registered_project(${registered}, ${id})`.execute(tx));
    for (const actor of [coordinator, stranger, holder])
      await expect(merge(actor)).rejects.toThrow('Only who reaches both projects');
    const both = await createActor(test, {
      given: [
        { role: 'coordinator', scope },
        { role: 'coordinator', scope: { kind: 'organisation', id: own.organisationId } },
      ],
    });
    await give(both);
    const entry = await test.owner
      .selectFrom('auditEntry')
      .select('details')
      .where('act', '=', 'project.give-code')
      .where('projectId', '=', id)
      .executeTakeFirst();
    const moved = [holder, both].map(({ grants }) => grants[0]?.id);
    expect(entry?.details).toMatchObject({ merged: registered, grants: moved });
  });

  it('is no code of another project, and nothing that others give', async () => {
    const { id } = await create({ code: null, facts: facts('development') });
    const known = await createOwn('development');
    await expect(
      as(coordinator, (tx) => giveCode(tx, coordinator, clock, { projectId: id, code: known.code })),
    ).rejects.toThrow('project.refused.code-taken');
    await expect(
      as(stranger, (tx) => giveCode(tx, stranger, clock, { projectId: id, code: newCode() })),
    ).rejects.toThrow(Forbidden);
  });
});

it('what is known of a project is never overwritten', async () => {
  await expect(sql`delete from project_profile`.execute(test.database)).rejects.toThrow('permission');
  await expect(sql`update project_former_code set code = code`.execute(test.database)).rejects.toThrow('permission');
});

const createParallel = (coordination: { id: number; code: string }, mother: string, actor = coordinator) =>
  as(actor, (tx) =>
    createParallelProject(tx, actor, clock, { code: null, facts: facts('parallel'), coordination, mother }),
  );
const bind = (
  relation: Parameters<typeof bindProjects>[3]['relation'],
  code: string,
  to: string,
  actor = coordinator,
) => as(actor, (tx) => bindProjects(tx, actor, clock, { code, relation, other: to }));
const relationsOf = async (code: string) =>
  (await listBoundProjects(reading(test.owner), code)).map((bound) => `${bound.relation} ${bound.code}`);

describe('a parallel project', () => {
  it('is begun with its mother and its coordination project in one go', async () => {
    const coordination = await createOwn('coordination');
    const mother = await createOwn('development');
    const { code } = await createParallel(coordination, mother.code);
    expect(await relationsOf(code)).toEqual([`coordination ${coordination.code}`, `mother ${mother.code}`]);
    expect(await relationsOf(mother.code)).toEqual([`parallel ${code}`]);
  });

  it('is reached by a grant for the coordination project, and begun by it', async () => {
    const coordination = await createOwn('coordination');
    const mother = await createOwn('development');
    const bound = await createActor(test, {
      given: [{ role: 'coordinator', scope: { kind: 'project', id: coordination.id } }],
    });
    const { code, id } = await createParallel(coordination, mother.code, bound);
    expect(await headOf(code, bound)).toMatchObject({ id, place: { widerProjectIds: [coordination.id] } });
    await expect(headOf(mother.code, bound)).rejects.toThrow(Forbidden);
    const { rows } = await writingAs(test.database, bound.userId, (tx) =>
      sql<{ id: number }>`select reached.id from reached_projects() as reached (id) order by 1`.execute(tx),
    );
    expect(rows.map((row) => row.id)).toEqual([coordination.id, id]);
  });

  it('has one mother and one coordination project', async () => {
    const [coordination, another] = [await createOwn('coordination'), await createOwn('coordination')];
    const [mother, stepmother] = [await createOwn('development'), await createOwn('development')];
    const { code } = await createParallel(coordination, mother.code);
    await expect(bind('mother', code, stepmother.code)).rejects.toThrow('project.refused.another-mother');
    await expect(bind('coordination', code, another.code)).rejects.toThrow('project.refused.another-coordination');
    await expect(bind('mother', code, mother.code)).rejects.toThrow('project.refused.bond-known');
    const bond = sql`
      insert into project_link (kind, from_project_id, to_project_id, status, basis, decided_at)
      select 'coordination', ${another.id}, project.id, 'confirmed', 'person', now() from project where code = ${code}`;
    await expect(bond.execute(test.owner)).rejects.toThrow('project_link_one_coordination');
  });

  it('is not drawn into a coordination project by those who do not have it', async () => {
    const coordination = await createOwn('coordination');
    const foreign = await create(
      { code: newCode(), facts: facts('parallel', { implementerUnitId: other.id }) },
      stranger,
    );
    await expect(bind('carried', coordination.code, foreign.code)).rejects.toThrow(Forbidden);
    await expect(bind('coordination', foreign.code, coordination.code, stranger)).rejects.toThrow(Forbidden);
  });
});

describe('own production', () => {
  it('is carried by a coordination project, by which it is reached', async () => {
    const coordination = await createOwn('coordination');
    const production = await createOwn('own-production');
    const bound = await createActor(test, {
      given: [{ role: 'coordinator', scope: { kind: 'project', id: coordination.id } }],
    });
    await expect(headOf(production.code, bound)).rejects.toThrow(Forbidden);
    await bind('carried', coordination.code, production.code);
    expect(await relationsOf(production.code)).toEqual([`coordination ${coordination.code}`]);
    expect(await headOf(production.code, bound)).toMatchObject({ place: { widerProjectIds: [coordination.id] } });
    const another = await createOwn('coordination');
    await expect(bind('coordination', production.code, another.code)).rejects.toThrow(
      'project.refused.another-coordination',
    );
  });

  it('alone is: a development project is carried by nobody', async () => {
    const [coordination, development] = [await createOwn('coordination'), await createOwn('development')];
    await expect(bind('carried', coordination.code, development.code)).rejects.toThrow('project.refused.not-carried');
  });
});

describe('a coordination project of another organisation', () => {
  const createPartner = async () => {
    const coordination = await createOwn('coordination');
    const partner = await create({
      code: newCode(),
      facts: facts('coordination', { implementerUnitId: other.id }),
      keptForProjectId: coordination.id,
    });
    return { coordination, partner };
  };

  it('is a light record that carries nothing, follows others, and is no choice where one begins a project', async () => {
    const { coordination, partner } = await createPartner();
    expect(await headOf(partner.code)).toMatchObject({ kind: 'coordination', isLight: true });
    const [parallel, earlier] = [await createOwn('parallel'), await createOwn('coordination')];
    await expect(bind('coordination', parallel.code, partner.code)).rejects.toThrow(
      'project.refused.light-coordination',
    );
    await bind('predecessor', partner.code, earlier.code);
    const choices = await as(coordinator, (tx) => listCoordinationProjects(reading(tx), coordinator));
    const codes = choices.map(({ code }) => code);
    expect(codes).toContain(coordination.code);
    expect(codes).not.toContain(partner.code);
  });

  it('keeps no record of others, and prepares no parallel project', async () => {
    const { partner } = await createPartner();
    const nothing = { code: null, implementer: null, startsOn: null, endsOn: null, note: null };
    const row = { ...nothing, kind: 'development', name: 'Polku', period: '2021-2027', keptFor: partner.code } as const;
    await expect(as(coordinator, (tx) => newLightPage.save(tx, coordinator, clock, row, 0))).rejects.toThrow(
      'project.refused.light-coordination',
    );
    const open = as(coordinator, (tx) => newParallelPage(partner.code).find(reading(tx), coordinator));
    await expect(open).rejects.toThrow(NotFound);
  });

  it('may be said to be a development project after all, while no bond rests on it', async () => {
    const { partner } = await createPartner();
    const edited = { projectId: partner.id, revision: 1, facts: facts('development') };
    await as(coordinator, (tx) => editProfile(tx, coordinator, clock, edited));
    expect(await headOf(partner.code)).toMatchObject({ kind: 'development', isLight: true });
  });
});

describe('a bond', () => {
  it('is refused to what is not there, to itself and in a circle', async () => {
    const [first, second, third] = [
      await createOwn('development'),
      await createOwn('development'),
      await createOwn('development'),
    ];
    await bind('successor', first.code, second.code);
    await bind('successor', second.code, third.code);
    await expect(bind('successor', third.code, first.code)).rejects.toThrow('project.refused.bond-circle');
    await expect(bind('successor', first.code, first.code)).rejects.toThrow('project.refused.bond-to-itself');
    await expect(bind('successor', first.code, 'S99999')).rejects.toThrow('project.refused.no-project');
    await expect(bind('parallel', first.code, second.code)).rejects.toThrow('project.refused.not-parallel');
    await as(coordinator, (tx) => recordProjects(tx, ['S99998']));
    await expect(bind('successor', first.code, 'S99997', stranger)).rejects.toThrow('project.refused.no-project');
    await expect(bind('successor', first.code, 'S99998', stranger)).rejects.toThrow(Forbidden);
  });

  it('is removed with a reason, and what the mother had may be bound anew', async () => {
    const coordination = await createOwn('coordination');
    const [mother, stepmother] = [await createOwn('development'), await createOwn('development')];
    const { code } = await createParallel(coordination, mother.code);
    const [, toMother] = await listBoundProjects(reading(test.owner), code);
    const unbind = (actor: Actor, linkId = toMother?.linkId ?? 0) =>
      as(actor, (tx) => unbindProjects(tx, actor, clock, { code, linkId, reason: 'Emohanke vaihtui' }));
    await expect(unbind(stranger)).rejects.toThrow(Forbidden);
    await expect(unbind(coordinator, 0)).rejects.toThrow(NotFound);
    await unbind(coordinator);
    await bind('mother', code, stepmother.code);
    expect(await relationsOf(code)).toEqual([`coordination ${coordination.code}`, `mother ${stepmother.code}`]);
    expect(await actsOn(mother.code)).toEqual(['project.create', 'project.bind', 'project.unbind']);
  });
});

describe('the database refuses', () => {
  const light = { isLight: true, keptForProjectId: 0 };
  it.each([
    ['a profile that ends before it starts', { startsOn: '2026-02-01', endsOn: '2026-01-01' }, 'project_profile_days'],
    ['a light record of a parallel project', { ...light, kind: 'parallel' as const }, 'project_profile_light'],
    ['a light record kept for nobody', { isLight: true }, 'project_profile_kept'],
    ['what is kept for a project that is no light record', { keptForProjectId: 0 }, 'project_profile_kept'],
  ])('%s', async (_what, values: Partial<Insertable<DB['projectProfile']>>, constraint) => {
    const insertProject = (code: string) =>
      test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
    const [{ id }, keeper] = [await insertProject(newCode()), await insertProject(newCode())];
    const insert = test.owner.insertInto('projectProfile').values({
      projectId: id,
      kind: 'development',
      name: 'x',
      period: '2021-2027',
      isLight: false,
      recordedAt: clock.now(),
      ...values,
      ...('keptForProjectId' in values && { keptForProjectId: keeper.id }),
    });
    await expect(insert.execute()).rejects.toThrow(constraint);
  });
});
