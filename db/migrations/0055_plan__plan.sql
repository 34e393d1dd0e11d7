-- The plan of a project in its versions: what was decided is never changed, a new version begins as a copy of the one in force.
-- Beside it the days by which something is to be reached or reported.

create table plan_version (
  id int generated always as identity primary key,
  project_id int not null references project,
  number int not null check (number > 0),
  state text not null default 'draft' check (state in ('draft', 'in-force', 'withdrawn', 'discarded')),
  copied_from_id int references plan_version,
  starts_on date,
  ends_on date,
  change_reason text check (change_reason <> ''),
  summary text check (summary <> ''),
  direct_target_text text check (direct_target_text <> ''),
  indirect_target_text text check (indirect_target_text <> ''),
  written_by text not null references app_user,
  recorded_at timestamptz not null,
  revision int not null default 1 check (revision > 0),
  decision_number text check (decision_number <> ''),
  decided_on date,
  in_force_from date,
  decision_reason text check (decision_reason <> ''),
  decided_by text references app_user,
  decision_recorded_at timestamptz,
  ended_by text references app_user,
  ended_at timestamptz,
  end_reason text check (end_reason <> ''),
  unique (project_id, number),
  constraint plan_version_period check (ends_on >= starts_on),
  constraint plan_version_decided check (
    case when state = 'draft' or state = 'discarded'
      then num_nonnulls(decision_number, decided_on, in_force_from, decided_by, decision_recorded_at) = 0
      else num_nulls(decision_number, decided_on, in_force_from, decided_by, decision_recorded_at) = 0
    end),
  constraint plan_version_ended check (
    case when state in ('withdrawn', 'discarded')
      then num_nulls(ended_by, ended_at, end_reason) = 0
      else num_nonnulls(ended_by, ended_at, end_reason) = 0
    end)
);

comment on table plan_version is
  'A version of a project''s plan: a draft, decided on and in force from a day until the next, or taken back.';
comment on column plan_version.number is 'Counted within the project, discarded drafts too.';
comment on column plan_version.change_reason is 'Why the version was written: what changes against the one before it.';
comment on column plan_version.decision_reason is 'What whoever decided gave as the reason.';
comment on column plan_version.ended_at is 'When the draft was discarded or the decided version withdrawn.';

create unique index plan_version_draft on plan_version (project_id) where state = 'draft';
create index plan_version_in_force on plan_version (project_id, in_force_from desc, number desc) where state = 'in-force';
create index plan_version_copied_from on plan_version (copied_from_id);
create index plan_version_written_by on plan_version (written_by);
create index plan_version_decided_by on plan_version (decided_by);
create index plan_version_ended_by on plan_version (ended_by);

create table plan_target (
  id int generated always as identity primary key,
  plan_version_id int not null references plan_version,
  figure text not null check (figure ~ '^[a-z][a-z-]+$|^[A-Z]+[0-9]+[a-z]?$'),
  year int check (year between 2000 and 2040),
  sex text not null check (sex in ('all', 'women')),
  amount int not null check (amount >= 0),
  unique nulls not distinct (plan_version_id, figure, year, sex)
);

comment on table plan_target is 'What a version of a plan promises of a figure, in a year or, without a year, in the whole period.';

create table plan_segment (
  id int generated always as identity primary key,
  plan_version_id int not null references plan_version,
  position int not null check (position > 0),
  name text not null check (name <> ''),
  description text check (description <> ''),
  size int check (size >= 0),
  revision int not null default 1 check (revision > 0)
);

comment on table plan_segment is 'A part of the target group of a version of a plan that is worked with in a way of its own.';

create index plan_segment_version on plan_segment (plan_version_id, position);

create table plan_area (
  plan_version_id int not null references plan_version,
  kind text not null check (kind in ('region', 'sub_region', 'municipality')),
  code text not null check (code ~ '^[0-9]{2,3}$'),
  primary key (plan_version_id, kind, code)
);

comment on table plan_area is 'An area in which a version of a plan is carried out, by kind and official code; none is the whole country.';

create table plan_class (
  plan_version_id int not null references plan_version,
  line text not null check (line <> ''),
  value text not null check (value <> ''),
  reason text check (reason <> ''),
  primary key (plan_version_id, line)
);

comment on table plan_class is
  'How a version of a plan is classed by a line of its form: a horizontal class, or yes or no to a statement with its reason.';

create table plan_principle (
  plan_version_id int not null references plan_version,
  line text not null check (line <> ''),
  direct int not null check (direct between -10 and 10),
  indirect int not null check (indirect between -10 and 10),
  reason text check (reason <> ''),
  primary key (plan_version_id, line)
);

comment on table plan_principle is
  'The direct and the indirect effect of a version of a plan by a line of the form''s matrix of sustainable development.';

-- Only what is still a draft may be changed; of what was decided, only that it is withdrawn.
create function plan_refuse_decided() returns trigger language plpgsql as $$
  begin
    if tg_op <> 'INSERT' and not exists (select from plan_version where id = old.plan_version_id and state = 'draft')
      or tg_op <> 'DELETE' and not exists (select from plan_version where id = new.plan_version_id and state = 'draft')
    then
      raise exception 'A version of a plan that was decided on is not changed.' using errcode = 'restrict_violation';
    end if;
    return coalesce(new, old);
  end
  $$;

comment on function plan_refuse_decided is 'Refuses to change the parts of a version of a plan that is no draft any more.';

create trigger plan_target_kept before insert or update or delete on plan_target
  for each row execute function plan_refuse_decided();
create trigger plan_segment_kept before insert or update or delete on plan_segment
  for each row execute function plan_refuse_decided();
create trigger plan_area_kept before insert or update or delete on plan_area
  for each row execute function plan_refuse_decided();
create trigger plan_class_kept before insert or update or delete on plan_class
  for each row execute function plan_refuse_decided();
create trigger plan_principle_kept before insert or update or delete on plan_principle
  for each row execute function plan_refuse_decided();

create function plan_version_refuse_change() returns trigger language plpgsql as $$
  declare
    ending constant text[] := array['state', 'ended_by', 'ended_at', 'end_reason', 'revision'];
  begin
    if old.state = 'draft'
      or old.state = 'in-force' and new.state = 'withdrawn' and to_jsonb(new) - ending = to_jsonb(old) - ending
    then
      return new;
    end if;
    raise exception 'A version of a plan that was decided on is not changed.' using errcode = 'restrict_violation';
  end
  $$;

comment on function plan_version_refuse_change is 'Lets a version of a plan that was decided on be withdrawn, and nothing else.';

create trigger plan_version_kept before update on plan_version
  for each row execute function plan_version_refuse_change();

create table milestone (
  id int generated always as identity primary key,
  project_id int not null references project,
  kind text not null check (kind in ('milestone', 'report')),
  title text not null check (title <> ''),
  due_on date not null,
  done_on date,
  note text check (note <> ''),
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  written_by text not null references app_user,
  recorded_at timestamptz not null,
  revision int not null default 1 check (revision > 0),
  constraint milestone_done check ((state = 'done') = (done_on is not null))
);

comment on table milestone is 'A day by which a project is to reach something, or to report, and the day on which it did.';

create index milestone_project on milestone (project_id, due_on);
create index milestone_open on milestone (due_on) where state = 'open';
create index milestone_written_by on milestone (written_by);

revoke delete on plan_version, milestone from koordi_app;

-- Working data of projects that are not public: whoever works in the service sees them, the public does not.
alter table plan_version enable row level security;
create policy plan_version_seen_by_colleagues on plan_version to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);
alter table plan_target enable row level security;
create policy plan_target_seen_by_colleagues on plan_target to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);
alter table plan_segment enable row level security;
create policy plan_segment_seen_by_colleagues on plan_segment to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);
alter table plan_area enable row level security;
create policy plan_area_seen_by_colleagues on plan_area to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);
alter table plan_class enable row level security;
create policy plan_class_seen_by_colleagues on plan_class to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);
alter table plan_principle enable row level security;
create policy plan_principle_seen_by_colleagues on plan_principle to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);
alter table milestone enable row level security;
create policy milestone_seen_by_colleagues on milestone to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);
