-- Which role a user has, for what, from when to when; and which projects follow from it.

create table role_grant (
  id int generated always as identity primary key,
  user_id text not null references app_user,
  role text not null check (
    role in ('administrator', 'authority', 'coordinator', 'project-worker', 'service-expert', 'provider', 'auditor')),
  scope text not null check (scope in ('everything', 'organisation', 'unit', 'project')),
  organisation_id int references organisation,
  organisation_unit_id int references organisation_unit,
  project_id int references project,
  valid_from date not null,
  valid_until date,
  deputy_for text references app_user,
  granted_at timestamptz not null default now(),
  granted_by text references app_user,
  ended_at timestamptz,
  ended_by text references app_user,
  constraint role_grant_scope check (
    num_nonnulls(organisation_id, organisation_unit_id, project_id) = (scope <> 'everything')::int
    and (scope = 'organisation') = (organisation_id is not null)
    and (scope = 'unit') = (organisation_unit_id is not null)
    and (scope = 'project') = (project_id is not null)),
  constraint role_grant_administrator check (role <> 'administrator' or scope = 'everything'),
  constraint role_grant_days check (valid_until is null or valid_from < valid_until),
  constraint role_grant_deputy check (deputy_for is null or (deputy_for <> user_id and valid_until is not null))
);

comment on table role_grant is 'A role of a user within a scope, from a day to the day before another.';
comment on column role_grant.deputy_for is 'The user in whose place the holder acts for a while.';

create index role_grant_user on role_grant (user_id);
create index role_grant_organisation on role_grant (organisation_id);
create index role_grant_unit on role_grant (organisation_unit_id);
create index role_grant_project on role_grant (project_id);
create index role_grant_deputy_for on role_grant (deputy_for);
create index role_grant_granted_by on role_grant (granted_by);
create index role_grant_ended_by on role_grant (ended_by);

revoke delete on role_grant from koordi_app;
grant select on role_grant to koordi_sign_in;

-- Colleagues may know who does what; the public may not.
alter table role_grant enable row level security;
create policy role_grant_seen_by_colleagues on role_grant to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);
create policy role_grant_signs_in on role_grant to koordi_sign_in using (true) with check (true);

-- Whose a project is: its implementer as the newest source with a Y-tunnus names it, and the authority that decides on it.

create function implementing_unit(project int) returns int language sql stable as $$
  select party.organisation_unit_id
  from description_version version
  join description_party party on party.description_version_id = version.id and party.role = 'implementer'
  join organisation_unit unit on unit.id = party.organisation_unit_id
  join organisation on organisation.id = unit.organisation_id and organisation.business_id is not null
  where version.project_id = project and version.withdrawn_at is null
  order by version.known_on desc, version.id desc, party.position
  limit 1
$$;

comment on function implementing_unit is 'The unit that implements a project, by the newest source that gives a Y-tunnus.';

create function owners_of_project(project int) returns table (organisation_id int, organisation_unit_id int)
  language sql stable rows 2 as $$
    select unit.organisation_id, unit.id from organisation_unit unit where unit.id = implementing_unit(project)
    union
    select unit.organisation_id, unit.id
    from description_version version
    join organisation_name name
      on md5(name.printed_name) = md5(version.authority) and name.printed_name = version.authority
    join organisation_unit unit on unit.id = name.organisation_unit_id
    where version.project_id = project and version.in_force_from is not null and version.in_force_until is null
  $$;

comment on function owners_of_project is 'The organisations, and the units of them, that a project belongs to.';

create function projects_of(organisations int[], units int[], projects int[]) returns setof int
  language sql stable rows 100 as $$
    with owner as (
      select unit.id from organisation_unit unit
      where unit.organisation_id = any (organisations) or unit.id = any (units)
    )
    select candidate.project_id
    from (
      select distinct version.project_id
      from owner
      join description_party party on party.organisation_unit_id = owner.id and party.role = 'implementer'
      join description_version version on version.id = party.description_version_id
    ) candidate
    -- As implementing_unit says; written out, since a call for each of thousands takes several times as long.
    cross join lateral (
      select party.organisation_unit_id as unit_id
      from description_version version
      join description_party party on party.description_version_id = version.id and party.role = 'implementer'
      join organisation_unit unit on unit.id = party.organisation_unit_id
      join organisation on organisation.id = unit.organisation_id and organisation.business_id is not null
      where version.project_id = candidate.project_id and version.withdrawn_at is null
      order by version.known_on desc, version.id desc, party.position
      limit 1
    ) implementing
    where implementing.unit_id in (select owner.id from owner)
    union
    select version.project_id
    from owner
    join organisation_name name on name.organisation_unit_id = owner.id
    join description_version version
      on md5(version.authority) = md5(name.printed_name) and version.authority = name.printed_name
    where version.in_force_from is not null and version.in_force_until is null
    union
    select unnest(projects)
  $$;

comment on function projects_of is 'The projects that belong to any of the organisations or units, and those given.';

create view acting_grant as
select role_grant.id, role_grant.role, role_grant.scope, role_grant.organisation_id, role_grant.organisation_unit_id,
  role_grant.project_id
from role_grant
where role_grant.user_id = (select acting_user()) and role_grant.ended_at is null
  and role_grant.valid_from <= (now() at time zone 'Europe/Helsinki')::date
  and (role_grant.valid_until is null or role_grant.valid_until > (now() at time zone 'Europe/Helsinki')::date);

comment on view acting_grant is 'The grants in force today of the user whose transaction it is.';

-- For row-level security: asked once in a query, never for each row.
create function reached_projects() returns setof int language sql stable security definer rows 100
  set search_path = public, pg_temp as $$
    select projects_of(
      array_agg(organisation_id) filter (where organisation_id is not null),
      array_agg(organisation_unit_id) filter (where organisation_unit_id is not null),
      array_agg(project_id) filter (where project_id is not null))
    from acting_grant
  $$;

comment on function reached_projects is 'The projects within any grant of the acting user, besides those for everything.';

create function reaches_everything() returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select acting_user() = 'service' or exists (select from acting_grant where scope = 'everything')
  $$;

comment on function reaches_everything is 'Whether the acting user has a grant for everything, or is the service itself.';

-- The names of the organisations and units for which the acting user has a grant, for row-level security: asked once in a query.
create function acting_names() returns setof text language sql stable security definer rows 10
  set search_path = public, pg_temp as $$
    select name.printed_name
    from acting_grant held
    join organisation_unit unit on unit.organisation_id = held.organisation_id or unit.id = held.organisation_unit_id
    join organisation_name name on name.organisation_unit_id = unit.id
  $$;

comment on function acting_names is 'The printed names of the organisations and units of the acting user''s grants.';

create function holders_of(roles text[], organisations int[], units int[], project int) returns setof text
  language sql stable security definer rows 20 set search_path = public, pg_temp as $$
    select distinct held.user_id
    from role_grant held
    join app_user holder on holder.id = held.user_id and holder.deactivated_at is null
    where held.role = any (roles) and held.ended_at is null
      and held.valid_from <= (now() at time zone 'Europe/Helsinki')::date
      and (held.valid_until is null or held.valid_until > (now() at time zone 'Europe/Helsinki')::date)
      and (held.scope = 'everything' or held.organisation_id = any (organisations)
        or held.organisation_unit_id = any (units) or held.project_id = project)
  $$;

comment on function holders_of is
  'The users who today hold one of the roles for a thing that belongs to the organisations, units or project given.';
