import { type RawBuilder, sql } from 'kysely';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { unitText } from '#features/organisation/public.ts';
import { placeOfKnownProject } from '#features/project/public.server.ts';
import { containing } from '#platform/db/containing.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { type Reach, reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import type { Contact } from './contact.model.ts';
import { contactPolicy } from './contact.policy.ts';
import type { ContactRow } from './contact-form.model.ts';

/** The name of a unit that was seen last. */
const latestName = (unitId: RawBuilder<unknown>) => sql`(
  select name.printed_name
  from organisation_name name
  where name.organisation_unit_id = ${unitId}
  order by name.last_seen_on desc, name.printed_name collate fi_fi
  limit 1)`;

const columns = sql`
  assignment.id, assignment.topic, assignment.starts_on, assignment.ends_on, assignment.away_from_on,
  assignment.away_until_on, ${latestName(sql`assignment.employer_unit_id`)} as employer,
  case when assignment.project_id is not null
    then json_build_object('kind', 'project', 'id', project.id, 'code', project.code,
      'name', coalesce(profile.name, version.name))
    else json_build_object('kind', 'organisation', 'id', assignment.organisation_unit_id,
      'name', ${latestName(sql`assignment.organisation_unit_id`)}, 'businessId', organisation.business_id)
  end as subject,
  json_build_object('name', coalesce(person.name, assignment.person_name),
    'email', coalesce(person.email, assignment.email), 'phone', assignment.phone) as person,
  case when coalesce(deputy.name, assignment.deputy_name) is not null
    then json_build_object('name', coalesce(deputy.name, assignment.deputy_name),
      'email', coalesce(deputy.email, assignment.deputy_email), 'phone', assignment.deputy_phone)
  end as deputy`;

const assignments = sql`
  contact_assignment assignment
  left join app_user person on person.id = assignment.user_id
  left join app_user deputy on deputy.id = assignment.deputy_user_id
  left join project on project.id = assignment.project_id
  left join project_profile profile on profile.project_id = assignment.project_id
  left join description_version version on version.project_id = assignment.project_id
    and version.in_force_from is not null and version.in_force_until is null
  left join organisation_unit unit on unit.id = assignment.organisation_unit_id
  left join organisation on organisation.id = unit.organisation_id`;

/** What somebody answers for lies within a reach: by its project or the one that a light record is kept for, or by its unit. */
export function isContactWithin(reach: Reach): RawBuilder<boolean> {
  if (reach.everything) return sql`true`;
  return sql`(${isWithin(reach, sql`assignment.project_id`)}
    or assignment.project_id in (
      select light.project_id from project_profile light
      where light.is_light and ${isWithin(reach, sql`light.kept_for_project_id`)})
    or assignment.organisation_unit_id in ${unitsWithin(reach)})`;
}

function unitsWithin({ unitIds, organisationIds }: Reach): RawBuilder<unknown> {
  return sql`(
    select own.id from organisation_unit own
    where own.id = any (${[...unitIds]}::int[]) or own.organisation_id = any (${[...organisationIds]}::int[]))`;
}

/** In force on a day, or all that are still shown: to the end of the tenth year after their last day. */
function isOf(when: 'today' | 'all', today: string): RawBuilder<boolean> {
  return when === 'today'
    ? sql`assignment.starts_on <= ${today}::date and coalesce(assignment.ends_on, 'infinity') >= ${today}::date`
    : sql`coalesce(assignment.ends_on, 'infinity') >= make_date(extract(year from ${today}::date)::int - 10, 1, 1)`;
}

/** The name of what an assignment is about: of the profile of its project, or of its unit. */
export const subjectName = sql`coalesce(profile.name, ${latestName(sql`assignment.organisation_unit_id`)})`;

const inOrder = sql`assignment.ends_on desc nulls first, assignment.starts_on desc, assignment.id`;

/** Those who answer, did or will answer for a project; the latest first. */
export function listContactsOfProject(read: Read, projectId: number, today: string): Promise<Contact[]> {
  return selectRows(
    read,
    sql<Contact>`
      select ${columns}
      from ${assignments}
      where assignment.project_id = ${projectId} and ${isOf('all', today)}
      order by ${inOrder}`,
  );
}

/** Whom to ask about a project today, and whether the reader may look for others. */
export interface WhomToAsk {
  readonly contacts: readonly Contact[];
  readonly mayLookUp: boolean;
}

/** Those who answer for a project on a day, for the page of something that belongs to it. The caller has permitted. */
export async function findWhomToAsk(read: Read, actor: Actor, projectId: number, today: string): Promise<WhomToAsk> {
  const contacts = await selectRows(
    read,
    sql<Contact>`
      select ${columns}
      from ${assignments}
      where assignment.project_id = ${projectId} and ${isOf('today', today)}
      order by ${inOrder}`,
  );
  return { contacts, mayLookUp: reachOf(contactPolicy, actor, 'contact.read').everything };
}

/** What one looks for: words of which each stands somewhere in what is known of the contact, and of which time. */
export interface ContactSearch {
  readonly words: string;
  readonly when: 'today' | 'all';
  readonly today: string;
}

/** More are no answer: the words are to be narrowed. */
export const mostFound = 30;

/**
 * Contact persons by whatever one knows: code, name or implementer of the project, name or Y-tunnus of the organisation, the topic, the
 * person. Without words, those of one's own projects and organisations. At most one more than `mostFound`.
 */
export function searchContacts(read: Read, actor: Actor, { words, when, today }: ContactSearch): Promise<Contact[]> {
  const patterns = words.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8).map(containing);
  const act = patterns.length === 0 && hasOwn(actor) ? 'contact.name' : 'contact.read';
  const conditions = [
    isContactWithin(reachOf(contactPolicy, actor, act)),
    isOf(when, today),
    ...patterns.map((pattern) => sql`known.text like ${pattern}`),
  ];
  return selectRows(
    read,
    sql<Contact>`
      select ${columns}
      from ${assignments}
      cross join lateral (
        select lower(concat_ws(' ', project.code, profile.name, version.name, version.implementer_name,
          ${namesOf(sql`profile.implementer_unit_id`)}, ${namesOf(sql`assignment.organisation_unit_id`)},
          organisation.business_id, ${namesOf(sql`assignment.employer_unit_id`)}, assignment.topic,
          person.name, assignment.person_name, person.email, assignment.email, deputy.name, assignment.deputy_name)) as text
      ) known
      where ${sql.join(conditions, sql` and `)}
      order by coalesce(project.code, ''), ${inOrder}
      limit ${mostFound + 1}`,
  );
}

/** Every name that a unit has been printed under. */
const namesOf = (unitId: RawBuilder<unknown>) => sql`(
  select string_agg(name.printed_name, ' ') from organisation_name name where name.organisation_unit_id = ${unitId})`;

function hasOwn({ grants }: Actor): boolean {
  return grants.some(({ role }) => role in contactPolicy['contact.name']);
}

/** Those of some contact persons whom somebody may correct, by their numbers. */
export async function listCorrectable(read: Read, actor: Actor, contacts: readonly Contact[]): Promise<number[]> {
  const reach = reachOf(contactPolicy, actor, 'contact.correct');
  const rows = await selectRows(
    read,
    sql<{ id: number }>`
      select assignment.id
      from contact_assignment assignment
      where assignment.id = any (${contacts.map(({ id }) => id)}::int[])
        and (${isContactWithin(reach)} or assignment.employer_unit_id in ${unitsWithin(reach)})`,
  );
  return rows.map(({ id }) => id);
}

/** A contact person as the form shows it, with what is needed to permit a change. */
export interface StoredContact {
  readonly id: number;
  readonly revision: number;
  readonly projectId: number | null;
  readonly projectCode: string | null;
  readonly organisationUnitId: number | null;
  readonly row: ContactRow;
  /** What the contact person answers for, as a field shows it. */
  readonly organisation: string | null;
  readonly place: Place;
}

/** Throws `NotFound`. */
export async function getContact(read: Read, id: number): Promise<StoredContact> {
  const [found] = await selectRows(
    read,
    sql<StoredRow>`
      select assignment.id, assignment.revision, assignment.project_id, project.code as project_code,
        assignment.organisation_unit_id, assignment.employer_unit_id, assignment.topic,
        coalesce(person.name, assignment.person_name) as name, coalesce(person.email, assignment.email) as email,
        assignment.phone, assignment.starts_on, assignment.ends_on, assignment.away_from_on, assignment.away_until_on,
        coalesce(deputy.name, assignment.deputy_name) as deputy_name,
        coalesce(deputy.email, assignment.deputy_email) as deputy_email, assignment.deputy_phone
      from contact_assignment assignment
      left join app_user person on person.id = assignment.user_id
      left join app_user deputy on deputy.id = assignment.deputy_user_id
      left join project on project.id = assignment.project_id
      where assignment.id = ${id}`,
  );
  if (!found) throw new NotFound(`There is no contact person ${id}.`);
  const { revision, projectId, projectCode, organisationUnitId, employerUnitId, id: _, ...told } = found;
  const units = await listNamedUnits(read, [organisationUnitId ?? 0, employerUnitId ?? 0]);
  const textOf = (unitId: number | null) => {
    const unit = units.find((named) => named.id === unitId);
    return unit ? unitText(unit) : null;
  };
  return {
    id,
    revision,
    projectId,
    projectCode,
    organisationUnitId,
    row: { ...told, employer: textOf(employerUnitId) },
    organisation: textOf(organisationUnitId),
    place: await placeOfContact(read, { projectId, organisationUnitId, employerUnitId }),
  };
}

interface StoredRow extends Omit<ContactRow, 'employer'> {
  readonly id: number;
  readonly revision: number;
  readonly projectId: number | null;
  readonly projectCode: string | null;
  readonly organisationUnitId: number | null;
  readonly employerUnitId: number | null;
}

/** A contact person belongs to what they answer for, and to the organisation that they work for. */
export async function placeOfContact(
  read: Read,
  of: {
    readonly projectId: number | null;
    readonly organisationUnitId: number | null;
    readonly employerUnitId: number | null;
  },
): Promise<Place> {
  const project = of.projectId === null ? {} : await placeOfKnownProject(read, of.projectId);
  const units = await listNamedUnits(read, [of.organisationUnitId ?? 0, of.employerUnitId ?? 0]);
  return {
    ...project,
    organisationIds: [...(project.organisationIds ?? []), ...units.map(({ organisationId }) => organisationId)],
    unitIds: [...(project.unitIds ?? []), ...units.map(({ id }) => id)],
  };
}
