-- What is done to offers after their opening leaves a trace that everybody who reads them sees.

alter table tender_offer add column late_reason text check (late_reason <> '');

comment on column tender_offer.late_reason is 'Why an offer that came in time was recorded only after the deadline.';

create table tender_offer_change (
  id int generated always as identity primary key,
  tender_offer_id int not null references tender_offer,
  tender_lot_id int not null references tender_lot,
  provider_name text not null check (provider_name <> ''),
  student_day_price_cents bigint check (student_day_price_cents >= 0),
  total_cents bigint not null check (total_cents >= 0),
  received_at timestamptz not null,
  is_admissible boolean not null,
  note text check (note <> ''),
  reason text not null check (reason <> ''),
  changed_at timestamptz not null,
  changed_by text not null references app_user
);

comment on table tender_offer_change is 'What an offer said until it was corrected after its opening, and why it was corrected.';

create index tender_offer_change_offer on tender_offer_change (tender_offer_id, id);
create index tender_offer_change_lot on tender_offer_change (tender_lot_id);
create index tender_offer_change_changed_by on tender_offer_change (changed_by);

revoke update, delete on tender_offer_change from koordi_app;

alter table tender_offer_change enable row level security;

create policy tender_offer_change_with_offer on tender_offer_change to koordi_app using (
  tender_offer_id in (select offer.id from tender_offer offer));
