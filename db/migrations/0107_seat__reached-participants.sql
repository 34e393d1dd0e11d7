-- Whoever runs a measure calls the people on its seats by their numbers.

create function reached_participants() returns setof int language sql stable security definer rows 200
  set search_path = public, pg_temp as $$
    select seat.participant_id from seat where seat.measure_id in (select reached_measures())
  $$;

comment on function reached_participants is
  'The participants with a seat, or in line for one, in a measure within any grant of the acting user.';
