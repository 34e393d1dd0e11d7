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
  return { owner, projects: { own: project('own'), foreign: project('foreign') }, stranger };
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
};

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

/** What pages ask of their address besides the path. */
const queries: Readonly<Record<string, string>> = {
  'workspace/views': '?list=access.people&back=/workspace/people',
};

const reason = 'reason=Kokeilen+jokaista+osoitetta';

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
  'workspace/descriptions/:id/edit': 'form-intent=check&form-token=walk&form-editor=:me',
  'workspace/descriptions/:id/edit/draft': 'form-token=walk&form-editor=:me',
  'workspace/descriptions/project/:code/withdraw/:version': reason,
  'workspace/sheets/:id': 'act=discard',
  'workspace/imports/:id': 'act=discard',
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
  const filling = { me: actor?.userId ?? '', ...(await example?.(world, side, actor)) };
  return {
    address: filled(pattern, filling) + (queries[pattern] ?? ''),
    body: filled(forms[pattern] ?? '', filling),
  };
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
  return pattern.includes(':') || /:(?!me\b)/.test(forms[pattern] ?? '');
}
