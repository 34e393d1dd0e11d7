import { sql } from 'kysely';
import { recordServiceAct } from '#features/audit/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Role } from '#platform/permission/actor.ts';

/** How far the role of an invented person reaches: the unit that implements the project, or the whole legal person of that unit. */
type DemoScope = 'everything' | 'project' | 'unit' | 'organisation';

interface DemoUser {
  readonly role: Role;
  readonly name: string;
  readonly language: Language;
  readonly scope: DemoScope;
}

/** The project that the people of the demo have to do with. */
const projectCode = 'S20193';

/** One for each role; the names are put together as those of the programme are. */
const demoUsers: readonly DemoUser[] = [
  { role: 'administrator', name: 'Hilkka Purohalme', language: 'fi', scope: 'everything' },
  { role: 'authority', name: 'Markku Tervaharju', language: 'fi', scope: 'organisation' },
  { role: 'coordinator', name: 'Noora Kivipuro', language: 'fi', scope: 'unit' },
  { role: 'project-worker', name: 'Ville Niittykumpu', language: 'fi', scope: 'project' },
  { role: 'service-expert', name: 'Saara Lehtokari', language: 'fi', scope: 'project' },
  { role: 'provider', name: 'Magnus Sandgrund', language: 'sv', scope: 'project' },
  { role: 'auditor', name: 'Arja Haavalampi', language: 'fi', scope: 'everything' },
];

interface Ids {
  readonly projectId: number;
  readonly organisationUnitId: number;
  readonly organisationId: number;
}

/**
 * Adds the invented people whose roles anybody may try, once the demo programme is there and the database is marked as one for
 * trying out. A second time changes nothing. Answers how many came.
 */
export async function addDemoPeople(tx: Tx, clock: Clock): Promise<number> {
  const ids = await findIds(tx);
  if (!ids) return 0;
  let added = 0;
  for (const user of demoUsers) if (await addPerson(tx, clock, user, ids)) added += 1;
  return added;
}

async function findIds(tx: Tx): Promise<Ids | undefined> {
  const { rows } = await sql<Ids>`
    select project.id as project_id, unit.id as organisation_unit_id, unit.organisation_id
    from project
    join organisation_unit unit on unit.id = implementing_unit(project.id)
    where project.code = ${projectCode}`.execute(tx);
  return rows[0];
}

async function addPerson(tx: Tx, clock: Clock, { role, name, language, scope }: DemoUser, ids: Ids): Promise<boolean> {
  const id = `demo-${role}`;
  const added = await tx
    .insertInto('appUser')
    .values({ id, name, email: `${role}@koordi.example`, language, emailVerified: true, isDemo: true })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  await tx
    .insertInto('roleGrant')
    .values({ userId: id, role, scope, validFrom: finnishDate(clock.now()), ...boundTo(scope, ids) })
    .execute();
  const details = { role, scope };
  await recordServiceAct(tx, clock, 'access.grant', { subject: { kind: 'user', id }, details });
  return true;
}

function boundTo(scope: DemoScope, { projectId, organisationUnitId, organisationId }: Ids) {
  return { everything: {}, project: { projectId }, unit: { organisationUnitId }, organisation: { organisationId } }[
    scope
  ];
}
