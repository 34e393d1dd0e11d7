-- Tables that people send in: what came, how it was understood, what it will do, what it did.

create table sheet_import (
  id int generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z][a-z-]*$'),
  user_id text not null references app_user,
  state text not null check (state in ('received', 'read', 'ready', 'recording', 'done', 'failed', 'discarded')),
  source text not null check (source in ('xlsx', 'csv', 'pasted')),
  file_name text check (file_name <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size int not null check (size > 0),
  received_at timestamptz not null,
  sheet_names text[] not null default '{}',
  sheet_name text,
  heading_row int check (heading_row > 0),
  columns jsonb,
  columns_settled boolean not null default false,
  attempts int not null default 0 check (attempts >= 0),
  rows_read int not null default 0 check (rows_read >= 0),
  new_rows int not null default 0 check (new_rows >= 0),
  changed_rows int not null default 0 check (changed_rows >= 0),
  same_rows int not null default 0 check (same_rows >= 0),
  refused_rows int not null default 0 check (refused_rows >= 0),
  mended_rows int not null default 0 check (mended_rows >= 0),
  causes jsonb not null default '[]',
  confirmed_at timestamptz,
  confirmed_by jsonb,
  recorded_rows int not null default 0 check (recorded_rows >= 0),
  recorded_until int not null default 0 check (recorded_until >= 0),
  failure text check (failure <> ''),
  ended_at timestamptz,
  forgotten_at timestamptz,
  constraint sheet_import_ended check ((state in ('done', 'failed', 'discarded')) = (ended_at is not null)),
  constraint sheet_import_failure check ((state = 'failed') = (failure is not null)),
  constraint sheet_import_confirmed check (state <> 'recording' or num_nonnulls(confirmed_at, confirmed_by) = 2),
  constraint sheet_import_forgotten check (forgotten_at is null or ended_at is not null)
);

comment on table sheet_import is
  'A table that somebody sent in, from its receipt to its end: what it was taken for, and how many rows did what.';
comment on column sheet_import.state is
  'received: to be read; read: the sender is to say which column is which; ready: the sender is to confirm; recording: being taken in.';
comment on column sheet_import.columns is 'What each column of the file was taken for, and how that was found.';
comment on column sheet_import.attempts is 'How often the work at hand was begun; after a few it is given up.';
comment on column sheet_import.causes is 'What was amiss or mended, by cause and column: how often, and where first.';
comment on column sheet_import.confirmed_by is 'By which right the sender confirmed it; forgotten with the rows.';
comment on column sheet_import.recorded_until is 'The row up to which it has been taken in, so that work that was cut off goes on behind it.';
comment on column sheet_import.forgotten_at is 'When file and rows were forgotten; the numbers stay.';

create index sheet_import_user on sheet_import (user_id, id desc);
create index sheet_import_waiting on sheet_import (id) where state in ('received', 'recording');
create index sheet_import_left on sheet_import (received_at) where state in ('read', 'ready');
create index sheet_import_to_forget on sheet_import (ended_at) where ended_at is not null and forgotten_at is null;

create table sheet_import_file (
  sheet_import_id int primary key references sheet_import,
  content bytea not null
);

comment on table sheet_import_file is 'The very bytes that were sent in, until they are forgotten.';

-- They are packed already, or are kept for so short a time that packing is not worth it.
alter table sheet_import_file alter column content set storage external;

create table sheet_import_row (
  sheet_import_id int not null references sheet_import,
  number int not null check (number > 0),
  outcome text not null check (outcome in ('new', 'changed', 'same', 'refused')),
  is_mended boolean not null,
  "values" jsonb not null,
  cells jsonb,
  problems jsonb,
  mended jsonb,
  changes jsonb,
  causes text[] not null default '{}',
  primary key (sheet_import_id, number),
  constraint sheet_import_row_changes check ((outcome = 'changed') = (changes is not null)),
  constraint sheet_import_row_problems check (outcome <> 'refused' or (problems is not null and cells is not null))
);

comment on table sheet_import_row is
  'A row of a table that was sent in, by its number in the file: what it was understood to say, and what taking it in would do.';
comment on column sheet_import_row.cells is 'The cells as they were found, kept where the row was refused.';
comment on column sheet_import_row.causes is 'Keys of what is amiss or was mended, for choosing rows by it.';

create index sheet_import_row_outcome on sheet_import_row (sheet_import_id, outcome, number);

-- Who sent a table sees it; so do administrators and auditors of the whole, and the service, which does the work.
create function sheet_reader_of_all() returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select acting_user() = 'service'
      or acting_user() in (select holders_of(array['administrator', 'auditor'], '{}', '{}', null))
  $$;

comment on function sheet_reader_of_all is 'Whether the acting user may see the tables that others sent in.';

alter table sheet_import enable row level security;
create policy sheet_import_seen on sheet_import for select to koordi_app
  using (user_id = (select acting_user()) or (select sheet_reader_of_all()));
create policy sheet_import_received on sheet_import for insert to koordi_app
  with check (user_id = (select acting_user()));
create policy sheet_import_worked_on on sheet_import for update to koordi_app
  using (user_id = (select acting_user()) or (select acting_user()) = 'service');

alter table sheet_import_file enable row level security;
create policy sheet_import_file_of_own on sheet_import_file to koordi_app
  using (sheet_import_id in (select id from sheet_import
    where user_id = (select acting_user()) or (select acting_user()) = 'service'));

alter table sheet_import_row enable row level security;
create policy sheet_import_row_seen on sheet_import_row for select to koordi_app
  using (sheet_import_id in (select id from sheet_import));
create policy sheet_import_row_added on sheet_import_row for insert to koordi_app
  with check (sheet_import_id in (select id from sheet_import where user_id = (select acting_user())));
create policy sheet_import_row_forgotten on sheet_import_row for delete to koordi_app
  using (sheet_import_id in (select id from sheet_import
    where user_id = (select acting_user()) or (select acting_user()) = 'service'));

revoke delete on sheet_import from koordi_app;
revoke update on sheet_import_file, sheet_import_row from koordi_app;
