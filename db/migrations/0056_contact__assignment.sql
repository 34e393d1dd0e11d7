-- Who answers for a project or an organisation: named for a time, with a deputy for the days away. Work details of colleagues in the
-- network, kept to be found by them; providers see those of their own organisation only.

create function acting_units() returns setof int language sql stable security definer rows 10
  set search_path = public, pg_temp as $$
    select unit.id
    from acting_grant held
    join organisation_unit unit on unit.organisation_id = held.organisation_id or unit.id = held.organisation_unit_id
  $$;

comment on function acting_units is 'The units within the grants of the acting user for organisations and units.';

create function works_in_network() returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select acting_user() = 'service' or exists (
      select from acting_grant where role in ('administrator', 'authority', 'coordinator', 'project-worker', 'service-expert'))
  $$;

comment on function works_in_network is
  'Whether the acting user works beside projects, and so looks up who answers for which of them, or is the service itself.';

create function kept_projects() returns setof int language sql stable security definer rows 100
  set search_path = public, pg_temp as $$
    with reached as materialized (select reached_projects() as id)
    select reached.id from reached
    union
    select profile.project_id
    from reached
    join project_profile profile on profile.kept_for_project_id = reached.id and profile.is_light
  $$;

comment on function kept_projects is
  'The projects within any grant of the acting user, and the light records that are kept for them.';

create table contact_assignment (
  id int generated always as identity primary key,
  project_id int references project,
  organisation_unit_id int references organisation_unit,
  topic text check (topic <> ''),
  user_id text references app_user,
  person_name text check (person_name <> ''),
  email text check (email <> ''),
  phone text check (phone <> ''),
  employer_unit_id int references organisation_unit,
  starts_on date not null,
  ends_on date,
  deputy_user_id text references app_user,
  deputy_name text check (deputy_name <> ''),
  deputy_email text check (deputy_email <> ''),
  deputy_phone text check (deputy_phone <> ''),
  away_from_on date,
  away_until_on date,
  revision int not null default 1 check (revision > 0),
  named_at timestamptz not null,
  named_by text not null references app_user,
  constraint contact_assignment_subject check (num_nonnulls(project_id, organisation_unit_id) = 1),
  constraint contact_assignment_person check (num_nonnulls(user_id, person_name) = 1),
  constraint contact_assignment_user_has_email check (user_id is null or email is null),
  constraint contact_assignment_reached check (num_nonnulls(user_id, email, phone) > 0),
  constraint contact_assignment_days check (starts_on <= ends_on),
  constraint contact_assignment_away check (
    num_nonnulls(away_from_on, away_until_on) in (0, 2) and away_from_on <= away_until_on),
  constraint contact_assignment_deputy check (
    num_nonnulls(deputy_user_id, deputy_name) <= 1
    and (deputy_user_id is null or deputy_email is null)
    and (deputy_email is null or deputy_name is not null)
    and (deputy_phone is null or num_nonnulls(deputy_user_id, deputy_name) = 1))
);

comment on table contact_assignment is
  'Whom others turn to about a project or an organisation, from a day on, and who answers for them while they are away.';
comment on column contact_assignment.project_id is 'The project that it is about; empty where it is about an organisation.';
comment on column contact_assignment.user_id is 'A user of the service, whose name and e-mail address are their own; else these are told here.';
comment on column contact_assignment.employer_unit_id is 'The organisation for which the person works.';
comment on column contact_assignment.ends_on is 'The last day; empty as long as no end is known.';
comment on column contact_assignment.away_from_on is 'The first day on which the deputy answers.';
comment on column contact_assignment.away_until_on is 'The last day on which the deputy answers.';

create index contact_assignment_project on contact_assignment (project_id);
create index contact_assignment_organisation_unit on contact_assignment (organisation_unit_id);
create index contact_assignment_employer_unit on contact_assignment (employer_unit_id);
create index contact_assignment_user on contact_assignment (user_id);
create index contact_assignment_deputy_user on contact_assignment (deputy_user_id);
create index contact_assignment_named_by on contact_assignment (named_by);
create index contact_assignment_ends on contact_assignment (ends_on) where ends_on is not null;

revoke delete on contact_assignment from koordi_app;

alter table contact_assignment enable row level security;
create policy contact_assignment_seen on contact_assignment for select to koordi_app using (
  (select works_in_network())
  or (select reaches_everything())
  or project_id in (select kept_projects())
  or organisation_unit_id in (select acting_units()));
create policy contact_assignment_named on contact_assignment for insert to koordi_app with check (
  named_by = (select acting_user()) and (
    (select reaches_everything())
    or project_id in (select kept_projects())
    or organisation_unit_id in (select acting_units())
    or employer_unit_id in (select acting_units())));
create policy contact_assignment_corrected on contact_assignment for update to koordi_app using (
  (select reaches_everything())
  or project_id in (select kept_projects())
  or organisation_unit_id in (select acting_units())
  or employer_unit_id in (select acting_units()));
