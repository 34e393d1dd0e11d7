-- A measure says for how many of a need it was planned, so that the need is open again for them once the measure is cancelled or has
-- fewer seats.

alter table measure
  add column meets_amount int check (meets_amount > 0),
  add constraint measure_meets_a_need check (meets_amount is null or measure_need_id is not null);

comment on column measure.meets_amount is 'For how many of those of its need a measure was planned; it counts while it is not cancelled and has seats for them.';

update measure
set meets_amount = nullif(coalesce((
  select (entry.details ->> 'met')::int
  from audit_entry entry
  where entry.subject_kind = 'measure-need' and entry.subject_id = measure.measure_need_id::text
    and entry.details ->> 'measure' = measure.id::text
  order by entry.id desc
  limit 1), need.met_amount), 0)
from measure_need need
where need.id = measure.measure_need_id;

create function met_of_need(need int) returns int language sql stable as $$
  select least(asked.amount, (
    select coalesce(sum(least(meeting.meets_amount, meeting.seats)), 0)::int
    from measure meeting
    where meeting.measure_need_id = asked.id and meeting.meets_amount is not null and meeting.state <> 'cancelled'))
  from measure_need asked
  where asked.id = need
$$;

comment on function met_of_need is 'For how many of those of a need measures are planned that are not cancelled and have seats for them.';

-- Needs that were left behind as met by measures that have been cancelled since.
update measure_need
set met_amount = met_of_need(id), state = 'open', answer = null, answered_at = null, answered_by = null, revision = revision + 1
where state = 'met' and met_of_need(id) < met_amount
  and exists (select from measure where measure.measure_need_id = measure_need.id and measure.state = 'cancelled');
