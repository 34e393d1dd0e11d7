import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** The query of the projects file, as whoever has the database would write it for COPY; money in cents. */
const projects = `
  select project.code, version.name, version.fund, version.period, version.programme_part,
    version.priority_number as priority, version.objective, version.project_type, version.status, version.authority,
    version.starts_on, version.ends_on, version.implementer_name as implementer,
    organisation.business_id as implementer_business_id, coalesce(organisation.business_id, 'u' || (
      select min(own.id) from organisation_unit own where own.organisation_id = organisation.id)) as implementer_organisation,
    version.organisation_type, version.is_nationwide, named.regions, named.sub_regions, named.municipalities,
    version.granted_eu_state_cents as granted_eu_state, version.realised_eu_state_cents as realised_eu_state,
    version.planned_public_cents as planned_public, version.realised_public_cents as realised_public,
    version.persons_planned, version.persons_realised, version.women_planned, version.women_realised,
    version.jobs_planned, version.jobs_realised, version.enterprises_planned, version.enterprises_realised,
    version.qualifications_planned, version.qualifications_realised, version.participating_enterprises_planned,
    version.participating_enterprises_realised, version.id as version, version.form, version.is_full,
    version.is_truncated, version.known_on, version.known_basis, version.recorded_at, source_file.name as source,
    version.source_line, source_file.sha256 as source_sha256,
    case when version.is_described then version.telling_id end as described_in
  from description_told version
  join project on project.id = version.project_id
  join source_file on source_file.id = version.source_file_id
  left join description_party party
    on party.description_version_id = version.id and party.role = 'implementer' and party.position = 1
  left join organisation_unit unit on unit.id = party.organisation_unit_id
  left join organisation on organisation.id = unit.organisation_id
  left join (
    select area.description_version_id,
      string_agg(area.code, '|' order by area.position) filter (where area.kind = 'region') as regions,
      string_agg(area.code, '|' order by area.position) filter (where area.kind = 'sub_region') as sub_regions,
      string_agg(area.code, '|' order by area.position) filter (where area.kind = 'municipality') as municipalities
    from description_area area
    group by area.description_version_id
  ) named on named.description_version_id = version.telling_id
  where version.in_force_from is not null and version.in_force_until is null
  order by project.code collate "C"`;

/** PostgreSQL's own CSV of all projects with the names of the columns, as a stream. */
export function copyProjects(client: pg.Client): NodeJS.ReadableStream {
  return client.query(copyTo(`copy (${projects}) to stdout with (format csv, header)`));
}
