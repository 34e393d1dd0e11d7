-- What a person gets on a seat from contracts: modules chosen from a tray, and capacity called off.

create table seat_module (
  id int generated always as identity primary key,
  seat_id int not null references seat,
  contract_module_id int not null references contract_module,
  starts_on date not null,
  ends_on date not null,
  price_cents bigint not null check (price_cents >= 0),
  constraint seat_module_once unique (seat_id, contract_module_id),
  constraint seat_module_days check (starts_on <= ends_on)
);

comment on table seat_module is 'A module of the tray of a contract in the package of the person who has the seat, with its days and price.';
comment on column seat_module.price_cents is 'As it was agreed for this person; the tray may say another price later.';

create index seat_module_contract_module on seat_module (contract_module_id);

create table call_off (
  id int generated always as identity primary key,
  capacity_line_id int not null references capacity_line,
  participant_id int not null references participant,
  seat_id int not null references seat,
  starts_on date not null,
  ends_on date not null,
  amount numeric(12, 2) not null check (amount > 0),
  price_cents bigint not null check (price_cents >= 0),
  state text not null default 'reserved' check (state in ('reserved', 'used', 'cancelled')),
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint call_off_days check (starts_on <= ends_on)
);

comment on table call_off is 'Capacity of a contract that is called off for one person: reserved, then used, or cancelled and free again.';

create index call_off_capacity_line on call_off (capacity_line_id, state);
create index call_off_participant on call_off (participant_id);
create index call_off_seat on call_off (seat_id);
create index call_off_recorded_by on call_off (recorded_by);

revoke delete on call_off from koordi_app;

alter table seat_module enable row level security;
create policy seat_module_with_seat on seat_module to koordi_app using (
  exists (select from seat where seat.id = seat_module.seat_id));
alter table call_off enable row level security;
create policy call_off_with_seat on call_off to koordi_app using (
  exists (select from seat where seat.id = call_off.seat_id));

-- What is left of a line is counted over all that is called off from it, also by those whose seats one does not see.
create function called_off(line int) returns numeric language sql stable security definer
  set search_path = public, pg_temp as $$
    select coalesce(sum(call_off.amount), 0) from call_off
    where call_off.capacity_line_id = line and call_off.state <> 'cancelled'
  $$;

comment on function called_off is 'How much of a capacity line is called off: reserved or used.';
