-- Files that people send in to be imported: what came, what taking it in would do, what it did.

create table description_import (
  id int generated always as identity primary key,
  imported_by text not null references app_user,
  state text not null check (state in ('received', 'ready', 'recording', 'done', 'failed', 'discarded')),
  reach jsonb not null,
  known_on date,
  file_count int not null check (file_count > 0),
  received_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  attempts int not null default 0 check (attempts >= 0),
  is_begun boolean not null default false,
  is_held_up boolean not null default false,
  files_read int not null default 0 check (files_read >= 0),
  items_done int not null default 0 check (items_done >= 0),
  items_total int not null default 0 check (items_total >= 0),
  new_count int not null default 0 check (new_count >= 0),
  changed_count int not null default 0 check (changed_count >= 0),
  same_count int not null default 0 check (same_count >= 0),
  refused_count int not null default 0 check (refused_count >= 0),
  left_out_count int not null default 0 check (left_out_count >= 0),
  new_link_count int not null default 0 check (new_link_count >= 0),
  same_link_count int not null default 0 check (same_link_count >= 0),
  error_count int not null default 0 check (error_count >= 0),
  warning_count int not null default 0 check (warning_count >= 0),
  note_count int not null default 0 check (note_count >= 0),
  recorded_new int not null default 0 check (recorded_new >= 0),
  recorded_changed int not null default 0 check (recorded_changed >= 0),
  failure text check (failure <> ''),
  constraint description_import_ended check ((state in ('done', 'failed', 'discarded')) = (ended_at is not null)),
  constraint description_import_failure check ((state = 'failed') = (failure is not null)),
  constraint description_import_confirmed check (state not in ('recording', 'done') or confirmed_at is not null)
);

comment on table description_import is 'Files that somebody sent in to be imported, from their receipt to what came of them.';
comment on column description_import.state is
  'received: to be read and compared; ready: the sender is to confirm; recording: being taken in.';
comment on column description_import.reach is 'Of which projects the sender may import, as of the last time that the sender acted.';
comment on column description_import.attempts is 'How often the work at hand was begun; after a few it is given up.';
comment on column description_import.is_begun is 'The work at hand has been begun: it waits no longer.';
comment on column description_import.is_held_up is 'The work at hand waits for an import that was started elsewhere.';
comment on column description_import.files_read is 'Files read so far, those inside archives among them.';
comment on column description_import.new_count is
  'With those that follow it: what taking it in would do, as it was found out when the files were read.';
comment on column description_import.recorded_new is
  'With the one that follows it: versions that were taken in, noted in the transaction that takes them in.';

create index description_import_imported_by on description_import (imported_by, id desc);
create index description_import_waiting on description_import (id) where state in ('received', 'recording');

create table description_import_file (
  description_import_id int not null references description_import,
  position int not null check (position > 0),
  name text not null check (name <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count int not null check (byte_count >= 0),
  same_as int check (same_as < position),
  content bytea,
  primary key (description_import_id, position),
  constraint description_import_file_same check (same_as is null or content is null)
);

comment on table description_import_file is 'A file of an import; its content is kept only until the import has ended.';
comment on column description_import_file.same_as is 'The position of a file of the same import with the very same bytes: it is read once.';

create table description_import_item (
  description_import_id int not null references description_import,
  position int not null check (position > 0),
  outcome text not null check (outcome in ('new', 'changed', 'refused', 'left-out')),
  source text not null,
  line int,
  code text,
  name text,
  form text,
  known_on date,
  previous_known_on date,
  changes jsonb,
  refusal jsonb,
  primary key (description_import_id, position),
  constraint description_import_item_told check (
    case when outcome in ('new', 'changed') then num_nonnulls(code, name, form, known_on) = 4 else refusal is not null end),
  constraint description_import_item_changes check ((outcome = 'changed') = (changes is not null))
);

comment on table description_import_item is
  'Something that an import would take in, with its differences to the version before it, or that it refuses, and why.';
comment on column description_import_item.changes is 'Field, before and after, as both print it; nothing that concerns a named person.';

create index description_import_item_outcome on description_import_item (description_import_id, outcome, position);

-- Of imports that the reader may not see, only their number may be known.
create function imports_waiting_before(import int) returns int language sql stable security definer
  set search_path = public, pg_temp as $$
    select count(*)::int from description_import waiting
    where waiting.state in ('received', 'recording') and (waiting.id < import or waiting.is_begun) and waiting.id <> import
  $$;

comment on function imports_waiting_before is 'How many imports are worked on before this one.';

alter table description_import enable row level security;
create policy description_import_seen on description_import for select to koordi_app
  using (imported_by = (select acting_user()) or (select reaches_everything()));
create policy description_import_received on description_import for insert to koordi_app
  with check (imported_by = (select acting_user()));
create policy description_import_worked_on on description_import for update to koordi_app
  using (imported_by = (select acting_user()) or (select acting_user()) = 'service');

alter table description_import_file enable row level security;
create policy description_import_file_seen on description_import_file for select to koordi_app
  using (description_import_id in (select id from description_import));
create policy description_import_file_received on description_import_file for insert to koordi_app
  with check (description_import_id in (select id from description_import where imported_by = (select acting_user())));
create policy description_import_file_forgotten on description_import_file for update to koordi_app
  using (description_import_id in (select id from description_import
    where imported_by = (select acting_user()) or (select acting_user()) = 'service'));

alter table description_import_item enable row level security;
create policy description_import_item_seen on description_import_item for select to koordi_app
  using (description_import_id in (select id from description_import));
create policy description_import_item_found on description_import_item to koordi_app
  using ((select acting_user()) = 'service');

revoke delete on description_import, description_import_file from koordi_app;
revoke update on description_import_item from koordi_app;
