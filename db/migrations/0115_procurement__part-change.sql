-- What a signed contract gives binds, too: who changes it says why, and what stood before stays known.

create table contract_part_change (
  id int generated always as identity primary key,
  contract_id int not null references contract,
  kind text not null check (kind in ('module', 'capacity', 'option')),
  part_id int not null,
  was jsonb,
  is_now jsonb,
  reason text not null check (reason <> ''),
  changed_at timestamptz not null,
  changed_by text not null references app_user,
  constraint contract_part_change_tells check (num_nonnulls(was, is_now) > 0)
);

comment on table contract_part_change is 'A module, capacity line or option that was added to a signed contract, changed or taken out of it, and why.';
comment on column contract_part_change.was is 'What it said before; empty for one that was added.';
comment on column contract_part_change.is_now is 'What it says since; empty for one that was taken out.';

create index contract_part_change_contract on contract_part_change (contract_id, id);
create index contract_part_change_changed_by on contract_part_change (changed_by);

revoke update, delete on contract_part_change from koordi_app;

alter table contract_provider add column added_reason text check (added_reason <> '');

comment on column contract_provider.added_reason is 'Why it was added beside others.';
