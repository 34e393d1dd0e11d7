-- The second wall for writing: whoever acts is whose transaction it is, also where that is the service or nobody; number, place and
-- digests are the database's alone; and no entry tells of an act long ago or yet to come.

revoke insert on audit_entry from koordi_app, koordi_sign_in;
grant insert (
  acted_at, user_id, role, grant_id, act, subject_kind, subject_id, project_id, reason, origin, request_id, details
) on audit_entry to koordi_app, koordi_sign_in;

drop policy audit_entry_added on audit_entry;
create policy audit_entry_added on audit_entry for insert to koordi_app
  with check (user_id is not distinct from (select acting_user()));

-- A few minutes for a clock of the service that goes otherwise than that of the database.
create policy audit_entry_timely on audit_entry as restrictive for insert to koordi_app, koordi_sign_in
  with check (acted_at between clock_timestamp() - interval '10 minutes' and clock_timestamp() + interval '10 minutes');

-- The service alone states how the lanes are.
alter table audit_anchor enable row level security;
create policy audit_anchor_read on audit_anchor for select to koordi_app using (true);
create policy audit_anchor_added on audit_anchor for insert to koordi_app with check ((select acting_user()) = 'service');
