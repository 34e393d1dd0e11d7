-- Buying for measures: tenders with lots, criteria and offers, what was decided, and contracts with providers, modules and capacity.

create table tender (
  id int generated always as identity primary key,
  project_id int not null references project,
  number text check (number <> ''),
  name text not null check (name <> ''),
  kind text not null check (kind in ('invited', 'open')),
  asked_on date,
  deadline_at timestamptz not null,
  terms text check (terms <> ''),
  state text not null default 'preparing' check (state in ('preparing', 'open', 'decided', 'cancelled')),
  cancel_reason text check (cancel_reason <> ''),
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint tender_asked check (state not in ('open', 'decided') or asked_on is not null),
  constraint tender_cancelled check ((state = 'cancelled') = (cancel_reason is not null))
);

comment on table tender is 'A call for offers by one project or several together, from its preparation until every lot is decided on.';
comment on column tender.project_id is 'The project that carries the tender through; it is one of the buyers.';
comment on column tender.number is 'Under which the buyer''s records know it.';
comment on column tender.deadline_at is 'Until when offers come in; before it nobody reads them.';

create index tender_project on tender (project_id);
create index tender_recorded_by on tender (recorded_by);
create index tender_by_deadline on tender (deadline_at desc, id desc);

create table tender_buyer (
  tender_id int not null references tender,
  project_id int not null references project,
  share_permille int not null check (share_permille between 1 and 1000),
  primary key (tender_id, project_id)
);

comment on table tender_buyer is 'A project that buys in a tender, and its share of the price; the shares of a tender come to 1000.';

create index tender_buyer_project on tender_buyer (project_id);

create table tender_lot (
  id int generated always as identity primary key,
  tender_id int not null references tender,
  number int not null check (number > 0),
  name text not null check (name <> ''),
  field text check (field <> ''),
  municipality_code text check (municipality_code ~ '^[0-9]{3}$'),
  places int check (places > 0),
  student_days int check (student_days > 0),
  measure_id int references measure,
  revision int not null default 1 check (revision > 0),
  unique (tender_id, number)
);

comment on table tender_lot is 'A part of a tender that is decided on by itself: what is to be bought, where, and how much of it.';

create index tender_lot_measure on tender_lot (measure_id);

create table tender_criterion (
  id int generated always as identity primary key,
  tender_id int not null references tender,
  name text not null check (name <> ''),
  weight_percent int not null check (weight_percent between 1 and 100),
  is_price boolean not null,
  revision int not null default 1 check (revision > 0),
  unique (tender_id, name)
);

comment on table tender_criterion is 'By what offers are compared, and how much it weighs; the weights of a tender come to 100.';

create unique index tender_criterion_price on tender_criterion (tender_id) where is_price;

create table tender_offer (
  id int generated always as identity primary key,
  tender_lot_id int not null references tender_lot,
  provider_unit_id int references organisation_unit,
  provider_name text not null check (provider_name <> ''),
  student_day_price_cents bigint check (student_day_price_cents >= 0),
  total_cents bigint not null check (total_cents >= 0),
  received_on date not null,
  is_admissible boolean not null,
  note text check (note <> ''),
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint tender_offer_inadmissible check (is_admissible or note is not null)
);

comment on table tender_offer is 'What a provider offers for a lot; nobody reads it before the deadline of the tender.';
comment on column tender_offer.provider_name is 'As the offer gives it; a person''s name where one trades under it.';
comment on column tender_offer.note is 'For one that may not be compared, why not.';

create unique index tender_offer_of_provider on tender_offer (tender_lot_id, lower(provider_name));
create index tender_offer_provider_unit on tender_offer (provider_unit_id);
create index tender_offer_recorded_by on tender_offer (recorded_by);

create table offer_score (
  tender_offer_id int not null references tender_offer,
  tender_criterion_id int not null references tender_criterion,
  tenths int not null check (tenths between 0 and 100),
  primary key (tender_offer_id, tender_criterion_id)
);

comment on table offer_score is 'How good an offer is by a criterion other than the price, from 0 to 10 in tenths.';

create index offer_score_criterion on offer_score (tender_criterion_id);

create table tender_decision (
  id int generated always as identity primary key,
  tender_lot_id int not null references tender_lot,
  tender_offer_id int references tender_offer,
  reason text check (reason <> ''),
  decided_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  withdrawn_at timestamptz,
  withdrawn_by text references app_user,
  withdrawn_reason text check (withdrawn_reason <> ''),
  constraint tender_decision_reasoned check (tender_offer_id is not null or reason is not null),
  constraint tender_decision_withdrawn check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3))
);

comment on table tender_decision is 'Which offer for a lot was accepted, or that none was, and why; one that was withdrawn stays.';

create unique index tender_decision_in_force on tender_decision (tender_lot_id) where withdrawn_at is null;
create index tender_decision_lot on tender_decision (tender_lot_id);
create index tender_decision_offer on tender_decision (tender_offer_id);
create index tender_decision_recorded_by on tender_decision (recorded_by);
create index tender_decision_withdrawn_by on tender_decision (withdrawn_by);

create table contract (
  id int generated always as identity primary key,
  project_id int not null references project,
  tender_lot_id int references tender_lot,
  number text check (number <> ''),
  name text not null check (name <> ''),
  price_model text not null check (price_model in ('group', 'student-day', 'place', 'hour', 'lump')),
  unit_price_cents bigint not null check (unit_price_cents >= 0),
  amount numeric(12, 2) not null check (amount > 0),
  signed_on date,
  starts_on date not null,
  ends_on date not null,
  options_text text check (options_text <> ''),
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint contract_days check (starts_on <= ends_on),
  constraint contract_lump check (price_model <> 'lump' or amount = 1)
);

comment on table contract is 'What was agreed with providers: price, amount, days and options; a draft until it is signed.';
comment on column contract.project_id is 'The project that looks after the contract; it is one of the buyers.';
comment on column contract.ends_on is 'The last day.';
comment on column contract.amount is 'Of what the price is for: groups, student days, places or hours; 1 for a lump sum.';

create index contract_project on contract (project_id);
create unique index contract_tender_lot on contract (tender_lot_id);
create index contract_recorded_by on contract (recorded_by);
create index contract_by_start on contract (starts_on desc, id desc);

create table contract_measure (
  contract_id int not null references contract,
  measure_id int not null references measure,
  primary key (contract_id, measure_id)
);

comment on table contract_measure is 'A measure that is bought with a contract.';

create index contract_measure_measure on contract_measure (measure_id);

create table contract_provider (
  id int generated always as identity primary key,
  contract_id int not null references contract,
  organisation_unit_id int not null references organisation_unit,
  from_on date not null,
  until_on date,
  reason text check (reason <> ''),
  constraint contract_provider_days check (until_on is null or from_on < until_on),
  constraint contract_provider_ended check (until_on is null or reason is not null)
);

comment on table contract_provider is 'Who provides by a contract, from a day to the day before another; several may side by side.';
comment on column contract_provider.reason is 'Why it provides no longer.';

create index contract_provider_contract on contract_provider (contract_id, from_on);
create index contract_provider_unit on contract_provider (organisation_unit_id);
create unique index contract_provider_standing on contract_provider (contract_id, organisation_unit_id) where until_on is null;

create table contract_buyer (
  contract_id int not null references contract,
  project_id int not null references project,
  share_permille int not null check (share_permille between 1 and 1000),
  primary key (contract_id, project_id)
);

comment on table contract_buyer is 'A project that pays by a contract, and its share; the shares of a contract come to 1000.';

create index contract_buyer_project on contract_buyer (project_id);

create table contract_module (
  id int generated always as identity primary key,
  contract_id int not null references contract,
  number int not null check (number > 0),
  title text not null check (title <> ''),
  days numeric(6, 1) not null check (days > 0),
  price_cents bigint not null check (price_cents >= 0),
  revision int not null default 1 check (revision > 0),
  unique (contract_id, number)
);

comment on table contract_module is 'A piece of training on the tray of a contract, from which the package of a person is put together.';

create table capacity_line (
  id int generated always as identity primary key,
  contract_id int not null references contract,
  field text check (field <> ''),
  unit text not null check (unit in ('student-day', 'place', 'hour')),
  amount numeric(12, 2) not null check (amount > 0),
  unit_price_cents bigint not null check (unit_price_cents >= 0),
  from_on date not null,
  until_on date not null,
  organisation_unit_id int references organisation_unit,
  revision int not null default 1 check (revision > 0),
  constraint capacity_line_days check (from_on < until_on)
);

comment on table capacity_line is 'Capacity that a contract gives for some days, in one field and from one provider, to be called off person by person.';
comment on column capacity_line.until_on is 'The day from which on nothing can be called off any more.';
comment on column capacity_line.organisation_unit_id is 'Empty where any provider of the contract gives it.';

create index capacity_line_contract on capacity_line (contract_id);
create index capacity_line_unit on capacity_line (organisation_unit_id);

revoke delete on tender, tender_offer, tender_decision, contract, contract_provider from koordi_app;

-- Offers are shut away from everybody until the deadline; that some came in may be known.

alter table tender_offer enable row level security;
alter table offer_score enable row level security;

create function reached_lots() returns setof int language sql stable security definer rows 100
  set search_path = public, pg_temp as $$
    with reached as materialized (select reached_projects() as project_id)
    select lot.id
    from tender_lot lot
    where (select reaches_everything())
      or lot.tender_id in (select buyer.tender_id from tender_buyer buyer where buyer.project_id in (select project_id from reached))
      or lot.tender_id in (select tender.id from tender where tender.project_id in (select project_id from reached))
  $$;

comment on function reached_lots is 'The lots of tenders in which a project buys that the acting user reaches.';

create function is_opened(lot int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from tender_lot asked join tender on tender.id = asked.tender_id
    where asked.id = lot and tender.state in ('open', 'decided', 'cancelled') and tender.deadline_at <= now())
$$;

comment on function is_opened is 'Whether the offers for a lot may be read: the deadline of its tender is over.';

create policy tender_offer_opened on tender_offer for select to koordi_app using (
  tender_lot_id in (select reached_lots()) and is_opened(tender_lot_id));
create policy tender_offer_received on tender_offer for insert to koordi_app with check (
  tender_lot_id in (select reached_lots()));
create policy tender_offer_corrected on tender_offer for update to koordi_app using (
  tender_lot_id in (select reached_lots()) and is_opened(tender_lot_id));
create policy offer_score_with_offer on offer_score to koordi_app using (
  tender_offer_id in (select offer.id from tender_offer offer));

create function offers_received(tender int) returns table (tender_lot_id int, amount int)
  language sql stable security definer rows 5 set search_path = public, pg_temp as $$
    select lot.id, count(*)::int
    from tender_lot lot join tender_offer offer on offer.tender_lot_id = lot.id
    where lot.tender_id = tender and lot.id in (select reached_lots())
    group by lot.id
  $$;

comment on function offers_received is 'How many offers have come in for each lot of a tender, also while nobody may read them.';

-- Whoever provides by a signed contract runs its measures, from the day of signing to the day on which another goes on instead.

create or replace function providers_of_measure(measure int) returns table (organisation_id int, organisation_unit_id int)
  language sql stable rows 2 as $$
    select unit.organisation_id, unit.id
    from measure run
    join organisation_unit unit on unit.id = run.provider_unit_id
    where run.id = measure
    union
    select unit.organisation_id, unit.id
    from contract_measure bought
    join contract on contract.id = bought.contract_id and contract.signed_on is not null
    join contract_provider provider on provider.contract_id = contract.id
      and (provider.until_on is null or provider.until_on > (now() at time zone 'Europe/Helsinki')::date)
    join organisation_unit unit on unit.id = provider.organisation_unit_id
    where bought.measure_id = measure
  $$;

create or replace function measures_provided_by(organisations int[], units int[]) returns setof int
  language sql stable rows 100 as $$
    with own as materialized (
      select unit.id from organisation_unit unit
      where unit.organisation_id = any (organisations) or unit.id = any (units)
    )
    select run.id from own join measure run on run.provider_unit_id = own.id
    union
    select bought.measure_id
    from own
    join contract_provider provider on provider.organisation_unit_id = own.id
      and (provider.until_on is null or provider.until_on > (now() at time zone 'Europe/Helsinki')::date)
    join contract on contract.id = provider.contract_id and contract.signed_on is not null
    join contract_measure bought on bought.contract_id = contract.id
  $$;
