-- The second wall for writing: of one's own row, as long as it is open, what one's own pages change; accounts are closed and opened
-- again by administrators, and never by oneself.

drop policy app_user_seen_by_colleagues on app_user;
create policy app_user_seen_by_colleagues on app_user for select to koordi_app
  using ((select acting_user()) is not null);
create policy app_user_changes_own on app_user for update to koordi_app
  using (id = (select acting_user()) and deactivated_at is null) with check (deactivated_at is null);
create policy app_user_administered on app_user for update to koordi_app
  using (id <> (select acting_user()) and (select administers()));
