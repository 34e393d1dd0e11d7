-- A code that an app reckons is good for a minute and a half: who looks over a shoulder could use it too.

create table second_factor_code (
  user_id text not null references app_user,
  code_digest text not null check (code_digest ~ '^[0-9a-f]{64}$'),
  used_at timestamptz not null,
  primary key (user_id, code_digest)
);

comment on table second_factor_code is 'A code by which somebody has just signed in, by its keyed digest, so that it lets nobody in again.';

create index second_factor_code_at on second_factor_code (used_at);

revoke all on second_factor_code from koordi_app;
grant select, insert, update, delete on second_factor_code to koordi_sign_in;
