-- Who waited for the measures of a series and who had a seat in them, added up: asked by the page of the series.

create function seats_of_series(series int, told_kinds text[]) returns table (waiting int, started int, seats int)
  language sql stable rows 1 as $$
  select count(*) filter (where seat.state in ('waiting', 'offered'))::int,
    count(distinct seat.participant_id) filter (where seat.state in ('taken', 'left'))::int,
    count(*) filter (where seat.state in ('taken', 'left'))::int
  from measure
  join seat on seat.measure_id = measure.id
  where measure.measure_series_id = series and measure.kind = any (told_kinds)
$$;

comment on function seats_of_series is
  'How many places in line there are in the measures of a series, how many persons got a seat and how many seats, of measures of these kinds and as far as the acting user sees them.';
