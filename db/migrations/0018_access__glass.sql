-- Breaking the glass: reading a project one has no right to, for a short while and with a reason, before the eyes of those whose it is.

create table glass_break (
  id int generated always as identity primary key,
  user_id text not null references app_user,
  project_id int not null references project,
  reason text not null check (length(reason) >= 20),
  opened_at timestamptz not null,
  closes_at timestamptz not null,
  closed_at timestamptz,
  closed_by text references app_user,
  constraint glass_break_times check (opened_at < closes_at),
  constraint glass_break_closed check (num_nonnulls(closed_at, closed_by) in (0, 2))
);

comment on table glass_break is 'A project that somebody without a right to it opened for reading, with the reason, until it closed.';

create index glass_break_user on glass_break (user_id);
create index glass_break_project on glass_break (project_id);
create index glass_break_closed_by on glass_break (closed_by);

revoke delete, update on glass_break from koordi_app;
grant update (closed_at, closed_by) on glass_break to koordi_app;
grant select on glass_break to koordi_sign_in;

alter table glass_break enable row level security;
create policy glass_break_seen on glass_break for select to koordi_app using (
  user_id = (select acting_user())
  or (select reaches_everything())
  or project_id in (select reached_projects()));
create policy glass_break_opened on glass_break for insert to koordi_app with check (user_id = (select acting_user()));
create policy glass_break_closed on glass_break for update to koordi_app using (
  user_id = (select acting_user())
  or (select reaches_everything())
  or project_id in (select reached_projects()));
create policy glass_break_of_whom_signs_in on glass_break for select to koordi_sign_in using (true);

-- A broken glass is a grant to read, as an auditor of that project has it. Its number is negative, so that the audit tells it from others.
create or replace view acting_grant as
select role_grant.id, role_grant.role, role_grant.scope, role_grant.organisation_id, role_grant.organisation_unit_id,
  role_grant.project_id
from role_grant
where role_grant.user_id = (select acting_user()) and role_grant.ended_at is null
  and role_grant.valid_from <= (now() at time zone 'Europe/Helsinki')::date
  and (role_grant.valid_until is null or role_grant.valid_until > (now() at time zone 'Europe/Helsinki')::date)
union all
select -glass_break.id, 'auditor', 'project', null, null, glass_break.project_id
from glass_break
where glass_break.user_id = (select acting_user()) and glass_break.closed_at is null and glass_break.closes_at > now();

comment on view acting_grant is 'The grants in force today of the user whose transaction it is, and the glass they have broken.';
