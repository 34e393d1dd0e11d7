import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { printText } from '#features/description/public.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import type { Actor, Role, Scope } from '#platform/permission/actor.ts';
import { tokenDigest } from '#platform/secret/token.server.ts';
import { createActor } from '#test/actor.ts';
import { importText } from '#test/import-text.ts';

// What the walk of all routes walks on: people of every role with their own project, a foreign project, and for every address with
// a blank in it something to fill in. A route whose blank nobody fills fails the test: add an example here.

/** Whether a thing belongs to who asks, or to somebody else's project. */
export type Side = 'own' | 'foreign';

export interface World {
  /** As the owner of the database has it. */
  readonly owner: Database;
  readonly projects: Readonly<
    Record<Side, { readonly id: number; readonly code: string; readonly businessId: string }>
  >;
  /** Somebody whose things are foreign to all who walk. */
  readonly stranger: Actor;
}

/** The fillings of an address: `{ code: 'S20999' }`. */
type Filling = Readonly<Record<string, string>>;
type Example = (world: World, side: Side, actor: Actor | undefined) => Promise<Filling>;

const businessIds = { own: '0245895-5', foreign: '0208201-1' } as const;
const codes = { own: 'S20999', foreign: 'S20777' } as const;

/** Imports the two projects, which have nothing in common. */
export async function createWorld({ owner, target }: { owner: Database; target: DatabaseTarget }): Promise<World> {
  for (const side of ['own', 'foreign'] as const) {
    await importText(target, { name: `${codes[side]}.txt`, knownOn: '2014-06-01', content: description(side) });
  }
  const rows = await owner.selectFrom('project').select(['id', 'code']).execute();
  const project = (side: Side) => {
    const found = rows.find(({ code }) => code === codes[side]);
    if (!found) throw new Error(`The project ${codes[side]} was not taken in.`);
    return { ...found, businessId: businessIds[side] };
  };
  const stranger = await createActor({ owner }, { name: 'Vieras Vastaava', given: [] });
  const world = { owner, projects: { own: project('own'), foreign: project('foreign') }, stranger };
  for (const side of ['own', 'foreign'] as const) await workWith(world, side, world.projects[side].id);
  return world;
}

/** Lets people work with a project, as one that coordinates others. */
async function workWith({ owner, projects }: World, side: Side, projectId: number): Promise<void> {
  await sql`
    insert into project_profile (project_id, kind, name, period, is_light, implementer_unit_id, recorded_at)
    select ${projectId}, 'coordination', 'Polkujen koordinaatio', '2014-2020', false, unit.id, now()
    from organisation_unit unit
    join organisation on organisation.id = unit.organisation_id and organisation.business_id = ${projects[side].businessId}
    limit 1`.execute(owner);
}

function description(side: Side): string {
  return printText({
    form: 'esr-2014',
    fields: {
      code: codes[side],
      name: side === 'own' ? 'Oma polku' : 'Vieras polku',
      priority: '3: Työllisyys ja työvoiman liikkuvuus',
      period: { startsOn: '2014-01-01', endsOn: '2016-12-31' },
      status: 'Toiminta käynnissä',
      authority: side === 'own' ? 'Lapin ELY-keskus' : 'Hämeen ELY-keskus',
      implementerName: side === 'own' ? 'Oma kunta' : 'Vieras opisto',
      organisationType: 'Kunta',
      businessId: businessIds[side],
      plannedSummary: 'Polulla opitaan.',
    },
  });
}

/** To what each role is bound in the walk: whoever can be, to the one project or its organisation. */
export async function scopesOf({ owner, projects }: World): Promise<Readonly<Record<Role, Scope>>> {
  const organisation = await owner
    .selectFrom('organisation')
    .select('id')
    .where('businessId', '=', projects.own.businessId)
    .executeTakeFirstOrThrow();
  const everything: Scope = { kind: 'everything' };
  const ofOrganisation: Scope = { kind: 'organisation', id: organisation.id };
  const ofProject: Scope = { kind: 'project', id: projects.own.id };
  return {
    administrator: everything,
    authority: ofOrganisation,
    coordinator: ofOrganisation,
    'project-worker': ofProject,
    'service-expert': ofProject,
    provider: ofProject,
    auditor: everything,
  };
}

let lastNumber = 50_000;
/** A number that no other example has, and far from those that the service gives by itself. */
function nextNumber(): number {
  lastNumber += 1;
  return lastNumber;
}

const unknownToken = 'x'.repeat(43);
const now = new Date();
const later = new Date(now.getTime() + 3_600_000);

/** Whose a personal thing is: the walker's own, or the stranger's. */
const ownerOf = ({ stranger }: World, side: Side, actor: Actor | undefined): string =>
  (side === 'own' ? actor : stranger)?.userId ?? stranger.userId;

/** By the beginning of the address; the longest that fits counts. */
const examples: Readonly<Record<string, Example>> = {
  '/api/v1/projects/:code': oneVersion,
  '/api/v1/organisations/:organisation': async ({ projects }, side) => ({ organisation: projects[side].businessId }),
  '/api/v1/codelists/:kind': async () => ({ kind: 'regions' }),
  '/api/v1/bulk/:file': async () => ({ file: 'projects.csv' }),
  '/sitemaps/:kind': async () => ({ kind: 'projects', part: '1' }),
  'projects/values/:facet': async () => ({ facet: 'region' }),
  'projects/:code': async (world, side) => ({ ...(await oneVersion(world, side)), format: 'text' }),
  'organisations/:id': async ({ projects }, side) => ({ id: projects[side].businessId }),
  // Providers are the operator's, and there are none here.
  'sign-in/provider/:provider': async () => ({ provider: 'oidc' }),
  'invitation/:token': async (world, side) => {
    const token = randomBytes(32).toString('base64url');
    await invite(world, side, token);
    return { token };
  },
  'workspace/people/:user': async ({ owner, projects }, side) => {
    const scope: Scope = { kind: 'project', id: projects[side].id };
    const { userId, grants } = await createActor({ owner }, { given: [{ role: 'coordinator', scope }] });
    return { user: userId, grant: String(grants[0]?.id) };
  },
  'workspace/people/:user/second-factor': async ({ owner, projects }, side) => {
    const scope: Scope = { kind: 'project', id: projects[side].id };
    const { userId } = await createActor({ owner }, { given: [{ role: 'coordinator', scope }] });
    await owner.updateTable('appUser').set({ twoFactorEnabled: true }).where('id', '=', userId).execute();
    await owner.insertInto('userSecondFactor').values({ id: userId, userId, secret: 'x', backupCodes: 'x' }).execute();
    return { user: userId };
  },
  'sign-in/password/:token': async (world, side, actor) => {
    const token = randomBytes(32).toString('base64url');
    const tokenSha256 = tokenDigest(token);
    const asked = { userId: ownerOf(world, side, actor), language: 'fi', askedAt: now, expiresAt: later, tokenSha256 };
    await world.owner.insertInto('passwordReset').values(asked).execute();
    return { token };
  },
  'workspace/account/passkeys/:passkey': async (world, side, actor) => {
    const passkey = randomBytes(8).toString('hex');
    const kept = { id: passkey, credentialId: passkey, publicKey: '', counter: 0, deviceType: 'x', backedUp: false };
    await world.owner
      .insertInto('userPasskey')
      .values({ ...kept, userId: ownerOf(world, side, actor) })
      .execute();
    return { passkey };
  },
  'workspace/invitations/:invitation': async (world, side) => ({ invitation: String(await invite(world, side)) }),
  'workspace/descriptions/:id': async ({ owner, projects, stranger }, side) => {
    const { rows } = await sql<{ id: number }>`
      insert into description_edit (project_id, project_code, form, record, author_id, opened_at, changed_at, state_since_at)
      select version.project_id, ${projects[side].code}, version.form, content.record, ${stranger.userId}, ${now}, ${now}, ${now}
      from description_version version
      join description_content content on content.description_version_id = version.id
      where version.project_id = ${projects[side].id}
      limit 1
      on conflict do nothing
      returning id`.execute(owner);
    return { id: String(rows[0]?.id ?? (await openEdit(owner, projects[side].id))) };
  },
  'workspace/descriptions/project/:code': oneVersion,
  'workspace/projects/:code': async ({ projects }, side) => ({ code: projects[side].code }),
  'workspace/projects/:code/code': async (world, side) => {
    const code = `X${nextNumber()}`;
    const { id } = await world.owner
      .insertInto('project')
      .values({ code, isProvisional: true })
      .returning('id')
      .executeTakeFirstOrThrow();
    await workWith(world, side, id);
    return { code };
  },
  'workspace/projects/:code/plan': planDraft,
  'workspace/projects/:code/plan/:version/withdraw': decidedPlan,
  'workspace/projects/:code/milestones': async ({ owner, projects, stranger }, side) => {
    const { id } = await owner
      .insertInto('milestone')
      .values({
        projectId: projects[side].id,
        kind: 'report',
        title: 'Seurantaraportti',
        dueOn: '2016-01-31',
        writtenBy: stranger.userId,
        recordedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { code: projects[side].code, milestone: String(id) };
  },
  'workspace/projects/:code/bonds/:bond': async ({ owner, projects }, side) => {
    const other = await owner
      .insertInto('project')
      .values({ code: `S${nextNumber()}` })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id } = await owner
      .insertInto('projectLink')
      .values({
        kind: 'successor',
        fromProjectId: projects[side].id,
        toProjectId: other.id,
        status: 'confirmed',
        basis: 'person',
        decidedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { code: projects[side].code, bond: String(id) };
  },
  'workspace/projects/:code/status/:status': async ({ owner, projects }, side) => {
    const { id } = await owner
      .insertInto('projectStatus')
      .values({ projectId: projects[side].id, status: 'running', fromOn: '2014-01-01', recordedAt: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { code: projects[side].code, status: String(id) };
  },
  'workspace/sheets/send/:kind': async () => ({ kind: 'organisation' }),
  'workspace/sheets/send/:kind/one': async () => ({ kind: 'organisation' }),
  'workspace/sheets/send/:kind/one/draft': async () => ({ kind: 'organisation' }),
  'workspace/sheets/:id': async (world, side, actor) => {
    const { id } = await world.owner
      .insertInto('sheetImport')
      .values({
        kind: 'organisation',
        userId: ownerOf(world, side, actor),
        state: 'ready',
        source: 'pasted',
        sha256: '0'.repeat(64),
        size: 1,
        receivedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await world.owner
      .insertInto('sheetImportRow')
      .values({ sheetImportId: id, number: 2, outcome: 'new', isMended: false, values: '{}' })
      .execute();
    return { id: String(id) };
  },
  'workspace/imports/:id': async (world, side, actor) => {
    const { id } = await world.owner
      .insertInto('descriptionImport')
      .values({ importedBy: ownerOf(world, side, actor), state: 'ready', reach: '{}', fileCount: 1, receivedAt: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await world.owner
      .insertInto('descriptionImportItem')
      .values({ descriptionImportId: id, position: 1, outcome: 'refused', source: 'x.txt', refusal: '{"code":"x"}' })
      .execute();
    return { id: String(id) };
  },
  'workspace/audit/anchors/:anchor': async () => ({ anchor: '2026-01-01' }),
  'workspace/glass': async (world, side) => {
    const { id } = await world.owner
      .insertInto('glassBreak')
      .values({
        userId: world.stranger.userId,
        projectId: world.projects[side].id,
        reason: 'Tarkistan hankkeen tilanteen',
        openedAt: now,
        closesAt: later,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { glass: String(id) };
  },
  'workspace/drafts/:formKey': async () => ({ formKey: 'description:1' }),
  'workspace/bulk/:run': async (world, side, actor) => {
    const { id } = await world.owner
      .insertInto('bulkRun')
      .values({
        userId: ownerOf(world, side, actor),
        act: 'description.approve',
        listHref: '/workspace/descriptions',
        rows: '[]',
        preparedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { run: String(id) };
  },
  'workspace/who-is-our-contact/:contact': async (world, side) => {
    const { id } = await world.owner
      .insertInto('contactAssignment')
      .values({
        projectId: world.projects[side].id,
        personName: 'Maija Meikäläinen',
        phone: '040 123 4567',
        startsOn: '2020-01-01',
        namedAt: now,
        namedBy: world.stranger.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { contact: String(id) };
  },
  'workspace/coordination/:code': async ({ projects }, side) => ({ code: projects[side].code }),
  'workspace/coordination/:code/seats': async (world, side) => {
    const { owner, projects, stranger } = world;
    const { id } = await oneSeat(world, side);
    const stated = { measureId: Number(id), state: 'plan', fromOn: '2026-01-01', recordedAt: now };
    await owner
      .insertInto('measureState')
      .values({ ...stated, recordedBy: stranger.userId })
      .execute();
    return { code: projects[side].code, measure: id };
  },
  'workspace/projects/:code/measures': workedOn,
  'workspace/measures/:id': oneMeasure,
  'workspace/measures/:id/sessions': oneSession,
  'workspace/measures/:id/staff': oneSession,
  'workspace/measures/:id/announcements': oneAnnouncement,
  'training/:id': async (world, side) => {
    const { id } = await oneMeasure(world, side);
    const open = { isOpen: true, applyText: 'Soita.' };
    await world.owner.updateTable('measure').set(open).where('id', '=', Number(id)).execute();
    return { id };
  },
  'workspace/measures/:id/seats': async (world, side) => ({ ...(await oneSeat(world, side)) }),
  'workspace/measures/:id/seats/do/:form/:whom': async (world, side) => {
    const { id, seat } = await oneSeat(world, side);
    return { id, form: 'days', whom: `${seat}@2026-03-01` };
  },
  'workspace/measures/:id/work-places': oneWorkPlace,
  'workspace/measures/:id/attendance': oneAttendance,
  'workspace/measures/:id/chain': oneChain,
  'workspace/needs/:need': async (world, side) => {
    await workedOn(world, side);
    const { id } = await world.owner
      .insertInto('measureNeed')
      .values({
        projectId: world.projects[side].id,
        askedBy: 'Maija Meikäläinen',
        forWhom: 'Nuoret',
        amount: 5,
        recordedAt: now,
        recordedBy: world.stranger.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { need: String(id) };
  },
  'workspace/measures/series/:series': async (world, side) => {
    const { series } = await oneMeasure(world, side);
    return { series: String(series) };
  },
  'workspace/tenders/:tender': oneTender,
  'workspace/contracts/:contract': oneContract,
  'workspace/projects/:code/purchases': workedOn,
  'workspace/projects/:code/participants': workedOn,
  'workspace/projects/:code/segments': workedOn,
  'workspace/projects/:code/segments/:segment': async (world, side) => ({
    ...(await workedOn(world, side)),
    segment: 'none',
  }),
  'workspace/projects/:code/participants/:number': async (world, side) => {
    const { owner, projects, stranger } = world;
    const number = nextNumber();
    await sql`
      insert into participant (project_id, number, sex, recorded_at, recorded_by)
      values (${projects[side].id}, ${number}, 'unknown', ${now}, ${stranger.userId})`.execute(owner);
    return { ...(await workedOn(world, side)), number: String(number) };
  },
  'workspace/projects/:code/bodies': workedOn,
  'workspace/projects/:code/bodies/:body': async (world, side) => {
    const user = world.stranger.userId;
    const { rows } = await sql<{ body: number; member: number; meeting: number; item: number }>`
      with body as (
        insert into body (project_id, kind, name, set_up_at, set_up_by)
        values (${world.projects[side].id}, 'steering-group', 'Ohjausryhmä', ${now}, ${user}) returning id
      ), member as (
        insert into body_member (body_id, person_name, role, starts_on, appointed_at, appointed_by)
        select id, 'Maija Meikäläinen', 'chair', '2020-01-01', ${now}, ${user} from body returning id
      ), meeting as (
        insert into meeting (body_id, starts_at, is_remote, convened_at, convened_by)
        select id, ${now}, true, ${now}, ${user} from body returning id
      ), item as (
        insert into meeting_item (meeting_id, number, title, recorded_at, recorded_by)
        select id, 1, 'Avaus', ${now}, ${user} from meeting returning id
      )
      select body.id as body, member.id as member, meeting.id as meeting, item.id as item
      from body, member, meeting, item`.execute(world.owner);
    const numbers = Object.entries(rows[0] ?? {}).map(([blank, id]) => [blank, String(id)]);
    return { ...(await workedOn(world, side)), ...Object.fromEntries(numbers) };
  },
  'workspace/projects/:code/contacts': workedOn,
  'workspace/projects/:code/recommendations': workedOn,
  'workspace/projects/:code/recommendations/:recommendation': async (world, side) => {
    const { id } = await world.owner
      .insertInto('recommendation')
      .values({
        projectId: world.projects[side].id,
        title: 'Yksi vastuuhenkilö koko palveluketjulle',
        addressee: 'Alueen kunnat',
        givenOn: '2020-01-01',
        statusOn: '2020-01-01',
        recordedAt: now,
        recordedBy: world.stranger.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { ...(await workedOn(world, side)), recommendation: String(id) };
  },
  'workspace/projects/:code/documents': workedOn,
  'workspace/projects/:code/documents/:document': async (world, side) => ({
    ...(await workedOn(world, side)),
    ...(await oneDocument(world, side)),
  }),
  'projects/:code/documents/:document': async (world, side) => {
    const described = await oneVersion(world, side);
    // Another example may have withdrawn the description, without which nothing of a project is public.
    await world.owner
      .updateTable('descriptionVersion')
      .set({
        withdrawnAt: null,
        withdrawnBy: null,
        withdrawnReason: null,
        inForceFrom: '2014-06-01',
        inForceUntil: null,
      })
      .where('id', '=', Number(described.version))
      .execute();
    const { document, number } = await oneDocument(world, side);
    const isPublic = { publicNumber: Number(number), publishedAt: now };
    await world.owner.updateTable('document').set(isPublic).where('id', '=', Number(document)).execute();
    return { ...described, document };
  },
};

/** A document with one file. */
async function oneDocument(world: World, side: Side): Promise<Readonly<Record<'document' | 'number', string>>> {
  const document = await world.owner
    .insertInto('document')
    .values({
      projectId: world.projects[side].id,
      kind: 'minutes',
      title: 'Pöytäkirja',
      visibility: 'parties',
      addedAt: now,
      addedBy: world.stranger.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await world.owner
    .insertInto('documentVersion')
    .values({
      documentId: document.id,
      number: 1,
      fileName: 'x.txt',
      mediaType: 'text/plain',
      size: 1,
      sha256: '0'.repeat(64),
      content: Buffer.from('x'),
      uploadedAt: now,
      uploadedBy: world.stranger.userId,
    })
    .execute();
  return { document: String(document.id), number: '1' };
}

/** A project that those who carry it out have begun to work with. */
async function workedOn({ owner, projects }: World, side: Side): Promise<Filling> {
  const { id, code } = projects[side];
  await owner
    .insertInto('projectProfile')
    .values({
      projectId: id,
      kind: 'development',
      name: 'Polku',
      period: '2014-2020',
      isLight: false,
      recordedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { code };
}

/** A measure of a series, which the organisation of the project runs itself. */
async function oneMeasure(
  world: World,
  side: Side,
): Promise<Filling & { readonly id: string; readonly series: string }> {
  const { owner, projects, stranger } = world;
  await workedOn(world, side);
  const { rows } = await sql<{ id: number; series: number }>`
    with series as (
      insert into measure_series (project_id, name) values (${projects[side].id}, ${randomUUID()}) returning id)
    insert into measure (project_id, measure_series_id, kind, shape, name, funding, state, recorded_at, recorded_by)
    select ${projects[side].id}, series.id, 'coaching-career', 'non-stop', ${randomUUID()}, 'esf', 'plan', ${now},
      ${stranger.userId}
    from series
    returning id, measure_series_id as series`.execute(owner);
  return { id: String(rows[0]?.id), series: String(rows[0]?.series) };
}

/** A measure with somebody who works in it, and a session at which they are present. */
async function oneSession(world: World, side: Side): Promise<Filling> {
  const { id } = await oneMeasure(world, side);
  const { rows } = await sql<{ session: number; staff: number }>`
    with staff as (
      insert into measure_staff (measure_id, name, role, from_on, recorded_at, recorded_by)
      values (${id}, 'Maija Meikäläinen', 'trainer', '2000-01-01', ${now}, ${world.stranger.userId}) returning id),
    meeting as (
      insert into session (measure_id, starts_at, ends_at, is_contact_day, is_remote, recorded_at, recorded_by)
      values (${id}, ${later}, ${later}::timestamptz + interval '1 hour', true, false, ${now}, ${world.stranger.userId})
      returning id),
    present as (
      insert into session_staff (session_id, measure_staff_id) select meeting.id, staff.id from meeting, staff)
    select meeting.id as session, staff.id as staff from meeting, staff`.execute(world.owner);
  return { id, session: String(rows[0]?.session), staff: String(rows[0]?.staff) };
}

/** A measure with a work place. */
async function oneWorkPlace(world: World, side: Side): Promise<Filling> {
  const { id } = await oneMeasure(world, side);
  const place = await world.owner
    .insertInto('workPlace')
    .values({
      measureId: Number(id),
      employer: 'Esimerkkisäätiö',
      tasks: 'Keittiötyö',
      seats: 1,
      isPermanent: false,
      fromOn: '2026-01-01',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, place: String(place.id) };
}

/** A measure that comes after another one. */
async function oneChain(world: World, side: Side): Promise<Filling> {
  const { id } = await oneMeasure(world, side);
  const before = await oneMeasure(world, side);
  const wanted = await world.owner
    .insertInto('measurePrerequisite')
    .values({
      measureId: Number(id),
      beforeMeasureId: Number(before.id),
      recordedAt: now,
      recordedBy: world.stranger.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, prerequisite: String(wanted.id) };
}

/** A training for staff in which people of an organisation took part. */
async function oneAttendance(world: World, side: Side): Promise<Filling> {
  const { id } = await oneMeasure(world, side);
  await world.owner.updateTable('measure').set({ kind: 'staff-training' }).where('id', '=', Number(id)).execute();
  const unit = await world.owner.selectFrom('organisationUnit').select('id').limit(1).executeTakeFirstOrThrow();
  const line = await world.owner
    .insertInto('staffAttendance')
    .values({
      measureId: Number(id),
      organisationUnitId: unit.id,
      persons: 2,
      recordedAt: now,
      recordedBy: world.stranger.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, line: String(line.id) };
}

/** A measure that was announced. */
async function oneAnnouncement(world: World, side: Side): Promise<Filling> {
  const { id } = await oneMeasure(world, side);
  const announcement = await world.owner
    .insertInto('announcement')
    .values({
      measureId: Number(id),
      channel: 'brochure',
      announcedOn: '2026-01-01',
      recordedAt: now,
      recordedBy: world.stranger.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, announcement: String(announcement.id) };
}

/** Somebody who has a seat in a measure. */
async function oneSeat(world: World, side: Side): Promise<{ readonly id: string; readonly seat: string }> {
  const { owner, projects, stranger } = world;
  const { id } = await oneMeasure(world, side);
  const { rows } = await sql<{ id: number }>`
    with person as (
      insert into participant (project_id, number, sex, recorded_at, recorded_by)
      values (${projects[side].id}, ${nextNumber()}, 'unknown', ${now}, ${stranger.userId})
      returning id)
    insert into seat (measure_id, participant_id, state, asked_at, starts_on, recorded_by)
    select ${Number(id)}, person.id, 'taken', ${now}, '2026-03-01', ${stranger.userId} from person
    returning id`.execute(owner);
  return { id, seat: String(rows[0]?.id) };
}

async function invite({ owner, projects }: World, side: Side, token?: string): Promise<number> {
  const inviter = await createActor({ owner }, { given: [{ role: 'administrator' }] });
  const { id } = await owner
    .insertInto('invitation')
    .values({
      email: `${randomUUID()}@koordi.example`,
      language: 'fi',
      role: 'coordinator',
      scope: 'project',
      projectId: projects[side].id,
      validFrom: '2020-01-01',
      // An invitation is worth nothing unless its maker administers still.
      invitedBy: inviter.userId,
      invitedAt: now,
      expiresAt: later,
      tokenSha256: token === undefined ? null : tokenDigest(token),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function oneVersion({ owner, projects }: World, side: Side): Promise<Filling> {
  const { id, code } = projects[side];
  const version = await owner
    .selectFrom('descriptionVersion')
    .select('id')
    .where('projectId', '=', id)
    .executeTakeFirstOrThrow();
  return { code, version: String(version.id) };
}

async function openEdit(owner: Database, projectId: number): Promise<number> {
  const edit = await owner
    .selectFrom('descriptionEdit')
    .select('id')
    .where('projectId', '=', projectId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return edit.id;
}

/** What pages ask of their address besides the path; blanks are filled as in addresses. */
const queries: Readonly<Record<string, string>> = {
  'workspace/views': '?list=access.people&back=/workspace/people',
  'workspace/coordination/:code/seats': '?measure=:measure&count=held',
};

const reason = 'reason=Kokeilen+jokaista+osoitetta';

/** A form of ours that says nothing, and bears the marks by which a form is saved once: each sending is another form. */
const emptyForm = 'form-token=:formToken&form-editor=:me';

/** Forms that get as far as the question of whose the thing is; all others are sent empty. Blanks are filled as in addresses. */
const forms: Readonly<Record<string, string>> = {
  'workspace/people/:user': `act=deactivate&${reason}`,
  'workspace/people/:user/password': reason,
  'workspace/people/:user/second-factor': reason,
  'workspace/people/:user/grant': `role=auditor&bound=everything&from=2020-01-01&${reason}`,
  'workspace/people/:user/grants/:grant/end': reason,
  'workspace/invitations/new': 'email=uusi%40koordi.example&role=auditor&bound=everything&from=2020-01-01',
  'workspace/invitations/:invitation': `act=withdraw&${reason}`,
  'workspace/descriptions/:id': `act=discard&revision=1&${reason}`,
  'workspace/descriptions/:id/edit': 'form-intent=check&form-token=:formToken&form-editor=:me',
  'workspace/descriptions/project/:code/withdraw/:version': reason,
  'workspace/contracts/:contract': 'act=sign&on=2026-01-15',
  'workspace/tenders/:tender': 'act=ask&on=2026-01-15',
  'workspace/measures/:id/seats': 'act=accept&seat=:seat',
  'workspace/measures/:id/seats/:seat': 'act=accept',
  'workspace/projects/:code/plan/:version': 'act=remove-segment&segment=:segment',
  'workspace/projects/:code/milestones': 'act=finish&milestone=:milestone&doneOn=2016-01-15',
  'workspace/sheets/:id': 'act=discard',
  'workspace/imports/:id': 'act=discard',
  'workspace/measures/:id/sessions': 'act=cancel&session=:session',
  'workspace/measures/:id/sessions/run':
    'form-token=:formToken&form-editor=:me&from=2.3.2026&to=6.3.2026&begins=9&ends=15&teaching=contact&presence=remote&weekday=1&on=2026-03-02',
  'workspace/measures/:id/announcements': 'strike=:announcement',
  'workspace/measures/:id/attendance': 'strike=:line',
  'workspace/measures/:id/chain': 'drop=:prerequisite',
  ...Object.fromEntries(
    [
      'new',
      ':body/edit',
      ':body/members/new',
      ':body/members/:member',
      ':body/meetings/new',
      ':body/meetings/:meeting/edit',
      ':body/meetings/:meeting/items/new',
      ':body/meetings/:meeting/items/:item',
    ].map((form) => [`workspace/projects/:code/bodies/${form}/draft`, 'form-token=:formToken&form-editor=:me']),
  ),
  'workspace/projects/:code/bodies/:body/meetings/:meeting': 'act=hold',
  'workspace/projects/:code/bodies/:body/meetings/:meeting/cancel': reason,
  'workspace/projects/:code/documents/:document/publicity': 'act=publish&number=:number',
  'workspace/projects/:code/documents/:document/versions/:number/remove': reason,
  'workspace/preferences': 'act=stop',
  'workspace/views': 'act=keep&name=Oma&query=',
  'workspace/glass': 'glass=:glass',
};

export interface ExampleRequest {
  readonly address: string;
  /** For a form. */
  readonly body: string;
}

/** A link that nobody was sent, for routes that are opened by one. */
function ofUnknownLink(pattern: string): Example | undefined {
  return pattern.endsWith('/:token') ? async () => ({ token: unknownToken }) : undefined;
}

/** A request to a route with its blanks filled in. Throws when there is no example for it. */
export async function exampleRequest(
  pattern: string,
  world: World,
  side: Side,
  actor: Actor | undefined,
): Promise<ExampleRequest> {
  const [prefix] = Object.keys(examples)
    .filter((key) => pattern === key || /^[/(]/.test(pattern.startsWith(key) ? pattern.slice(key.length) : ''))
    .toSorted((a, b) => b.length - a.length);
  const example = prefix === undefined ? ofUnknownLink(pattern) : examples[prefix];
  if (!example && pattern.includes(':')) {
    throw new Error(`There is no example for the address ${pattern}: add one to architecture/route-examples.ts.`);
  }
  const filling = { me: actor?.userId ?? '', formToken: randomUUID(), ...(await example?.(world, side, actor)) };
  return {
    address: filled(pattern + (queries[pattern] ?? ''), filling),
    body: filled(marked(forms[pattern]), filling),
  };
}

function marked(form = ''): string {
  return form.includes('form-token=') ? form : [form, emptyForm].filter((part) => part !== '').join('&');
}

function filled(text: string, filling: Filling): string {
  return text.replace(/:(\w+)(?:\([^)]*\))?/g, (blank, name: string) => {
    const value = filling[name];
    if (value === undefined) throw new Error(`The example says nothing for ${blank} of ${text}.`);
    return encodeURIComponent(value);
  });
}

/** Whether a route, or the form sent to it, names a thing that may be another's. */
export function namesSomething(pattern: string): boolean {
  return pattern.includes(':') || /:(?!(?:me|formToken)\b)/.test(forms[pattern] ?? '');
}

const written = ({ projects, stranger }: World, side: Side) => ({
  projectId: projects[side].id,
  writtenBy: stranger.userId,
  recordedAt: now,
});

/** A draft of a plan with a part of its target group; a project has one draft, whoever asks. */
async function planDraft(world: World, side: Side): Promise<Filling> {
  const { owner, projects } = world;
  const version = await owner
    .insertInto('planVersion')
    .values({ ...written(world, side), number: 1 })
    .onConflict((conflict) => conflict.columns(['projectId', 'number']).doUpdateSet({ recordedAt: now }))
    .returning('id')
    .executeTakeFirstOrThrow();
  const segment = await owner
    .insertInto('planSegment')
    .values({ planVersionId: version.id, position: 1, name: 'Nuoret' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { code: projects[side].code, version: '1', part: 'edit', segment: String(segment.id) };
}

/** A plan that was decided on; each time another one, since it can be withdrawn once. */
async function decidedPlan(world: World, side: Side): Promise<Filling> {
  const number = nextNumber();
  const decision = { decisionNumber: '1', decidedOn: '2015-01-01', inForceFrom: '2015-01-01', decisionRecordedAt: now };
  await world.owner
    .insertInto('planVersion')
    .values({ ...written(world, side), ...decision, number, state: 'in-force', decidedBy: world.stranger.userId })
    .execute();
  return { code: world.projects[side].code, version: String(number) };
}

/** A tender whose only lot was decided on, and of which no contract is made yet. */
async function oneTender({ owner, projects, stranger }: World, side: Side): Promise<Filling> {
  const { rows } = await sql<{ tender: number; lot: number }>`
    with call as (
      insert into tender (project_id, name, kind, asked_on, deadline_at, state, recorded_at, recorded_by)
      values (${projects[side].id}, 'Koulutus', 'open', '2012-01-01', '2012-02-01', 'decided', ${now}, ${stranger.userId})
      returning id),
    buyer as (
      insert into tender_buyer (tender_id, project_id, share_permille) select id, ${projects[side].id}, 1000 from call),
    part as (insert into tender_lot (tender_id, number, name) select id, 1, 'Koulutus' from call returning id),
    offer as (
      insert into tender_offer (tender_lot_id, provider_name, total_cents, received_at, is_admissible, recorded_at, recorded_by)
      select id, 'Vieras opisto', 100, '2012-01-31T10:00:00Z', true, ${now}, ${stranger.userId} from part returning id),
    decision as (
      insert into tender_decision (tender_lot_id, tender_offer_id, decided_on, recorded_at, recorded_by)
      select part.id, offer.id, '2012-02-02', ${now}, ${stranger.userId} from part, offer)
    select call.id as tender, part.id as lot from call, part`.execute(owner);
  const lot = String(rows[0]?.lot);
  return { tender: String(rows[0]?.tender), lot, part: 'lots', row: lot };
}

/** A contract with a module on its tray. */
async function oneContract({ owner, projects, stranger }: World, side: Side): Promise<Filling> {
  const { rows } = await sql<{ contract: number; row: number }>`
    with made as (
      insert into contract (project_id, name, price_model, unit_price_cents, amount, starts_on, ends_on, recorded_at, recorded_by)
      values (${projects[side].id}, 'Koulutus', 'lump', 100, 1, '2012-03-01', '2012-04-01', ${now}, ${stranger.userId})
      returning id),
    buyer as (
      insert into contract_buyer (contract_id, project_id, share_permille) select id, ${projects[side].id}, 1000 from made),
    tray as (
      insert into contract_module (contract_id, number, title, days, price_cents) select id, 1, 'Alku', 1, 100 from made
      returning id)
    select made.id as contract, tray.id as row from made, tray`.execute(owner);
  const { code } = projects[side];
  return { contract: String(rows[0]?.contract), part: 'modules', row: String(rows[0]?.row), code };
}
