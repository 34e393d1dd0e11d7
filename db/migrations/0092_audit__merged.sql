-- Whoever reads the acts on a project reads those on the one of the register that became one with it, too.
drop policy audit_entry_read on audit_entry;
create policy audit_entry_read on audit_entry for select to koordi_app using (
  user_id = (select acting_user())
  or (select reaches_everything())
  or project_id in (select reached_projects())
  or project_id in (select reached_former_projects()));
