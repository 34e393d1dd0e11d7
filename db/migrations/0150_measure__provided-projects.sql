-- Whose measures a provider runs: what it may know of those projects goes by this.

create function provided_projects() returns setof int language sql stable security definer rows 20
  set search_path = public, pg_temp as $$
    with providing as materialized (select * from acting_scopes(true)),
    run as (select measures_provided_by(providing.organisations, providing.units) as id from providing)
    select distinct measure.project_id from run join measure on measure.id = run.id
  $$;

comment on function provided_projects is 'The projects of the measures that the acting user runs as a provider.';
