import { type RawBuilder, sql } from 'kysely';
import type { DescriptionRecord } from '#features/description/public.ts';
import type { LinkRow, OrganisationRow, PartyRow, ProjectAreaRow, ProjectRow, VersionRow } from './dataset.model.ts';

/**
 * What the files of the whole register hold, as queries for a cursor: columns bear the names of the files, and the order is
 * complete, so that the same register gives the same bytes.
 */

/** Condition on `version`: the one that tells its project on a day (ISO), or now. */
function toldOn(on: string | undefined): RawBuilder<unknown> {
  if (on === undefined) return sql`version.in_force_from is not null and version.in_force_until is null`;
  return sql`version.in_force_from <= ${on}::date and (version.in_force_until is null or version.in_force_until > ${on}::date)`;
}

/** The key by which the public knows an organisation: its Y-tunnus, or `u` and its first unit. */
const organisationKey = sql`coalesce(
  organisation.business_id,
  'u' || (select min(own.id) from organisation_unit own where own.organisation_id = organisation.id))`;

/** From `version`: a row of `description_told`, or of `description_version` where a version speaks for itself alone. */
const toldColumns = sql`
  project.code, version.name, version.fund, version.period, version.programme_part,
  version.priority_number as priority, version.objective, version.project_type, version.status, version.authority,
  version.starts_on, version.ends_on, version.implementer_name as implementer,
  organisation.business_id as implementer_business_id, ${organisationKey} as implementer_organisation,
  version.organisation_type, version.is_nationwide, named.regions, named.sub_regions, named.municipalities,
  version.granted_eu_state_cents as granted_eu_state, version.realised_eu_state_cents as realised_eu_state,
  version.planned_public_cents as planned_public, version.realised_public_cents as realised_public,
  version.persons_planned, version.persons_realised, version.women_planned, version.women_realised,
  version.jobs_planned, version.jobs_realised, version.enterprises_planned, version.enterprises_realised,
  version.qualifications_planned, version.qualifications_realised, version.participating_enterprises_planned,
  version.participating_enterprises_realised, version.id as version, version.form, version.is_full,
  version.is_truncated, version.known_on, version.known_basis,
  to_char(version.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as recorded_at,
  source_file.name as source, version.source_line, source_file.sha256 as source_sha256`;

const areaLists = sql`
  select string_agg(area.code, '|' order by area.position) filter (where area.kind = 'region') as regions,
    string_agg(area.code, '|' order by area.position) filter (where area.kind = 'sub_region') as sub_regions,
    string_agg(area.code, '|' order by area.position) filter (where area.kind = 'municipality') as municipalities`;

const toldJoins = sql`
  join project on project.id = version.project_id
  join source_file on source_file.id = version.source_file_id
  left join description_party party
    on party.description_version_id = version.id and party.role = 'implementer' and party.position = 1
  left join organisation_unit unit on unit.id = party.organisation_unit_id
  left join organisation on organisation.id = unit.organisation_id`;

/** For a few versions: the areas that each, or the one that stands for it, names are looked up. */
const fewAreasOf = (naming: RawBuilder<unknown>) => sql`
  left join lateral (
    ${areaLists} from description_area area where area.description_version_id = ${naming}
  ) named on true`;

/** For the whole register: all areas are gathered in one go. */
const allAreasOf = (naming: RawBuilder<unknown>) => sql`
  left join (
    ${areaLists}, area.description_version_id
    from description_area area
    group by area.description_version_id
  ) named on named.description_version_id = ${naming}`;

/** The version itself, and the one whose areas and texts stand for it. */
const own = sql`version.id`;
const telling = sql`version.telling_id`;

const columnsOfProject = sql`${toldColumns}, case when version.is_described then ${telling} end as described_in`;

/** Projects as they are told now, or were on a day, by code. */
export function projectRows(on?: string): RawBuilder<ProjectRow> {
  return sql`
    select ${columnsOfProject} from description_told version ${toldJoins} ${allAreasOf(telling)}
    where ${toldOn(on)} order by project.code collate "C"`;
}

/** Projects as the given versions tell them, in the order of their numbers in the list. */
export function projectRowsOf(versionIds: readonly number[]): RawBuilder<ProjectRow> {
  return sql`
    select ${columnsOfProject}
    from unnest(${versionIds}::int[]) with ordinality wanted (id, place)
    join description_told version on version.id = wanted.id ${toldJoins} ${fewAreasOf(telling)}
    order by wanted.place`;
}

/** All versions of all projects that were not withdrawn, each with what its own source says, by code and then the oldest first. */
export function versionRows(): RawBuilder<VersionRow> {
  return sql`
    select ${toldColumns}, version.in_force_from, version.in_force_until
    from description_version version ${toldJoins} ${allAreasOf(own)}
    where version.withdrawn_at is null
    order by project.code collate "C", version.known_on, version.is_full, version.id`;
}

/** All versions of one project that were not withdrawn, the youngest first. */
export function versionRowsOf(code: string): RawBuilder<VersionRow> {
  return sql`
    select ${toldColumns}, version.in_force_from, version.in_force_until
    from description_version version ${toldJoins} ${fewAreasOf(own)}
    where project.code = ${code} and version.withdrawn_at is null
    order by version.known_on desc, version.is_full desc, version.id desc`;
}

/** A description with its whole record. */
export interface RecordRow {
  readonly code: string;
  readonly version: number;
  readonly record: DescriptionRecord;
}

/** The description of each project that has one, as it is told now, or was on a day, by code; also behind a newer row of a list. */
export function recordRows(on?: string): RawBuilder<RecordRow> {
  return sql`
    select project.code, ${telling} as version, content.record
    from description_told version
    join project on project.id = version.project_id
    join description_content content on content.description_version_id = ${telling}
    where version.is_described and ${toldOn(on)}
    order by project.code collate "C"`;
}

/** Who takes part in each project. */
export function partyRows(on?: string): RawBuilder<PartyRow> {
  return partyRowsWhere(toldOn(on));
}

/** Who takes part, as one version tells it. */
export function partyRowsOf(versionId: number): RawBuilder<PartyRow> {
  return partyRowsWhere(sql`version.id = ${versionId}`);
}

/** Of a unit, the name that was seen last. */
const latestName = sql`
  cross join lateral (
    select name.printed_name
    from organisation_name name
    where name.organisation_unit_id = unit.id
    order by name.last_seen_on desc, name.printed_name collate "C"
    limit 1
  ) named`;

function partyRowsWhere(condition: RawBuilder<unknown>): RawBuilder<PartyRow> {
  return sql`
    select project.code, party.naming_id as version, party.role, party.position, ${organisationKey} as organisation,
      organisation.business_id, named.printed_name as name
    from description_version version
    join project on project.id = version.project_id
    join description_told_party party on party.description_version_id = version.id
    join organisation_unit unit on unit.id = party.organisation_unit_id
    join organisation on organisation.id = unit.organisation_id
    ${latestName}
    where ${condition}
    order by project.code collate "C", party.role, party.position`;
}

/** Where each project is carried out, with the official names of the areas. */
export function projectAreaRows(on?: string): RawBuilder<ProjectAreaRow> {
  return sql`
    select project.code, ${telling} as version, named.kind, named.position, named.printed_name, named.code as area_code,
      official.name_fi, official.name_sv
    from description_version version
    join project on project.id = version.project_id
    join description_area named on named.description_version_id = ${telling}
    left join (
      select distinct on (list.kind, area.code) list.kind, area.code, area.name_fi, area.name_sv
      from area
      join area_list_version list on list.id = area.area_list_version_id
      order by list.kind, area.code, list.valid_from desc, list.origin = 'imported' desc, list.id desc
    ) official on official.kind = named.kind and official.code = named.code
    where ${toldOn(on)}
    order by project.code collate "C", named.kind, named.position`;
}

/** An organisation with its place in the list. */
export interface ListedOrganisation extends OrganisationRow {
  readonly listed_at: number;
}

/** Organisations in the order in which they became known, with the number of projects that they carry out as told now. */
export function organisationRows(): RawBuilder<ListedOrganisation> {
  return organisationRowsWhere(sql`true`, sql`all`);
}

/** Organisations listed behind `after`, in the same order; `businessId` leaves only that legal person. */
export function organisationRowsAfter(
  after: number,
  limit: number,
  businessId: string | undefined,
): RawBuilder<ListedOrganisation> {
  const isWanted = businessId === undefined ? sql`true` : sql`organisation.business_id = ${businessId}`;
  return organisationRowsWhere(
    sql`organisation.id in (
      select organisation.id from organisation where organisation.id > ${after} and ${isWanted}
      order by organisation.id limit ${limit})`,
    sql.lit(limit),
  );
}

/** The organisation with a key; any of its units will do. No row when there is none. */
export function organisationRowsOf(key: string): RawBuilder<ListedOrganisation> {
  const isWanted = key.startsWith('u')
    ? sql`organisation.id = (select unit.organisation_id from organisation_unit unit where unit.id = ${Number(key.slice(1))})`
    : sql`organisation.business_id = ${key}`;
  return organisationRowsWhere(isWanted, sql.lit(1));
}

/** Key and latest name of each unit of an organisation. */
export interface NamedUnitRow {
  readonly unit: number;
  readonly organisation: string;
  readonly name: string;
}

export function namedUnitRowsOf(unitIds: readonly number[]): RawBuilder<NamedUnitRow> {
  return sql`
    select unit.id as unit, ${organisationKey} as organisation, named.printed_name as name
    from organisation_unit unit
    join organisation on organisation.id = unit.organisation_id
    ${latestName}
    where unit.id = any (${unitIds}::int[])`;
}

function organisationRowsWhere(
  condition: RawBuilder<unknown>,
  limit: RawBuilder<unknown>,
): RawBuilder<ListedOrganisation> {
  return sql`
    select organisation.id as listed_at, ${organisationKey} as organisation, organisation.business_id, (array_agg(spelt.printed_name order by spelt.place))[1] as name,
      string_agg(spelt.printed_name, '|' order by spelt.place) filter (where spelt.place > 1) as other_names,
      min(spelt.first_seen_on) as first_seen_on, max(spelt.last_seen_on) as last_seen_on,
      (
        select count(distinct version.project_id)::int
        from organisation_unit unit
        join description_party party on party.organisation_unit_id = unit.id and party.role = 'implementer'
        join description_version version on version.id = party.description_version_id
        where unit.organisation_id = organisation.id and ${toldOn(undefined)}
      ) as projects
    from organisation
    join (
      select unit.organisation_id, name.printed_name, min(name.first_seen_on) as first_seen_on,
        max(name.last_seen_on) as last_seen_on,
        row_number() over (
          partition by unit.organisation_id order by max(name.last_seen_on) desc, name.printed_name collate "C") as place
      from organisation_unit unit
      join organisation_name name on name.organisation_unit_id = unit.id
      group by unit.organisation_id, name.printed_name
    ) spelt on spelt.organisation_id = organisation.id
    where ${condition}
    group by organisation.id
    order by organisation.id
    limit ${limit}`;
}

/** Bonds between projects that nobody has rejected. */
export function linkRows(): RawBuilder<LinkRow> {
  return sql`
    select link.kind, origin.code as from_code, target.code as to_code, link.status as link_status, link.basis
    from project_link link
    join project origin on origin.id = link.from_project_id
    join project target on target.id = link.to_project_id
    where link.status <> 'rejected'
    order by origin.code collate "C", target.code collate "C", link.kind`;
}

/** The bonds of one project. */
export function linkRowsOf(code: string): RawBuilder<LinkRow> {
  return sql`select link.* from (${linkRows()}) link where ${code} in (link.from_code, link.to_code)`;
}
