-- Services that are bought and run for the participants of projects: what is needed, the measure that meets it from plan to
-- judgement, measures under one brand, and the places where people work.

create table measure_series (
  id int generated always as identity primary key,
  project_id int not null references project,
  name text not null check (name <> ''),
  note text check (note <> ''),
  revision int not null default 1 check (revision > 0),
  unique (project_id, name)
);

comment on table measure_series is 'Measures of one project that are run one after the other under one brand, with totals over all of them.';

create table measure_need (
  id int generated always as identity primary key,
  project_id int not null references project,
  asked_by text not null check (asked_by <> ''),
  asker_unit_id int references organisation_unit,
  for_whom text not null check (for_whom <> ''),
  amount int not null check (amount > 0),
  wanted_from date,
  field text check (field <> ''),
  municipality_code text check (municipality_code ~ '^[0-9]{3}$'),
  note text check (note <> ''),
  state text not null default 'open' check (state in ('open', 'met', 'declined')),
  answer text check (answer <> ''),
  answered_at timestamptz,
  answered_by text references app_user,
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint measure_need_answered check ((state = 'open') = (answered_at is null)),
  constraint measure_need_declined check (state <> 'declined' or answer is not null)
);

comment on table measure_need is 'A measure that somebody asks for a group of people, until it is met by a measure or declined with a reason.';
comment on column measure_need.asked_by is 'Who asks, by name or office: personal data.';

create index measure_need_project on measure_need (project_id);
create index measure_need_asker_unit on measure_need (asker_unit_id);
create index measure_need_answered_by on measure_need (answered_by);
create index measure_need_recorded_by on measure_need (recorded_by);
create index measure_need_open on measure_need (recorded_at, id) where state = 'open';

create table measure (
  id int generated always as identity primary key,
  project_id int not null references project,
  measure_series_id int references measure_series,
  measure_need_id int references measure_need,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  shape text not null check (shape in ('group', 'non-stop', 'individual', 'work-places')),
  name text not null check (name <> ''),
  field text check (field <> ''),
  funding text not null check (funding in ('esf', 'national')),
  municipality_code text check (municipality_code ~ '^[0-9]{3}$'),
  site text check (site <> ''),
  provider_unit_id int references organisation_unit,
  starts_on date,
  ends_on date,
  seats int check (seats > 0),
  women_planned int check (women_planned >= 0),
  target_group text check (target_group <> ''),
  is_open boolean not null default false,
  apply_text text check (apply_text <> ''),
  apply_url text check (apply_url ~ '^https?://'),
  apply_until date,
  state text not null check (state in (
    'need', 'plan', 'tender', 'contract', 'intake', 'running', 'closed', 'judged', 'cancelled')),
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint measure_told_apart unique nulls not distinct (project_id, name, starts_on),
  constraint measure_days check (ends_on is null or (starts_on is not null and starts_on <= ends_on)),
  constraint measure_women check (women_planned is null or women_planned <= seats),
  constraint measure_of_one check (shape <> 'individual' or seats = 1),
  constraint measure_to_apply_for check (not is_open or num_nonnulls(apply_text, apply_url) > 0)
);

comment on table measure is 'A service that is bought or arranged for participants of a project: a course, coaching, work places, a subsidy.';
comment on column measure.ends_on is 'The last day, as the days of measures are printed.';
comment on column measure.state is 'The newest of measure_state, written by the same act.';
comment on column measure.provider_unit_id is 'Who runs it; a contract may name others for some of its days.';

create index measure_of_series on measure (measure_series_id, starts_on);
create index measure_of_need on measure (measure_need_id);
create index measure_provider_unit on measure (provider_unit_id);
create index measure_recorded_by on measure (recorded_by);
create index measure_by_days on measure (coalesce(starts_on, 'infinity'), id);
create index measure_open on measure (apply_until) where is_open;

create table measure_state (
  id int generated always as identity primary key,
  measure_id int not null references measure,
  state text not null check (state in (
    'need', 'plan', 'tender', 'contract', 'intake', 'running', 'closed', 'judged', 'cancelled')),
  from_on date not null,
  reason text check (reason <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user
);

comment on table measure_state is 'A state of a measure from a day on; of two for one day the one recorded later holds.';

create index measure_state_measure on measure_state (measure_id, from_on desc, id desc);
create index measure_state_recorded_by on measure_state (recorded_by);

create table work_place (
  id int generated always as identity primary key,
  measure_id int not null references measure,
  organisation_unit_id int references organisation_unit,
  employer text not null check (employer <> ''),
  site text check (site <> ''),
  tasks text not null check (tasks <> ''),
  supervisor text check (supervisor <> ''),
  seats int not null check (seats > 0),
  is_permanent boolean not null,
  from_on date not null,
  until_on date,
  revision int not null default 1 check (revision > 0),
  constraint work_place_days check (until_on is null or from_on < until_on)
);

comment on table work_place is 'Where people of a measure work: whose place, which tasks, who supervises, and for how many.';
comment on column work_place.until_on is 'The day from which on the place is no more; empty while that is not known.';
comment on column work_place.is_permanent is 'Whether people may stay there, or pass through to another place.';
comment on column work_place.supervisor is 'A name: personal data.';

create index work_place_measure on work_place (measure_id, from_on);
create index work_place_unit on work_place (organisation_unit_id);

revoke delete on measure, measure_series, measure_need, work_place from koordi_app;
revoke update, delete on measure_state from koordi_app;

-- Who runs a measure. Providers reach what they run and no more of the project; owners of its project reach it through the project.

create function providers_of_measure(measure int) returns table (organisation_id int, organisation_unit_id int)
  language sql stable rows 1 as $$
    select unit.organisation_id, unit.id
    from measure run
    join organisation_unit unit on unit.id = run.provider_unit_id
    where run.id = measure
  $$;

comment on function providers_of_measure is 'The organisations, and the units of them, that run a measure.';

create function measures_provided_by(organisations int[], units int[]) returns setof int language sql stable rows 100 as $$
  select run.id
  from organisation_unit unit
  join measure run on run.provider_unit_id = unit.id
  where unit.organisation_id = any (organisations) or unit.id = any (units)
$$;

comment on function measures_provided_by is 'The measures that any of the organisations or units runs.';

create function measures_of(organisations int[], units int[], projects int[], provider_organisations int[], provider_units int[])
  returns setof int language sql stable rows 200 as $$
    select owned.id from measure owned where owned.project_id in (select projects_of(organisations, units, projects))
    union
    select measures_provided_by(provider_organisations, provider_units)
  $$;

comment on function measures_of is
  'The measures of projects that belong to the organisations, units or projects given, and those that the given providers run.';

-- For row-level security: asked once in a query, never for each row.
create function reached_measures() returns setof int language sql stable security definer rows 200
  set search_path = public, pg_temp as $$
    select measures_of(owning.organisations, owning.units, owning.projects, providing.organisations, providing.units)
    from acting_scopes(false) owning, acting_scopes(true) providing
  $$;

comment on function reached_measures is 'The measures within any grant of the acting user, besides those for everything.';

alter table measure_need enable row level security;
alter table work_place enable row level security;

create policy measure_need_within_reach on measure_need to koordi_app using (
  (select reaches_everything()) or project_id in (select reached_projects()));
create policy work_place_within_reach on work_place to koordi_app using (
  (select reaches_everything()) or measure_id in (select reached_measures()));
