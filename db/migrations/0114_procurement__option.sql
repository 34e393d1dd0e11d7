-- What a contract lets the buyer have more of, until a day: using an option amends the contract.

create table contract_option (
  id int generated always as identity primary key,
  contract_id int not null references contract,
  kind text not null check (kind in ('places', 'days', 'amount', 'period', 'other')),
  what text not null check (what <> ''),
  amount numeric(12, 2) check (amount > 0),
  ends_on date,
  unit_price_cents bigint check (unit_price_cents >= 0),
  use_by_on date not null,
  used_number int,
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  foreign key (contract_id, used_number) references contract_version,
  constraint contract_option_how_much check (
    case kind
      when 'period' then ends_on is not null and amount is null
      when 'other' then num_nonnulls(amount, ends_on) = 0
      else amount is not null and ends_on is null
    end)
);

comment on table contract_option is 'An option of a contract: what more may be had, how much and at which price, until which day; unused after it, it has lapsed.';
comment on column contract_option.ends_on is 'The last day of the contract once its period is made longer.';
comment on column contract_option.unit_price_cents is 'Empty where the price is that of the contract.';
comment on column contract_option.use_by_on is 'The last day on which it can be used.';
comment on column contract_option.used_number is 'The amendment of the contract by which it was used.';

create index contract_option_contract on contract_option (contract_id, used_number);
create index contract_option_waiting on contract_option (use_by_on) where used_number is null;
create index contract_option_recorded_by on contract_option (recorded_by);
