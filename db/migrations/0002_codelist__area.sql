-- Official areas (regions, sub-regions, municipalities, state authorities' areas) as dated lists. A list is never edited: a
-- corrected or newer one is a new version beside it, so a reader of 2013 sees the areas of 2013.

create table area_list_version (
  id int generated always as identity primary key,
  kind text not null
    check (kind in ('region', 'sub_region', 'municipality', 'ely_centre', 'vitality_centre', 'employment_area')),
  label text not null check (label <> ''),
  valid_from date not null,
  origin text not null check (origin in ('shipped', 'imported')),
  source text not null check (source <> ''),
  source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  imported_at timestamptz not null default now(),
  unique (kind, valid_from, source_sha256)
);

comment on table area_list_version is
  'One official list of areas of one kind, in force from a day until the next list of that kind.';
comment on column area_list_version.origin is
  'shipped: known to Koordi by itself; imported: read from an official file, which goes before a shipped list of the same day.';
comment on column area_list_version.source_sha256 is
  'Digest of the file read, or of the shipped entries: the same content is never stored twice.';

create table area (
  id int generated always as identity primary key,
  area_list_version_id int not null references area_list_version,
  code text not null check (code ~ '^[0-9]{2,3}$'),
  name_fi text not null check (name_fi <> ''),
  name_sv text not null check (name_sv <> ''),
  region_code text check (region_code ~ '^[0-9]{2}$'),
  sub_region_code text check (sub_region_code ~ '^[0-9]{3}$'),
  ely_centre_code text check (ely_centre_code ~ '^[0-9]{2}$'),
  vitality_centre_code text check (vitality_centre_code ~ '^[0-9]{2}$'),
  employment_area_code text check (employment_area_code ~ '^[0-9]{2}$'),
  unique (area_list_version_id, code)
);

comment on table area is
  'One area of one dated list with its official names and the codes of the larger areas it belongs to, as the list gives them.';
