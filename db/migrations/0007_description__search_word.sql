-- The words to search by are no longer taken from the texts by PostgreSQL, which knows no Finnish compounds, but by Koordi: base
-- forms where a dictionary gives them, stems where none does. Rows that were made otherwise than today are made anew.

alter table description_search
  add column names tsvector not null default '',
  add column analyser text not null default 'to_tsvector' check (analyser <> '');

alter table description_search
  alter column names drop default,
  alter column analyser drop default;

comment on column description_search.names is
  'The words of code and name alone, so that what a project is called can be found among very many hits.';
comment on column description_search.analyser is
  'Which rules and which dictionary took the words from the texts; rows of others than those in use are made anew.';

create index description_search_names on description_search using gin (names);

-- As description_search_ids, among the names.
create function description_name_ids(wanted tsquery) returns table (description_version_id int)
  language sql stable rows 200 set enable_seqscan = off
  as 'select search.description_version_id from description_search search where search.names @@ wanted';

create table description_word (
  term text primary key check (term <> ''),
  shown text not null check (shown <> ''),
  revision xid8 not null default pg_current_xact_id()
);

comment on table description_word is
  'Every term that a version is or was searched by, for compounds that no dictionary takes apart and for typing errors.';
comment on column description_word.shown is 'The term as people are asked whether they meant it.';
comment on column description_word.revision is
  'The transaction that wrote the row: a reader who keeps the words in memory asks for those it has not seen.';

create index description_word_revision on description_word (revision);
