-- What binds in a signed contract is changed by amendments alone: each says what is agreed from a day on, and all of them are kept.

create table contract_version (
  contract_id int not null references contract,
  number int not null check (number >= 0),
  in_force_from date not null,
  agreed_on date not null,
  kind text check (kind in ('option', 'reorganisation', 'need', 'correction', 'other')),
  reason text check (reason <> ''),
  price_model text not null check (price_model in ('group', 'student-day', 'place', 'hour', 'lump')),
  unit_price_cents bigint not null check (unit_price_cents >= 0),
  amount numeric(12, 2) not null check (amount > 0),
  starts_on date not null,
  ends_on date not null,
  options_text text check (options_text <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  primary key (contract_id, number),
  constraint contract_version_days check (starts_on <= ends_on),
  constraint contract_version_lump check (price_model <> 'lump' or amount = 1),
  constraint contract_version_amended check (num_nulls(kind, reason) = case number when 0 then 2 else 0 end)
);

comment on table contract_version is 'What binds in a contract from a day on: number 0 as it was signed, the others by the amendment of that number.';
comment on column contract_version.ends_on is 'The last day.';
comment on column contract_version.kind is 'Why it was amended; empty for the contract as it was signed.';

create index contract_version_in_force on contract_version (contract_id, in_force_from, number);
create index contract_version_recorded_by on contract_version (recorded_by);

create table contract_version_buyer (
  contract_id int not null,
  number int not null,
  project_id int not null references project,
  share_permille int not null check (share_permille between 1 and 1000),
  primary key (contract_id, number, project_id),
  foreign key (contract_id, number) references contract_version
);

comment on table contract_version_buyer is 'A project that pays by a version of a contract, and its share; the shares of a version come to 1000.';

create index contract_version_buyer_project on contract_version_buyer (project_id);

insert into contract_version (contract_id, number, in_force_from, agreed_on, price_model, unit_price_cents, amount, starts_on, ends_on,
  options_text, recorded_at, recorded_by)
select contract.id, 0, contract.signed_on, contract.signed_on, contract.price_model, contract.unit_price_cents, contract.amount,
  contract.starts_on, contract.ends_on, contract.options_text, contract.recorded_at, contract.recorded_by
from contract
where contract.signed_on is not null;

insert into contract_version_buyer (contract_id, number, project_id, share_permille)
select version.contract_id, version.number, buyer.project_id, buyer.share_permille
from contract_version version join contract_buyer buyer on buyer.contract_id = version.contract_id;

revoke update, delete on contract_version, contract_version_buyer from koordi_app;
