-- Who takes part in projects. Official forms give a Y-tunnus and a name, project lists a name alone; names are many and spelt
-- freely. Everything printed survives, and nothing is merged by guessing.

create table organisation (
  id int generated always as identity primary key,
  business_id text unique check (business_id ~ '^[0-9]{7}-[0-9]$'),
  spelling_key text unique check (spelling_key <> ''),
  constraint organisation_known_by_one check (num_nonnulls(business_id, spelling_key) = 1)
);

comment on table organisation is
  'A legal person known by its Y-tunnus, or a party of which sources give only a name.';
comment on column organisation.spelling_key is
  'For a party without Y-tunnus, its name with case, commas and the spacing of hyphens evened out; empty for legal persons.';

create table organisation_unit (
  id int generated always as identity primary key,
  organisation_id int not null references organisation,
  spelling_key text not null check (spelling_key <> ''),
  unique (organisation_id, spelling_key)
);

comment on table organisation_unit is
  'A part or guise of an organisation that acts under a name of its own, such as one ELY centre of the state.';

create index organisation_unit_spelling_key on organisation_unit (spelling_key);

create table organisation_name (
  id int generated always as identity primary key,
  organisation_unit_id int not null references organisation_unit,
  printed_name text not null check (printed_name <> ''),
  first_seen_on date not null,
  last_seen_on date not null,
  constraint organisation_name_seen_in_order check (first_seen_on <= last_seen_on)
);

comment on table organisation_name is
  'A spelling of a unit''s name exactly as printed, with the first and last day on which a source is known to print it.';

-- By digest, since what a damaged source prints as a name may be too long for an index.
create unique index organisation_name_printed on organisation_name (organisation_unit_id, md5(printed_name));
