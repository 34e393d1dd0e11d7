-- What a project was granted stands where decisions stand: with each version of its plan. With it what is bought is compared.

alter table plan_version
  add column granted_cents bigint check (granted_cents >= 0),
  add column granted_for_measures_cents bigint check (granted_for_measures_cents >= 0),
  -- Of an unknown whole any part may be known.
  add constraint plan_version_granted_part check (granted_for_measures_cents <= granted_cents);

comment on column plan_version.granted_cents is
  'The EU and state funding granted to the project for its whole time, in cents; empty where nobody has said it.';
comment on column plan_version.granted_for_measures_cents is
  'What of it is for measures: contracts and wage subsidy; in cents, empty where nobody has said it.';
