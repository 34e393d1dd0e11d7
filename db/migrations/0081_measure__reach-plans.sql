-- Of a project its measures are asked by whoever reaches it, in nearly every statement: the index alone answers.
create index measure_of_project on measure (project_id, id);

alter function measures_of(int[], int[], int[], int[], int[]) set plan_cache_mode = force_generic_plan;
alter function measures_provided_by(int[], int[]) set plan_cache_mode = force_generic_plan;

-- As measures_of says it, with each scope asked once; a measure may come twice, which "is it among them" does not mind.
create or replace function reached_measures() returns setof int language sql stable security definer rows 200
  set search_path = public, pg_temp as $$
    with owning as materialized (select * from acting_scopes(false)),
    providing as materialized (select * from acting_scopes(true)),
    reached as materialized (
      select projects_of(owning.organisations, owning.units, owning.projects) as project_id from owning
    )
    select owned.id from reached join measure owned on owned.project_id = reached.project_id
    union all
    select measures_provided_by(providing.organisations, providing.units) from providing
  $$;

-- Lists in the orders that their pages offer.
create index measure_by_name on measure (lower(name), id);
create index measure_need_by_recorded on measure_need (recorded_at, id);
create index measure_need_by_wanted on measure_need (coalesce(wanted_from, 'infinity'), id);
