-- A tender is known to those who buy in it, and to nobody else; who leads it, alone changes it.

create function reached_tenders() returns setof int language sql stable security definer rows 100
  set search_path = public, pg_temp as $$
    with reached as materialized (select reached_projects() as project_id)
    select tender.id from tender where tender.project_id in (select project_id from reached)
    union
    select buyer.tender_id from tender_buyer buyer where buyer.project_id in (select project_id from reached)
  $$;

comment on function reached_tenders is 'The tenders in which a project buys that the acting user reaches.';

alter table tender enable row level security;
alter table tender_lot enable row level security;
alter table tender_criterion enable row level security;
alter table tender_decision enable row level security;

-- Who makes one sees it at once by its project: the function does not know it yet.
create policy tender_reached on tender for select to koordi_app using (
  (select reaches_everything())
  or project_id in (select reached_projects())
  or id in (select reached_tenders()));
create policy tender_prepared on tender for insert to koordi_app with check (
  (select reaches_everything()) or project_id in (select reached_projects()));
create policy tender_changed on tender for update to koordi_app using (
  (select reaches_everything()) or project_id in (select reached_projects()));

drop policy tender_buyer_known on tender_buyer;
create policy tender_buyer_reached on tender_buyer for select to koordi_app using (
  (select reaches_everything()) or tender_id in (select reached_tenders()));

create policy tender_lot_reached on tender_lot for select to koordi_app using (
  (select reaches_everything()) or tender_id in (select reached_tenders()));
create policy tender_lot_added on tender_lot for insert to koordi_app with check (leads_tender(tender_id));
create policy tender_lot_changed on tender_lot for update to koordi_app using (leads_tender(tender_id));
create policy tender_lot_dropped on tender_lot for delete to koordi_app using (leads_tender(tender_id));

create policy tender_criterion_reached on tender_criterion for select to koordi_app using (
  (select reaches_everything()) or tender_id in (select reached_tenders()));
create policy tender_criterion_added on tender_criterion for insert to koordi_app with check (leads_tender(tender_id));
create policy tender_criterion_changed on tender_criterion for update to koordi_app using (leads_tender(tender_id));
create policy tender_criterion_dropped on tender_criterion for delete to koordi_app using (leads_tender(tender_id));

create function leads_lot(lot int) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select leads_tender(led.tender_id) from tender_lot led where led.id = lot
  $$;

comment on function leads_lot is 'Whether the acting user reaches the project that carries the tender of a lot through.';

create policy tender_decision_reached on tender_decision for select to koordi_app using (
  tender_lot_id in (select reached_lots()));
create policy tender_decision_made on tender_decision for insert to koordi_app with check (leads_lot(tender_lot_id));
create policy tender_decision_withdrawn on tender_decision for update to koordi_app using (leads_lot(tender_lot_id));
