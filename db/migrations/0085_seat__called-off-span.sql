-- What was called off from a capacity line binds it: it cannot be made less than that, nor given other days or another unit.

create function called_off_span(line int) returns table (amount numeric, first_on date, last_on date)
  language sql stable security definer rows 1 set search_path = public, pg_temp as $$
    select sum(call_off.amount), min(call_off.starts_on), max(call_off.ends_on) from call_off
    where call_off.capacity_line_id = line and call_off.state <> 'cancelled'
    having count(*) > 0
  $$;

comment on function called_off_span is 'How much of a capacity line is reserved or used and on which days, first to last; no row where nothing is.';
