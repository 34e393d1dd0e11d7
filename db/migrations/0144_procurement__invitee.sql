-- Whom an invited tender asked for an offer.

create table tender_invitee (
  id int generated always as identity primary key,
  tender_id int not null references tender,
  provider_unit_id int references organisation_unit,
  provider_name text not null check (provider_name <> ''),
  asked_on date
);

comment on table tender_invitee is 'Who is asked for an offer in an invited tender.';
comment on column tender_invitee.provider_name is 'As it was written; a person''s name where one trades under it.';
comment on column tender_invitee.asked_on is 'Empty until offers are asked for.';

create unique index tender_invitee_once on tender_invitee (tender_id, lower(provider_name));
create index tender_invitee_provider_unit on tender_invitee (provider_unit_id);

alter table tender_invitee enable row level security;

create policy tender_invitee_reached on tender_invitee for select to koordi_app using (
  (select reaches_everything()) or tender_id in (select reached_tenders()));
create policy tender_invitee_added on tender_invitee for insert to koordi_app with check (leads_tender(tender_id));
create policy tender_invitee_asked on tender_invitee for update to koordi_app using (leads_tender(tender_id));
create policy tender_invitee_dropped on tender_invitee for delete to koordi_app using (leads_tender(tender_id));

revoke update on tender_invitee from koordi_app;
grant update (asked_on) on tender_invitee to koordi_app;
