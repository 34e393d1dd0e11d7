-- What lists, statistics and maps count by, taken from the record of each version: who takes part, what was planned and what
-- came of it. `revision` tells a reader who keeps facts in memory which rows have changed since a snapshot it has seen.

alter table description_version
  add column project_type text,
  add column objective text,
  add column organisation_type text,
  add column is_nationwide boolean not null default false,
  add column persons_planned bigint,
  add column persons_realised bigint,
  add column women_planned bigint,
  add column women_realised bigint,
  add column jobs_planned bigint,
  add column jobs_realised bigint,
  add column enterprises_planned bigint,
  add column enterprises_realised bigint,
  add column qualifications_planned bigint,
  add column qualifications_realised bigint,
  add column participating_enterprises_planned bigint,
  add column participating_enterprises_realised bigint,
  add column facts_version int not null default 1 check (facts_version > 0),
  add column revision xid8 not null default pg_current_xact_id();

comment on column description_version.women_planned is
  'Of the persons planned those who are women; empty where the form does not tell them apart.';
comment on column description_version.facts_version is
  'Which rules took the facts from the record; rows of older rules are taken anew.';
comment on column description_version.revision is
  'The transaction that last wrote the row: a reader asks for rows not visible in the snapshot it knows.';

create index description_version_revision on description_version (revision);
create index description_version_old_facts on description_version (facts_version, id);

create function description_version_touch() returns trigger language plpgsql as $$
begin
  new.revision := pg_current_xact_id();
  return new;
end $$;

create trigger description_version_touched before update on description_version
  for each row execute function description_version_touch();
