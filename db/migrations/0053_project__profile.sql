-- Projects as those know them who carry them out, before and beside their descriptions. A project that is being prepared has a code
-- of ours until the official service gives it one; other organisations' projects are light records, for those who work beside them.

alter table project add is_provisional boolean not null default false;

comment on column project.is_provisional is 'The code is ours, X and a running number, until the official service gives one.';

create sequence project_provisional_number as int;
grant usage on sequence project_provisional_number to koordi_app;

create table project_former_code (
  code text primary key check (code ~ '^[A-Z][0-9]{5,9}$'),
  project_id int not null references project,
  until_at timestamptz not null
);

comment on table project_former_code is 'A code that a project had before the official service gave it one, so that old addresses lead on.';

create index project_former_code_project on project_former_code (project_id);

create table project_profile (
  project_id int primary key references project,
  kind text not null check (kind in ('development', 'parallel', 'coordination', 'own-production')),
  name text not null check (name <> ''),
  period text not null check (period in ('2007-2013', '2014-2020', '2021-2027')),
  is_light boolean not null,
  kept_for_project_id int references project,
  implementer_unit_id int references organisation_unit,
  authority_unit_id int references organisation_unit,
  starts_on date,
  ends_on date,
  decision_number text check (decision_number <> ''),
  decided_on date,
  note text check (note <> ''),
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text references app_user,
  constraint project_profile_days check (starts_on <= ends_on),
  constraint project_profile_light check (not is_light or kind = 'development'),
  constraint project_profile_kept check ((kept_for_project_id is not null) = is_light and kept_for_project_id <> project_id)
);

comment on table project_profile is 'What those who carry a project out or work beside it know of it, by which its measures are planned.';
comment on column project_profile.is_light is
  'Another organisation''s project of which only as much is kept as working beside it needs.';
comment on column project_profile.kept_for_project_id is
  'Of a light record: the coordination project whose people keep it. They do not reach the project itself by it.';
comment on column project_profile.ends_on is 'The last day.';

create index project_profile_kept_for on project_profile (kept_for_project_id);
create index project_profile_implementer_unit on project_profile (implementer_unit_id);
create index project_profile_authority_unit on project_profile (authority_unit_id);
create index project_profile_recorded_by on project_profile (recorded_by);

create table project_status (
  id int generated always as identity primary key,
  project_id int not null references project,
  status text not null check (status in ('application', 'running', 'ended', 'interrupted')),
  from_on date not null,
  reason text check (reason <> ''),
  recorded_at timestamptz not null,
  recorded_by text references app_user
);

comment on table project_status is 'In what state a project is from a day on; never overwritten, of one day the latest holds.';

create index project_status_project on project_status (project_id, from_on desc, id desc);
create index project_status_recorded_by on project_status (recorded_by);

alter table project_link drop constraint project_link_kind_check;
alter table project_link add constraint project_link_kind_check check (kind in ('parallel', 'successor', 'coordination'));

comment on table project_link is
  'A bond between two projects: from the mother to its parallel project, from the predecessor to its successor, or from the coordination project to a parallel project that it carries.';

-- A parallel project is carried by one coordination project.
create unique index project_link_one_coordination on project_link (to_project_id)
  where kind = 'coordination' and status = 'confirmed';

revoke delete on project_profile, project_status, project_former_code from koordi_app;
revoke update on project_status, project_former_code from koordi_app;

-- Working data of projects that are not public: whoever works in the service sees them, the public does not.
alter table project_profile enable row level security;
create policy project_profile_seen_by_colleagues on project_profile to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);
alter table project_status enable row level security;
create policy project_status_seen_by_colleagues on project_status to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);
