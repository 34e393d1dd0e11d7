-- Who buys in a tender reads its offers once they are opened: so only who leads the tender says who buys, and a tender and its lots
-- stay with the project for which they were made.

alter table tender_buyer enable row level security;

create function leads_tender(tender int) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select reaches_everything() or exists (
      select from tender led where led.id = tender and led.project_id in (select reached_projects()))
  $$;

comment on function leads_tender is 'Whether the acting user reaches the project that carries a tender through.';

create policy tender_buyer_known on tender_buyer for select to koordi_app using (true);
create policy tender_buyer_named on tender_buyer for insert to koordi_app with check (leads_tender(tender_id));
create policy tender_buyer_changed on tender_buyer for update to koordi_app using (leads_tender(tender_id));
create policy tender_buyer_dropped on tender_buyer for delete to koordi_app using (leads_tender(tender_id));

revoke update on tender, tender_lot from koordi_app;
grant update (number, name, kind, asked_on, deadline_at, terms, state, cancel_reason, revision) on tender to koordi_app;
grant update (name, field, municipality_code, places, student_days, measure_id, revision) on tender_lot to koordi_app;
