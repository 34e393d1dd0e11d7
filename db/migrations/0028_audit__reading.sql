-- Whoever acts sees the own acts, those on projects within the own reach, or all.
create policy audit_entry_read on audit_entry for select to koordi_app using (
  user_id = (select acting_user())
  or (select reaches_everything())
  or project_id in (select reached_projects()));
