-- What was left of a capacity on a day gone by.

create function called_off_by(line int, day date) returns numeric
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select coalesce(sum(call_off.amount), 0) from call_off
    where call_off.capacity_line_id = line and call_off.state <> 'cancelled'
      and least((call_off.recorded_at at time zone 'Europe/Helsinki')::date, call_off.starts_on) <= day
  $$;

comment on function called_off_by(int, date) is 'How much of a capacity line was called off by a day: recorded until then, or begun.';
