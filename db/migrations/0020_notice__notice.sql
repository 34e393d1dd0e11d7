-- What the service tells each user, and how they want to be told.

create table notice (
  id bigint generated always as identity primary key,
  user_id text not null references app_user,
  kind text not null check (kind ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'),
  subject_kind text not null check (subject_kind <> ''),
  subject_id text not null check (subject_id <> ''),
  project_id int,
  href text not null check (href ~ '^/workspace'),
  args jsonb not null default '{}' check (jsonb_typeof(args) = 'object'),
  written_at timestamptz not null,
  read_at timestamptz,
  mail_state text not null default 'waiting' check (mail_state in ('waiting', 'sent', 'not-wanted', 'not-due', 'refused')),
  mail_settled_at timestamptz,
  constraint notice_mail_settled check ((mail_state = 'waiting') = (mail_settled_at is null))
);

comment on table notice is 'Something that a user is told in the workspace and, if wanted, by mail.';
comment on column notice.href is 'Where it leads, behind the language.';
comment on column notice.args is 'What its sentence is made with: codes, names of projects, days; never personal data of clients.';
comment on column notice.mail_state is 'Whether it was mailed, or why not: not wanted, or its work was done before the mail went.';

create index notice_user on notice (user_id, id desc);
create index notice_unread on notice (user_id) where read_at is null;
create index notice_waiting on notice (user_id, id) where mail_state = 'waiting';

create table notice_mail (
  id int generated always as identity primary key,
  user_id text not null references app_user,
  pace text not null check (pace in ('at-once', 'daily')),
  notice_ids bigint[] not null check (notice_ids <> '{}'),
  written_on date not null,
  message_id uuid not null default gen_random_uuid(),
  due_at timestamptz not null,
  attempts int not null default 0 check (attempts >= 0),
  refusals int not null default 0 check (refusals between 0 and attempts),
  failure text check (failure in ('refused', 'postponed', 'unreachable', 'faulty')),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped')),
  settled_at timestamptz,
  constraint notice_mail_settled check ((state = 'waiting') = (settled_at is null))
);

comment on table notice_mail is
  'A mail about notices: written down first, then looked at again and sent, so that none is lost and none is idle.';
comment on column notice_mail.pace is 'At once, or one a day with all of that day.';
comment on column notice_mail.state is 'Dropped when nothing in it was still to be told as it was about to be sent.';

create index notice_mail_due on notice_mail (due_at, id) where state = 'waiting';
create index notice_mail_user on notice_mail (user_id, id desc);

create table notice_preference (
  user_id text not null references app_user,
  kind text not null,
  pace text not null check (pace in ('at-once', 'daily', 'never')),
  primary key (user_id, kind)
);

comment on table notice_preference is 'How a user wants a kind of notice by mail, where it is not the usual way.';

create table calendar_feed (
  user_id text primary key references app_user,
  token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  renewed_at timestamptz not null
);

comment on table calendar_feed is 'The secret address at which a calendar program fetches the deadlines of a user.';
comment on column calendar_feed.token_sha256 is 'Digest of the token in the address, which is shown once and not kept.';

-- Everybody's are their own; only the service, which sends the mails, sees those of all.

alter table notice enable row level security;
create policy notice_written on notice for insert to koordi_app with check ((select acting_user()) is not null);
create policy notice_read on notice for select to koordi_app
  using (user_id = (select acting_user()) or (select acting_user()) = 'service');
create policy notice_settled on notice for update to koordi_app
  using (user_id = (select acting_user()) or (select acting_user()) = 'service');
create policy notice_forgotten on notice for delete to koordi_app using ((select acting_user()) = 'service');

alter table notice_mail enable row level security;
create policy notice_mail_own on notice_mail for select to koordi_app using (user_id = (select acting_user()));
create policy notice_mail_sent on notice_mail to koordi_app using ((select acting_user()) = 'service');

alter table notice_preference enable row level security;
create policy notice_preference_own on notice_preference to koordi_app using (user_id = (select acting_user()));
create policy notice_preference_heeded on notice_preference for select to koordi_app
  using ((select acting_user()) = 'service');

alter table calendar_feed enable row level security;
create policy calendar_feed_own on calendar_feed to koordi_app using (user_id = (select acting_user()));
create policy calendar_feed_fetched on calendar_feed for select to koordi_app using ((select acting_user()) = 'service');
