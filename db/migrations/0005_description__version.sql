-- What sources tell of projects, as versions that are never overwritten. Each knows its source, the letters of the source,
-- and the day from which the source can have been known, so that the register can be asked as of any day.

create table source_file (
  id int generated always as identity primary key,
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (name <> ''),
  media_type text not null check (media_type in ('text/plain', 'text/html', 'application/pdf', 'text/csv')),
  encoding text check (encoding <> ''),
  content bytea not null,
  received_at timestamptz not null default now()
);

comment on table source_file is 'A file that was taken into the register, whole and unchanged.';

create table description_version (
  id int generated always as identity primary key,
  project_id int not null references project,
  form text not null check (form <> ''),
  is_full boolean not null,
  known_on date not null,
  known_basis text not null check (known_basis in ('stated', 'content', 'received')),
  recorded_at timestamptz not null default now(),
  source_file_id int not null references source_file,
  source_line int check (source_line > 0),
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  facts_key text not null,
  is_truncated boolean not null,
  name text not null check (name <> ''),
  fund text not null check (fund in ('ESR', 'EAKR', 'ESR+')),
  period text not null check (period in ('2007-2013', '2014-2020', '2021-2027')),
  programme_part text,
  priority_number text,
  status text,
  authority text,
  starts_on date,
  ends_on date,
  implementer_name text,
  granted_eu_state_cents bigint,
  realised_eu_state_cents bigint,
  planned_public_cents bigint,
  realised_public_cents bigint,
  in_force_from date,
  in_force_until date,
  unique (project_id, form, known_on, content_sha256),
  constraint description_version_in_force check (in_force_until is null or in_force_from <= in_force_until)
);

comment on table description_version is
  'One telling of a project by one source: an official description, or a row of a project list.';
comment on column description_version.known_on is
  'The day from which the source can have been known: stated by the importer, concluded from the content, or the day received.';
comment on column description_version.is_full is 'A whole description; false for a row of a project list.';
comment on column description_version.facts_key is
  'The facts told, evened out as the lists damage them: a list row with the key of the version before it says nothing new.';
comment on column description_version.in_force_from is
  'From this day to the day before in_force_until the register tells this version; empty when it only confirms another.';

create index description_version_source_file on description_version (source_file_id);
create unique index description_version_now on description_version (project_id)
  where in_force_from is not null and in_force_until is null;
create index description_version_now_by_start on description_version (starts_on desc nulls last, project_id)
  where in_force_from is not null and in_force_until is null;

create table description_content (
  description_version_id int primary key references description_version,
  record json not null
);

comment on table description_content is
  'The record of a version. Plain json: keys keep their order, and a stray NUL of a source can be kept.';

create table description_search (
  description_version_id int primary key references description_version,
  words tsvector not null
) with (toast_tuple_target = 128);

comment on table description_search is
  'The words of a version to search by, contact persons left out. Narrow, so that a search reads little.';

create index description_search_words on description_search using gin (words);

-- For common words the planner would rather read every vector than ask the index, which takes many times as long. The SET
-- keeps the function from being inlined, and so the setting from reaching the query around it.
create function description_search_ids(wanted tsquery) returns table (description_version_id int)
  language sql stable rows 2000 set enable_seqscan = off
  as 'select search.description_version_id from description_search search where search.words @@ wanted';

create table description_sighting (
  id int generated always as identity primary key,
  description_version_id int not null references description_version,
  source_file_id int not null references source_file,
  source_line int
);

comment on table description_sighting is 'Another source that tells the same as a version that was already known.';

create unique index description_sighting_once
  on description_sighting (description_version_id, source_file_id, coalesce(source_line, 0));
create index description_sighting_source_file on description_sighting (source_file_id);

create table description_area (
  description_version_id int not null references description_version,
  kind text not null check (kind in ('region', 'sub_region', 'municipality')),
  position int not null check (position > 0),
  printed_name text not null check (printed_name <> ''),
  code text check (code ~ '^[0-9]{2,3}$'),
  primary key (description_version_id, kind, position)
);

comment on table description_area is
  'An area that a description names, in the order of the form, with its official code where the name is known.';

create index description_area_code on description_area (kind, code);

create table description_party (
  description_version_id int not null references description_version,
  role text not null check (role in ('implementer', 'partner', 'transfer_recipient', 'contractor')),
  position int not null check (position > 0),
  organisation_unit_id int not null references organisation_unit,
  primary key (description_version_id, role, position)
);

comment on table description_party is 'An organisation that takes part in a project, as a version of its description tells.';

create index description_party_organisation_unit on description_party (organisation_unit_id);
