-- Where organisations are found, as tables that people send in tell it. Nothing is overwritten.

create table organisation_address (
  id int generated always as identity primary key,
  organisation_unit_id int not null references organisation_unit,
  seen_on date not null,
  street_address text check (street_address <> ''),
  postal_code text check (postal_code ~ '^[0-9]{5}$'),
  town text check (town <> ''),
  recorded_at timestamptz not null,
  constraint organisation_address_tells check (num_nonnulls(street_address, postal_code, town) > 0)
);

comment on table organisation_address is
  'Where a unit of an organisation is found from the day on which a source is first known to say so until the next one says otherwise.';
comment on column organisation_address.recorded_at is 'Of two for one day the one recorded later holds.';

create index organisation_address_unit on organisation_address (organisation_unit_id, seen_on desc, id desc);
revoke update, delete on organisation_address from koordi_app;
