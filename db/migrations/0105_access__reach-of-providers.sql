-- Whoever runs a measure of a project reaches that measure, and nothing else of the project, also where the grant names the project:
-- what providers run is reached by functions of its own.

create or replace function reached_projects() returns setof int language sql stable security definer rows 100
  set search_path = public, pg_temp as $$
    select projects_of(owning.organisations, owning.units, owning.projects) from acting_scopes(false) owning
  $$;

comment on function reached_projects is
  'The projects within any grant of the acting user, besides those for everything and those of providers.';

create or replace function acting_names() returns setof text language sql stable security definer rows 10
  set search_path = public, pg_temp as $$
    select name.printed_name
    from acting_grant held
    join organisation_unit unit on unit.organisation_id = held.organisation_id or unit.id = held.organisation_unit_id
    join organisation_name name on name.organisation_unit_id = unit.id
    where held.role <> 'provider'
  $$;

comment on function acting_names is
  'The printed names of the organisations and units of the acting user''s grants, besides those of providers.';
