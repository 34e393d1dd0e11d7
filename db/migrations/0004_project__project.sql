-- A project is its code; what sources tell of it is in versions of its description. Projects are bound to each other as
-- mother and parallel project or as predecessor and successor, and a bond that was only guessed says so.

create table project (
  id int generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z][0-9]{5,9}$')
);

comment on table project is 'A project known to the register, by the code that the services gave it.';

create table project_link (
  id int generated always as identity primary key,
  kind text not null check (kind in ('parallel', 'successor')),
  from_project_id int not null references project,
  to_project_id int not null references project,
  status text not null check (status in ('suggested', 'confirmed', 'rejected')),
  basis text not null check (basis in ('imported', 'name', 'person')),
  decided_at timestamptz,
  unique (kind, from_project_id, to_project_id),
  constraint project_link_to_another check (from_project_id <> to_project_id),
  constraint project_link_decided check ((decided_at is null) = (status = 'suggested'))
);

comment on table project_link is
  'A bond between two projects: from the mother to its parallel project, or from the predecessor to its successor.';
comment on column project_link.basis is
  'imported: a list of pairs says so; name: suggested because the names say so; person: somebody said so.';

create index project_link_from_project on project_link (from_project_id);
create index project_link_to_project on project_link (to_project_id);
