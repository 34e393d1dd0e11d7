-- A project belongs to whom its profile names, too, and a parallel project to whoever has the coordination project that carries it.
-- A light record makes nobody an owner: it tells of another organisation's project.

create or replace function owners_of_project(project int) returns table (organisation_id int, organisation_unit_id int)
  language sql stable rows 4 as $$
    with carried as (
      select project as project_id
      union
      select link.from_project_id from project_link link
      where link.to_project_id = project and link.kind = 'coordination' and link.status = 'confirmed'
    )
    select unit.organisation_id, unit.id
    from carried
    join organisation_unit unit on unit.id = implementing_unit(carried.project_id)
    union
    select unit.organisation_id, unit.id
    from carried
    join project_profile profile on profile.project_id = carried.project_id and not profile.is_light
    join organisation_unit unit on unit.id = profile.implementer_unit_id
    union
    select unit.organisation_id, unit.id
    from project_profile profile
    join organisation_unit unit on unit.id = profile.authority_unit_id
    where profile.project_id = project and not profile.is_light
    union
    select unit.organisation_id, unit.id
    from description_version version
    join organisation_name name
      on md5(name.printed_name) = md5(version.authority) and name.printed_name = version.authority
    join organisation_unit unit on unit.id = name.organisation_unit_id
    where version.project_id = project and version.in_force_from is not null and version.in_force_until is null
  $$;

create or replace function projects_of(organisations int[], units int[], projects int[]) returns setof int
  language sql stable rows 100 as $$
    with owner as (
      select unit.id from organisation_unit unit
      where unit.organisation_id = any (organisations) or unit.id = any (units)
    ),
    own as (
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
      select profile.project_id
      from owner
      join project_profile profile on profile.implementer_unit_id = owner.id and not profile.is_light
      union
      select unnest(projects)
    )
    select own.project_id from own
    union
    select link.to_project_id
    from own
    join project_link link
      on link.from_project_id = own.project_id and link.kind = 'coordination' and link.status = 'confirmed'
    union
    select profile.project_id
    from owner
    join project_profile profile on profile.authority_unit_id = owner.id and not profile.is_light
    union
    select version.project_id
    from owner
    join organisation_name name on name.organisation_unit_id = owner.id
    join description_version version
      on md5(version.authority) = md5(name.printed_name) and version.authority = name.printed_name
    where version.in_force_from is not null and version.in_force_until is null
  $$;

-- The projects whose grants reach a project: itself, and the coordination project that carries it.
create function projects_over(project int) returns setof int language sql stable rows 2 as $$
  select project
  union
  select link.from_project_id from project_link link
  where link.to_project_id = project and link.kind = 'coordination' and link.status = 'confirmed'
$$;

comment on function projects_over is
  'The projects by a grant for which one reaches a project: itself, and the coordination project that carries it.';

create or replace function holders_of(roles text[], organisations int[], units int[], project int) returns setof text
  language sql stable security definer rows 20 set search_path = public, pg_temp as $$
    select distinct held.user_id
    from role_grant held
    join app_user holder on holder.id = held.user_id and holder.deactivated_at is null
    where held.role = any (roles) and held.ended_at is null
      and held.valid_from <= (now() at time zone 'Europe/Helsinki')::date
      and (held.valid_until is null or held.valid_until > (now() at time zone 'Europe/Helsinki')::date)
      and (held.scope = 'everything' or held.organisation_id = any (organisations)
        or held.organisation_unit_id = any (units) or held.project_id in (select projects_over(project)))
  $$;

-- For tables that are sent in, which are compared before it is known by which right each row will be taken in.
create function holds_role_over(roles text[], project int) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select exists (
      select from acting_grant held
      where held.role = any (roles) and (
        held.scope = 'everything'
        or held.project_id in (select projects_over(project))
        or held.organisation_id in (select owner.organisation_id from owners_of_project(project) owner)
        or held.organisation_unit_id in (select owner.organisation_unit_id from owners_of_project(project) owner)))
  $$;

comment on function holds_role_over is 'Whether the acting user holds one of the roles over a project today.';

-- What providers run for owners is reached from two sides, which the grants of one user may both have.
create function acting_scopes(of_providers boolean) returns table (organisations int[], units int[], projects int[])
  language sql stable rows 1 as $$
    select array_agg(held.organisation_id) filter (where held.organisation_id is not null),
      array_agg(held.organisation_unit_id) filter (where held.organisation_unit_id is not null),
      array_agg(held.project_id) filter (where held.project_id is not null)
    from acting_grant held
    where (held.role = 'provider') = of_providers
  $$;

comment on function acting_scopes is 'What the grants of the acting user are for: those of a provider, or all others.';
