-- How many seats a measure has, and until when one can be held: asked by lists, sums, the seats themselves and the coordination view,
-- so that all of them count alike. Both are table functions of one row, so that the database reads them as part of the query:
--   cross join lateral seats_of_measure(measure.id, day) counted
--   cross join lateral last_day_of_measure(measure.id) ending … least(seat.ends_on, ending.last_on)

create function seats_of_measure(measure int, on_day date) returns table (seats int) language sql stable rows 1 as $$
  select coalesce(counted.seats, (
    select sum(place.seats)::int
    from work_place place
    where place.measure_id = counted.id
      and place.from_on <= least(greatest(on_day, counted.starts_on), counted.ends_on)
      and (place.until_on is null or place.until_on > least(greatest(on_day, counted.starts_on), counted.ends_on))))
  from measure counted
  where counted.id = measure
$$;

comment on function seats_of_measure is
  'The seats of a measure on a day, or those of its work places; on a day outside its own as on its first or last. Empty without a limit.';

create function last_day_of_measure(measure int) returns table (last_on date) language sql stable rows 1 as $$
  select least(ended.ends_on, case when ended.state in ('closed', 'judged', 'cancelled') then (
    select min(over.from_on) - 1
    from measure_state over
    where over.measure_id = ended.id and over.state in ('closed', 'judged', 'cancelled')
      and not exists (
        select from measure_state later
        where later.measure_id = ended.id and later.state not in ('closed', 'judged', 'cancelled') and later.id > over.id)) end)
  from measure ended
  where ended.id = measure
$$;

comment on function last_day_of_measure is
  'The last day of a measure, which is that of its seats too: as planned, or the day before it was closed or cancelled. Empty while open.';
