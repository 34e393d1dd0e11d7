-- What people sign in with. Only the role koordi_sign_in gets at these tables, never the pages; their columns are those that the
-- library for signing in works with.

create table user_session (
  id text primary key,
  user_id text not null references app_user,
  token text not null unique,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  means text check (means in ('password', 'demo', 'link'))
);

comment on table user_session is 'A device at which a user has signed in, until it signs out or the time is up.';
comment on column user_session.token is 'Worth nothing without its signature, whose key is not in the database.';
comment on column user_session.updated_at is 'When the device was last seen, to five minutes.';
comment on column user_session.expires_at is 'When the user must sign in anew, however busy.';

create index user_session_user on user_session (user_id);

create table user_credential (
  id text primary key,
  user_id text not null references app_user,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);

comment on table user_credential is 'A way by which a user is known: the digest of a password.';

create index user_credential_user on user_credential (user_id);

create table user_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

comment on table user_verification is 'Something that the library for signing in has begun and must end in time.';

create index user_verification_identifier on user_verification (identifier);

create table sign_in_failure (
  id bigint generated always as identity primary key,
  failed_at timestamptz not null,
  account_digest text not null,
  network_digest text not null,
  from_known_device boolean not null
);

comment on table sign_in_failure is 'A failed attempt to sign in, by keyed digests of the account and the network, to slow down guessing.';

create index sign_in_failure_account on sign_in_failure (account_digest, failed_at);
create index sign_in_failure_network on sign_in_failure (network_digest, failed_at);
create index sign_in_failure_at on sign_in_failure (failed_at);

create table first_link (
  token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
  printed_at timestamptz not null,
  expires_at timestamptz not null
);

comment on table first_link is 'A link printed in the terminal by which the first administrator makes an account.';

create table service_mark (
  is_only boolean primary key default true check (is_only),
  kind text not null check (kind in ('demo', 'real')),
  marked_at timestamptz not null default now()
);

comment on table service_mark is 'Whether the database is one for trying out, with invented people anybody may be, or a real one; settled once.';

create function service_mark_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'What a database is, demo or real, is settled once.' using errcode = 'integrity_constraint_violation';
end $$;

create trigger service_mark_kept before update or delete on service_mark for each row execute function service_mark_refuse();

-- Invented people belong to a database for trying out, and nobody else does but those invited to try it.
create function app_user_demo_place() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.is_demo and not exists (select from service_mark where kind = 'demo') then
    raise exception 'Invented people belong to a database for trying out.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

revoke all on user_session, user_credential, user_verification, sign_in_failure, first_link
  from koordi_app;
grant select, insert, update, delete on user_session, user_credential, user_verification, sign_in_failure, first_link
  to koordi_sign_in;
revoke insert, update, delete on service_mark from koordi_app;
grant select on service_mark to koordi_sign_in;
grant insert on role_grant to koordi_sign_in;

-- As koordi_app closes accounts and may not see sessions.
create function end_sessions_of_closed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from user_session where user_session.user_id = new.id;
  return new;
end $$;
