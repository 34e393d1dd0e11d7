-- A draft of a contract can be thrown away, with all that belongs to it alone. One that was signed cannot: its versions hold it, and so
-- do the people who have a module of it or something called off.

alter table contract_buyer
  drop constraint contract_buyer_contract_id_fkey,
  add constraint contract_buyer_contract_id_fkey foreign key (contract_id) references contract on delete cascade;
alter table contract_employer
  drop constraint contract_employer_contract_id_fkey,
  add constraint contract_employer_contract_id_fkey foreign key (contract_id) references contract on delete cascade;
alter table contract_measure
  drop constraint contract_measure_contract_id_fkey,
  add constraint contract_measure_contract_id_fkey foreign key (contract_id) references contract on delete cascade;
alter table contract_provider
  drop constraint contract_provider_contract_id_fkey,
  add constraint contract_provider_contract_id_fkey foreign key (contract_id) references contract on delete cascade;
alter table contract_module
  drop constraint contract_module_contract_id_fkey,
  add constraint contract_module_contract_id_fkey foreign key (contract_id) references contract on delete cascade;
alter table contract_option
  drop constraint contract_option_contract_id_fkey,
  add constraint contract_option_contract_id_fkey foreign key (contract_id) references contract on delete cascade;
alter table capacity_line
  drop constraint capacity_line_contract_id_fkey,
  add constraint capacity_line_contract_id_fkey foreign key (contract_id) references contract on delete cascade;

grant delete on contract to koordi_app;
