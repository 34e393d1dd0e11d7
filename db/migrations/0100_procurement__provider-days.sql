-- Who provides by a contract does so from its first day to its last: the next one reads nothing before, the last one nothing after.

alter table contract_provider
  add column replaces_id int references contract_provider,
  add column handed_over_at timestamptz;

comment on column contract_provider.replaces_id is 'Whom it goes on for; empty where it provides from the beginning, or beside others.';
comment on column contract_provider.handed_over_at is 'When, its days being over, the measures that it ran were given to who goes on.';

create index contract_provider_replaces on contract_provider (replaces_id);
create index contract_provider_leaving on contract_provider (until_on) where handed_over_at is null;

-- Where one left and one began on a day, the one went on for the other.
update contract_provider follower
set replaces_id = change.leaving_id
from (
  select leaving.contract_id, leaving.until_on, max(leaving.id) as leaving_id, max(begun.id) as begun_id
  from contract_provider leaving
  join contract_provider begun on begun.contract_id = leaving.contract_id and begun.from_on = leaving.until_on
  group by leaving.contract_id, leaving.until_on
  having count(*) = 1
) change
where follower.id = change.begun_id;

-- Until the service has given its measures to who goes on, they still name who has left.
create function has_left_measure(measure int, unit int) returns boolean language sql stable as $$
  select exists (
    select from contract_measure bought
    join contract on contract.id = bought.contract_id and contract.signed_on is not null
    join contract_provider provider on provider.contract_id = contract.id and provider.organisation_unit_id = unit
      and provider.handed_over_at is null and provider.until_on <= (now() at time zone 'Europe/Helsinki')::date
    where bought.measure_id = measure)
$$;

comment on function has_left_measure is 'Whether a unit provides no longer by a contract of a measure that has not been given to the next one yet.';

-- Who provides from the first day of a signed contract prepares its measures before; who comes later waits for its day.
create or replace function providers_of_measure(measure int) returns table (organisation_id int, organisation_unit_id int)
  language sql stable rows 2 as $$
    select unit.organisation_id, unit.id
    from measure run
    join organisation_unit unit on unit.id = run.provider_unit_id
    where run.id = measure and not has_left_measure(run.id, unit.id)
    union
    select unit.organisation_id, unit.id
    from contract_measure bought
    join contract on contract.id = bought.contract_id and contract.signed_on is not null
    join contract_provider provider on provider.contract_id = contract.id
      and (provider.until_on is null or provider.until_on > (now() at time zone 'Europe/Helsinki')::date)
      and (provider.from_on <= (now() at time zone 'Europe/Helsinki')::date or provider.from_on <= contract.starts_on)
    join organisation_unit unit on unit.id = provider.organisation_unit_id
    where bought.measure_id = measure
  $$;

create or replace function measures_provided_by(organisations int[], units int[]) returns setof int
  language sql stable rows 100 set plan_cache_mode = force_generic_plan as $$
    with own as materialized (
      select unit.id from organisation_unit unit
      where unit.organisation_id = any (organisations) or unit.id = any (units)
    )
    select run.id from own join measure run on run.provider_unit_id = own.id where not has_left_measure(run.id, own.id)
    union
    select bought.measure_id
    from own
    join contract_provider provider on provider.organisation_unit_id = own.id
      and (provider.until_on is null or provider.until_on > (now() at time zone 'Europe/Helsinki')::date)
    join contract on contract.id = provider.contract_id and contract.signed_on is not null
      and (provider.from_on <= (now() at time zone 'Europe/Helsinki')::date or provider.from_on <= contract.starts_on)
    join contract_measure bought on bought.contract_id = contract.id
  $$;
