-- Training that is bought jointly with employers: each pays a share of the price of a contract, and the projects share what is left.

create table contract_employer (
  contract_id int not null references contract,
  organisation_unit_id int not null references organisation_unit,
  share_permyriad int not null check (share_permyriad between 1 and 9999),
  primary key (contract_id, organisation_unit_id)
);

comment on table contract_employer is 'An employer that pays a share of the price of a contract, in hundredths of a per cent; together they pay less than 10000.';

create index contract_employer_unit on contract_employer (organisation_unit_id);

create table contract_version_employer (
  contract_id int not null,
  number int not null,
  organisation_unit_id int not null references organisation_unit,
  share_permyriad int not null check (share_permyriad between 1 and 9999),
  primary key (contract_id, number, organisation_unit_id),
  foreign key (contract_id, number) references contract_version
);

comment on table contract_version_employer is 'An employer that pays by a version of a contract, and its share in hundredths of a per cent.';

create index contract_version_employer_unit on contract_version_employer (organisation_unit_id);

revoke update, delete on contract_version_employer from koordi_app;
