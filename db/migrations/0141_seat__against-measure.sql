-- What of the seats of a measure would not fit other days or fewer seats: asked by whoever corrects the measure.

create function seats_against_days(measure int, first_day date, last_day date, on_day date)
  returns table (outside int, fullest int) language sql stable rows 1 as $$
  with held as (
    select seat.starts_on, least(seat.ends_on, ending.last_on) as last_on, seat.ends_on,
      case when ending.last_on < on_day then seat.starts_on else greatest(seat.starts_on, on_day) end as counted_from
    from seat
    cross join last_day_of_measure(measure) ending
    where seat.measure_id = measure and seat.state in ('offered', 'taken', 'left')
  ), change as (
    select counted_from as day, 1 as by from held where coalesce(last_on >= counted_from, true)
    union all
    select last_on + 1, -1 from held where last_on >= counted_from
  ), level as (
    select sum(change.by) over (order by change.day, change.by rows unbounded preceding) as held from change
  )
  select (
    select count(*)::int from held
    where held.starts_on < first_day or coalesce(held.ends_on, held.starts_on) > last_day),
    coalesce((select max(level.held)::int from level), 0)
$$;

comment on function seats_against_days is
  'How many seats are held on days outside others, and how many at once at most from a day on, or ever where the measure has ended.';
