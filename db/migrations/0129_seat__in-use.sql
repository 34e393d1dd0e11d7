-- What others ask of the seats of a measure without asking who is on them: whoever ends it, and the public.

create function seats_in_use(measure int, on_day date) returns table (waiting int, offered int, held int) language sql stable rows 1 as $$
  select count(*) filter (where seat.state = 'waiting')::int, count(*) filter (where seat.state = 'offered')::int,
    count(*) filter (where seat.state = 'taken' and coalesce(least(seat.ends_on, ending.last_on) >= on_day, true))::int
  from seat
  cross join last_day_of_measure(measure) ending
  where seat.measure_id = measure and seat.state in ('waiting', 'offered', 'taken')
$$;

comment on function seats_in_use is 'How many people wait for a seat of a measure, have an offer, and are on a seat on a day or later, as far as the acting user sees them.';

create function told_seats_of_measure(measure int, on_day date) returns table (seats int, free int)
  language sql stable rows 1 security definer set search_path = public, pg_temp as $$
  select counted.seats, case when told.tells_free_seats then greatest(0, counted.seats - (
    select count(*)::int
    from seat
    cross join last_day_of_measure(told.id) ending
    where seat.measure_id = told.id and seat.state in ('offered', 'taken', 'left')
      and seat.starts_on <= greatest(on_day, told.starts_on)
      and coalesce(least(seat.ends_on, ending.last_on) >= greatest(on_day, told.starts_on), true))) end
  from measure told
  cross join seats_of_measure(told.id, on_day) counted
  where told.id = measure and told.is_open
$$;

comment on function told_seats_of_measure is
  'What the public is told of the seats of a measure that is open to applicants: how many there are, and how many are free on a day where that is told.';

create function note_change_of_told_seats() returns trigger language plpgsql as $$
begin
  if exists (
    select from measure
    where measure.is_open and measure.tells_free_seats and measure.id in (old.measure_id, new.measure_id)) then
    insert into public_change (revision) values (pg_current_xact_id()) on conflict do nothing;
  end if;
  return null;
end $$;

create trigger seat_that_is_told after insert or update or delete on seat
  for each row execute function note_change_of_told_seats();
