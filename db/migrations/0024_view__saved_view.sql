-- What is a user's own about the lists of the workspace: views kept under a name, and acts on many rows.

create table saved_view (
  id int generated always as identity primary key,
  user_id text not null references app_user,
  list text not null check (list <> ''),
  name text not null check (name = btrim(name) and length(name) between 1 and 80),
  query text not null check (query = '' or query ~ '^\?'),
  is_default boolean not null default false,
  constraint saved_view_name unique (user_id, list, name),
  constraint saved_view_query check (length(query) <= 1900)
);

comment on table saved_view is 'A question to a list of the workspace that a user keeps under a name.';
comment on column saved_view.query is 'The question as the query of its address, empty for the whole list.';
comment on column saved_view.is_default is 'Whether the list opens with it.';

create unique index saved_view_default on saved_view (user_id, list) where is_default;

create table bulk_run (
  id int generated always as identity primary key,
  user_id text not null references app_user,
  act text not null check (act ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'),
  reason text check (reason <> ''),
  list_href text not null check (list_href ~ '^/workspace'),
  rows jsonb not null check (jsonb_typeof(rows) = 'array'),
  prepared_at timestamptz not null,
  performed_at timestamptz
);

comment on table bulk_run is 'An act on many rows of a list: what was chosen and foreseen, and once performed what came of each.';
comment on column bulk_run.rows is 'Of each row its id, what it is called, its state as it was foreseen, and what came of it.';

create index bulk_run_user on bulk_run (user_id, id desc);

-- Nobody but their owner sees them.

alter table saved_view enable row level security;
create policy saved_view_own on saved_view to koordi_app using (user_id = (select acting_user()));

alter table bulk_run enable row level security;
create policy bulk_run_own on bulk_run to koordi_app using (user_id = (select acting_user()));
