-- When and where a measure meets, and who works in it.

create table session (
  id int generated always as identity primary key,
  measure_id int not null references measure,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  is_contact_day boolean not null,
  topic text check (topic <> ''),
  site text check (site <> ''),
  room text check (room <> ''),
  is_remote boolean not null,
  state text not null default 'planned' check (state in ('planned', 'cancelled')),
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint session_hours check (starts_at < ends_at and ends_at <= starts_at + interval '24 hours'),
  constraint session_room_somewhere check (room is null or site is not null)
);

comment on table session is 'A time at which a measure meets: a day of teaching, a meeting of a group, an hour of coaching.';
comment on column session.is_contact_day is 'Whether those who teach are present, in the room or remotely; otherwise the time is for work of one’s own.';
comment on column session.room is 'The room within the site; two sessions in one room at one time are told as a clash.';

create index session_measure on session (measure_id, starts_at);
create index session_starts on session (starts_at, id) where state = 'planned';
create index session_room on session (lower(site), lower(room), starts_at) where state = 'planned' and room is not null;
create index session_recorded_by on session (recorded_by);

create table measure_staff (
  id int generated always as identity primary key,
  measure_id int not null references measure,
  user_id text references app_user,
  name text not null check (name <> ''),
  role text not null check (role in ('trainer', 'job-coach', 'supervisor', 'planner', 'contact')),
  from_on date not null,
  until_on date,
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint measure_staff_days check (until_on is null or from_on < until_on)
);

comment on table measure_staff is 'Somebody who works in a measure in one role, from a day on.';
comment on column measure_staff.user_id is 'The user of the service whom the name means, where it is one: the sessions are in that user’s calendar.';
comment on column measure_staff.until_on is 'The day from which on somebody works there no more; empty while no end is known.';

create index measure_staff_measure on measure_staff (measure_id, from_on);
create index measure_staff_user on measure_staff (user_id);
create index measure_staff_name on measure_staff (lower(name));
create index measure_staff_recorded_by on measure_staff (recorded_by);

create table session_staff (
  session_id int not null references session,
  measure_staff_id int not null references measure_staff,
  primary key (session_id, measure_staff_id)
);

comment on table session_staff is 'Who of those who work in a measure is present at one of its sessions.';

create index session_staff_staff on session_staff (measure_staff_id);

revoke delete on session, measure_staff from koordi_app;

alter table measure_staff enable row level security;
create policy measure_staff_within_reach on measure_staff to koordi_app using (
  (select reaches_everything()) or measure_id in (select reached_measures()));
