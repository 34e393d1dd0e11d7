-- Which seats would not fit other days of their project: asked by whoever changes those days.

create function seats_against_project(project int, first_day date, last_day date)
  returns table (outside int, first_name text, first_on date) language sql stable rows 1 as $$
  select count(*)::int, (array_agg(measure.name order by seat.starts_on, seat.id))[1], min(seat.starts_on)
  from measure
  join seat on seat.measure_id = measure.id and seat.state in ('offered', 'taken', 'left')
  where measure.project_id = project
    and (seat.starts_on < first_day or coalesce(seat.ends_on, seat.starts_on) > last_day)
$$;

comment on function seats_against_project is
  'How many seats of the measures of a project are held before a day or after another one, and of the first the name of its measure and its first day.';
