-- The second wall for writing: whatever a statement of ours says, a transaction gives, lends and ends only such rights as whoever
-- acts may, and invites only as an administrator.

create function administers() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from acting_grant where role = 'administrator')
    and exists (select from app_user where id = acting_user() and deactivated_at is null)
$$;

comment on function administers is 'Whether the acting user has a grant of administration in force, as deputy or oneself.';

create function holds_grant(held int) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select exists (select from acting_grant where id = held)
      and exists (select from app_user where id = acting_user() and deactivated_at is null)
  $$;

comment on function holds_grant is
  'Whether the acting user still has a grant: for work that goes on after its confirmation, by the right of whoever confirmed it.';

-- The table as its owner sees it, since the policy of a table cannot ask the table itself.
create function may_lend(lent role_grant) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select lent.valid_until - lent.valid_from <= 90 and exists (
      select from role_grant own
      where own.user_id = acting_user() and own.deputy_for is null and own.ended_at is null
        and (own.role, own.scope) = (lent.role, lent.scope)
        and (own.organisation_id, own.organisation_unit_id, own.project_id)
          is not distinct from (lent.organisation_id, lent.organisation_unit_id, lent.project_id)
        and own.valid_from <= lent.valid_from and (own.valid_until is null or own.valid_until >= lent.valid_until))
  $$;

comment on function may_lend is 'Whether a grant is one that the acting user has of one''s own for all its days, 90 at most.';

drop policy role_grant_seen_by_colleagues on role_grant;
create policy role_grant_seen_by_colleagues on role_grant for select to koordi_app
  using ((select acting_user()) is not null);
create policy role_grant_given on role_grant for insert to koordi_app with check (
  granted_by = (select acting_user()) and ended_at is null
  and ((select administers()) or (deputy_for = (select acting_user()) and may_lend(role_grant))));
create policy role_grant_ended on role_grant for update to koordi_app
  using (ended_at is null and (deputy_for = (select acting_user()) or (select administers())))
  with check (ended_at is not null and ended_by = (select acting_user()));

revoke update on role_grant from koordi_app;
grant update (ended_at, ended_by) on role_grant to koordi_app;

drop policy invitation_seen_by_administration on invitation;
create policy invitation_seen_by_administration on invitation for select to koordi_app
  using ((select reaches_everything()));
create policy invitation_written on invitation for insert to koordi_app
  with check (invited_by = (select acting_user()) and (select administers()));
-- The service notes what became of the mail.
create policy invitation_followed_up on invitation for update to koordi_app
  using ((select administers()) or (select acting_user()) = 'service');

revoke update on invitation from koordi_app;
grant update (
  expires_at, token_sha256, mail_due_at, mail_sent_at, mail_attempts, mail_failure, withdrawn_at, withdrawn_by
) on invitation to koordi_app;
