-- Ways to sign in beside the password: a second factor, passkeys, the organisation's identity provider; and a password forgotten.
-- Only the role koordi_sign_in gets at these tables, as at those of 0014.

alter table user_session drop constraint user_session_means_check;
alter table user_session
  add check (means in ('password', 'second-factor', 'passkey', 'provider', 'demo', 'link'));

create table user_second_factor (
  id text primary key,
  user_id text not null unique references app_user,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count int not null default 0,
  locked_until_at timestamptz
);

comment on table user_second_factor is 'The sealed secret from which an app on a user''s telephone reckons codes, and the codes for when it is lost.';
comment on column user_second_factor.verified is 'Whether the user has proved once that the app reckons the right codes.';

create index user_second_factor_secret on user_second_factor (secret);

create table user_passkey (
  id text primary key,
  user_id text not null references app_user,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz,
  last_used_at timestamptz
);

comment on table user_passkey is 'The public half of a key that a device of a user keeps.';

create index user_passkey_user on user_passkey (user_id);

create table password_reset (
  id int generated always as identity primary key,
  user_id text not null references app_user,
  language text not null check (language in ('fi', 'sv', 'en')),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  token_sha256 text unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  mail_due_at timestamptz,
  mail_attempts int not null default 0 check (mail_attempts >= 0)
);

comment on table password_reset is 'A forgotten password that somebody wants to replace by a link in a mail; gone when it is done or too late.';
comment on column password_reset.token_sha256 is 'Digest of the token in the link; empty until the mail with it is sent.';

create index password_reset_user on password_reset (user_id);
create index password_reset_mail_due on password_reset (mail_due_at) where mail_due_at is not null;

comment on table user_credential is 'A way by which a user is known: the digest of a password, or the account at an identity provider.';
comment on table user_verification is
  'Something begun that must be ended in time: a second factor to give, a passkey to show, a way back from an identity provider.';

revoke all on user_second_factor, user_passkey, password_reset from koordi_app;
grant select, insert, update, delete on user_second_factor, user_passkey, password_reset to koordi_sign_in;
