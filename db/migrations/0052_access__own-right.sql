-- Who works in the service, and as what, is said by administrators in their own right: a deputy of theirs reads what they read, and
-- no more. What somebody began as an administrator is worth nothing once that right is gone. And which devices are known to be an
-- owner's stands in a table, so that they can be forgotten and each be counted by itself.

create function is_administrator(person text, at timestamptz) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select exists (
      select from role_grant own
      join app_user holder on holder.id = own.user_id and holder.deactivated_at is null
      where own.user_id = person and own.role = 'administrator' and own.deputy_for is null and own.ended_at is null
        and own.valid_from <= (at at time zone 'Europe/Helsinki')::date
        and (own.valid_until is null or own.valid_until > (at at time zone 'Europe/Helsinki')::date))
  $$;

comment on function is_administrator is 'Whether somebody has a grant of administration of one''s own in force, and an open account.';

create or replace function administers() returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select is_administrator(acting_user(), now())
  $$;

comment on function administers is 'Whether the acting user has a grant of administration of one''s own in force; a deputy''s is none.';

-- Whoever sends an invitation anew answers for it from now on.
grant update (invited_by) on invitation to koordi_app;
drop policy invitation_followed_up on invitation;
create policy invitation_followed_up on invitation for update to koordi_app
  using ((select administers()) or (select acting_user()) = 'service')
  with check (
    (select acting_user()) in ('service', withdrawn_by) or invited_by = (select acting_user()));

create or replace function invited_by_link(digest text, at timestamptz) returns table (email text, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
    select invitation.email, invitation.role
    from invitation
    where invitation.token_sha256 = digest and invitation.expires_at > at
      and invitation.accepted_at is null and invitation.withdrawn_at is null
      and is_administrator(invitation.invited_by, at)
  $$;

-- Of those there are, nobody knows which were handed over, and by whom: they are good for a day, and soon asked for anew.
delete from password_reset where token_sha256 is not null;
alter table password_reset add handed_over_by text references app_user;

comment on column password_reset.handed_over_by is
  'The administrator who hands the link over; empty when it is mailed to the owner of the account.';

create index password_reset_handed_over_by on password_reset (handed_over_by);

-- As koordi_app may not see links for new passwords.
create function withdraw_handed_links(person text) returns setof text language sql volatile security definer rows 5
  set search_path = public, pg_temp as $$
    delete from password_reset where handed_over_by = person and (select administers()) returning user_id
  $$;

comment on function withdraw_handed_links is
  'Takes back the links for new passwords that somebody handed over, by an administrator; gives whose passwords they would replace.';

create table user_device (
  token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
  user_id text not null references app_user,
  session_id text not null,
  seen_at timestamptz not null
);

comment on table user_device is 'A device at which a user has signed in, known again by a cookie of which only a digest is kept.';
comment on column user_device.session_id is 'The session that was opened there; it may be over.';

create index user_device_user on user_device (user_id);
create index user_device_seen on user_device (seen_at);

revoke all on user_device from koordi_app;
grant select, insert, update, delete on user_device to koordi_sign_in;

delete from sign_in_failure;
alter table sign_in_failure drop from_known_device;
alter table sign_in_failure add device_digest text;

comment on column sign_in_failure.device_digest is 'By which device of the owner; empty when it was one at which nobody had signed in to the account.';

-- What was begun before an account was closed is not ended after it is opened again.
create or replace function end_sessions_of_closed() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  delete from user_session where user_session.user_id = new.id;
  delete from user_device where user_device.user_id = new.id;
  delete from password_reset where password_reset.user_id = new.id;
  delete from user_verification where strpos(user_verification.value, new.id) > 0;
  return new;
end $$;
