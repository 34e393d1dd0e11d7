-- People who work in the service. What they sign in with is kept apart from them, closed to the pages.

create table app_user (
  id text primary key check (id <> ''),
  name text not null check (name <> ''),
  email text not null unique check (email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  email_verified boolean not null default false,
  image text,
  language text not null default 'fi' check (language in ('fi', 'sv', 'en')),
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deactivated_at timestamptz
);

comment on table app_user is 'A person who works in the service, by name and e-mail address.';
comment on column app_user.is_demo is 'An invented person of the demo programme, whose role anybody may try.';
comment on column app_user.deactivated_at is 'From then on the person cannot sign in; what they did stays theirs.';

alter table app_user enable row level security;
create policy app_user_seen_by_colleagues on app_user to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);
create policy app_user_signs_in on app_user to koordi_sign_in using (true) with check (true);

revoke insert, delete, update on app_user from koordi_app;
grant update (name, language, updated_at, deactivated_at) on app_user to koordi_app;
grant select, insert, update, delete on app_user to koordi_sign_in;
