-- Whoever runs a measure of a project has to know whom to ask about it: who answers today, and nobody who did or will.

create policy contact_assignment_asked on contact_assignment for select to koordi_app using (
  starts_on <= (now() at time zone 'Europe/Helsinki')::date
  and coalesce(ends_on, 'infinity') >= (now() at time zone 'Europe/Helsinki')::date
  and project_id in (select provided_projects()));
