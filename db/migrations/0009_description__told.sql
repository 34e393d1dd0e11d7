-- A row of a project list tells sums and a status, and neither persons nor areas nor texts. Where such a row is the youngest
-- telling, the description before it goes on telling the rest. This says so once, for everything that lists, counts, adds up
-- or hands out projects; what one source itself says stands in the table.

alter table description_version
  add column described_id int references description_version,
  add constraint description_version_described check (described_id is null or not is_full);

update description_version version
set described_id = (
  select earlier.id
  from description_version earlier
  where earlier.project_id = version.project_id and earlier.is_full and earlier.known_on <= version.known_on
  order by earlier.known_on desc, earlier.id desc
  limit 1
)
where not version.is_full;

alter table description_version
  add column telling_id int not null generated always as (coalesce(described_id, id)) stored;

comment on column description_version.described_id is
  'For a row of a project list, the description before it, if there is one; settled together with in_force_from.';
comment on column description_version.telling_id is
  'The version whose record, areas and texts stand for this one: itself, or the description before a row of a list.';

create index description_version_described_id on description_version (described_id);
create index description_version_telling on description_version (telling_id);

create view description_told as
select version.id, version.project_id, version.form, version.is_full, version.known_on, version.known_basis,
  version.recorded_at, version.source_file_id, version.source_line, version.is_truncated, version.name, version.fund,
  version.period, version.priority_number, version.status, version.authority, version.starts_on, version.ends_on,
  version.implementer_name, version.granted_eu_state_cents, version.realised_eu_state_cents,
  version.planned_public_cents, version.realised_public_cents, version.in_force_from, version.in_force_until,
  version.described_id, version.telling_id,
  version.is_full or version.described_id is not null as is_described,
  coalesce(version.programme_part, described.programme_part) as programme_part,
  coalesce(version.project_type, described.project_type) as project_type,
  coalesce(version.objective, described.objective) as objective,
  coalesce(version.organisation_type, described.organisation_type) as organisation_type,
  version.is_nationwide or coalesce(described.is_nationwide, false) as is_nationwide,
  coalesce(version.persons_planned, described.persons_planned) as persons_planned,
  coalesce(version.persons_realised, described.persons_realised) as persons_realised,
  coalesce(version.women_planned, described.women_planned) as women_planned,
  coalesce(version.women_realised, described.women_realised) as women_realised,
  coalesce(version.jobs_planned, described.jobs_planned) as jobs_planned,
  coalesce(version.jobs_realised, described.jobs_realised) as jobs_realised,
  coalesce(version.enterprises_planned, described.enterprises_planned) as enterprises_planned,
  coalesce(version.enterprises_realised, described.enterprises_realised) as enterprises_realised,
  coalesce(version.qualifications_planned, described.qualifications_planned) as qualifications_planned,
  coalesce(version.qualifications_realised, described.qualifications_realised) as qualifications_realised,
  coalesce(version.participating_enterprises_planned, described.participating_enterprises_planned)
    as participating_enterprises_planned,
  coalesce(version.participating_enterprises_realised, described.participating_enterprises_realised)
    as participating_enterprises_realised
from description_version version
left join description_version described on described.id = version.described_id;

comment on view description_told is
  'A version with what the register tells of its project by it: behind a row of a project list the description before it tells what lists do not.';
comment on column description_told.is_described is 'Some description tells the project: telling_id is a whole description.';

create view description_told_party as
select version.id as description_version_id, party.description_version_id as naming_id, party.role, party.position,
  party.organisation_unit_id
from description_version version
join description_party party on party.description_version_id = version.id
where party.role = 'implementer'
union all
select version.id, party.description_version_id, party.role, party.position, party.organisation_unit_id
from description_version version
join description_party party on party.description_version_id = version.telling_id
where party.role <> 'implementer';

comment on view description_told_party is
  'An organisation that takes part in a project as a version tells it: the implementer is the version''s own, since lists name it.';
comment on column description_told_party.naming_id is 'The version that names the organisation.';

-- A version may be written and published here, and any version may be withdrawn from the public.

alter table description_version
  add column published_by text check (published_by <> ''),
  add column withdrawn_at timestamptz,
  add column withdrawn_by text check (withdrawn_by <> ''),
  add column withdrawn_reason text check (withdrawn_reason <> ''),
  add constraint description_version_withdrawn check ((withdrawn_at is null) = (withdrawn_reason is null)),
  add constraint description_version_withdrawn_untold check (withdrawn_at is null or in_force_from is null);

comment on column description_version.published_by is
  'The authority that published a version written here, by name; empty for versions that were imported.';
comment on column description_version.withdrawn_at is
  'From then on the version is shown to nobody and told on no day; its address says that it was withdrawn and why.';

-- What was withdrawn may be published again.
alter table description_version drop constraint description_version_project_id_form_known_on_content_sha256_key;
create index description_version_project on description_version (project_id, form, known_on);
create unique index description_version_once on description_version (project_id, form, known_on, content_sha256)
  where withdrawn_at is null;
create index description_version_withdrawn_at on description_version (withdrawn_at) where withdrawn_at is not null;
