-- Which measures would not fit other days of their project: asked by whoever changes those days.

create function measures_against_project(project int, first_day date, last_day date)
  returns table (outside int, first_name text, first_on date) language sql stable rows 1 as $$
  select count(*)::int, (array_agg(measure.name order by measure.starts_on, measure.id))[1], min(measure.starts_on)
  from measure
  where measure.project_id = project and measure.state <> 'cancelled'
    and (measure.starts_on < first_day or coalesce(measure.ends_on, measure.starts_on) > last_day)
$$;

comment on function measures_against_project is
  'How many measures of a project begin before a day or end after another one, and the name and first day of the first; cancelled ones do not count.';
