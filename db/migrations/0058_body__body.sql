-- Bodies of projects: steering group, project group, working groups; who sits on them, when they meet, and what they decide.

create table body (
  id int generated always as identity primary key,
  project_id int not null references project,
  kind text not null check (kind in ('steering-group', 'project-group', 'working-group')),
  name text not null check (name <> ''),
  meetings_per_year smallint check (meetings_per_year between 1 and 52),
  task text check (task <> ''),
  ended_on date,
  revision int not null default 1 check (revision > 0),
  set_up_at timestamptz not null,
  set_up_by text not null references app_user
);

comment on table body is 'A group that steers, runs or carries out a part of a project, with members and meetings.';
comment on column body.meetings_per_year is 'How often it means to meet; empty where nothing is agreed.';
comment on column body.ended_on is 'The last day on which it works; empty as long as it does.';

create index body_project on body (project_id);
create index body_set_up_by on body (set_up_by);

create table body_member (
  id int generated always as identity primary key,
  body_id int not null references body,
  user_id text references app_user,
  person_name text check (person_name <> ''),
  email text check (email <> ''),
  organisation_unit_id int references organisation_unit,
  role text not null check (role in ('chair', 'secretary', 'member', 'expert')),
  starts_on date not null,
  ends_on date,
  revision int not null default 1 check (revision > 0),
  appointed_at timestamptz not null,
  appointed_by text not null references app_user,
  constraint body_member_person check (num_nonnulls(user_id, person_name) = 1 and (user_id is null or email is null)),
  constraint body_member_days check (starts_on <= ends_on)
);

comment on table body_member is 'Somebody who sits on a body, in a role, from a day to a last day.';
comment on column body_member.user_id is 'A user of the service, whose name and e-mail address are their own; else these are told here.';
comment on column body_member.organisation_unit_id is 'Whom the member represents.';

create index body_member_body on body_member (body_id);
create index body_member_user on body_member (user_id);
create index body_member_organisation_unit on body_member (organisation_unit_id);
create index body_member_appointed_by on body_member (appointed_by);

create table meeting (
  id int generated always as identity primary key,
  body_id int not null references body,
  starts_at timestamptz not null,
  place text check (place <> ''),
  is_remote boolean not null,
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  state_reason text check (state_reason <> ''),
  minutes_id int references document,
  revision int not null default 1 check (revision > 0),
  convened_at timestamptz not null,
  convened_by text not null references app_user,
  constraint meeting_place check (is_remote or place is not null),
  constraint meeting_cancelled check ((state = 'cancelled') = (state_reason is not null))
);

comment on table meeting is 'A meeting of a body: planned, held or cancelled with a reason.';
comment on column meeting.minutes_id is 'The document with its minutes.';

create index meeting_body on meeting (body_id, starts_at);
create index meeting_minutes on meeting (minutes_id);
create index meeting_convened_by on meeting (convened_by);
-- For what waits: meetings to come, and past ones of which nobody has said what became of them.
create index meeting_planned on meeting (starts_at) where state = 'planned';

create table meeting_item (
  id int generated always as identity primary key,
  meeting_id int not null references meeting,
  number smallint not null check (number between 1 and 200),
  title text not null check (title <> ''),
  decision text check (decision <> ''),
  responsible text check (responsible <> ''),
  due_on date,
  done_on date,
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  unique (meeting_id, number)
);

comment on table meeting_item is 'An item of the agenda of a meeting, what was decided of it, who sees to it, until when.';

create index meeting_item_recorded_by on meeting_item (recorded_by);
create index meeting_item_due on meeting_item (due_on) where due_on is not null and done_on is null;

revoke delete on body, body_member, meeting, meeting_item from koordi_app;

alter table body enable row level security;
create policy body_within_reach on body to koordi_app using (
  (select reaches_everything()) or project_id in (select reached_projects()));
alter table body_member enable row level security;
create policy body_member_with_body on body_member to koordi_app using (body_id in (select body.id from body));
alter table meeting enable row level security;
create policy meeting_with_body on meeting to koordi_app using (body_id in (select body.id from body));
alter table meeting_item enable row level security;
create policy meeting_item_with_meeting on meeting_item to koordi_app using (
  meeting_id in (select meeting.id from meeting));
