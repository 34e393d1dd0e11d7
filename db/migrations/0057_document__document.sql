-- Documents of projects: minutes, decisions, agreements, plans … Every version stays, unless its file had to be removed, with a reason.

create function oversees_projects() returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select acting_user() = 'service' or exists (
      select from acting_grant where id > 0 and role in ('administrator', 'authority', 'coordinator', 'auditor'))
  $$;

comment on function oversees_projects is
  'Whether the acting user answers for projects or audits them, or is the service itself; a broken glass is not enough.';

create table document (
  id int generated always as identity primary key,
  project_id int not null references project,
  kind text not null
    check (kind in ('minutes', 'decision', 'agreement', 'plan', 'tender', 'report', 'annex', 'other')),
  title text not null check (title <> ''),
  visibility text not null check (visibility in ('parties', 'authority')),
  revision int not null default 1 check (revision > 0),
  added_at timestamptz not null,
  added_by text not null references app_user
);

comment on table document is 'A document of a project: what it is called and is, and who may read it.';
comment on column document.visibility is
  'parties: whoever works with the project; authority: only those who answer for it or audit it.';

create index document_project on document (project_id, id desc);
create index document_added_by on document (added_by);

create table document_version (
  id int generated always as identity primary key,
  document_id int not null references document,
  number int not null check (number > 0),
  file_name text not null check (file_name <> ''),
  media_type text not null check (media_type <> ''),
  size int not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea,
  uploaded_at timestamptz not null,
  uploaded_by text not null references app_user,
  removed_at timestamptz,
  removed_by text references app_user,
  removed_reason text check (removed_reason <> ''),
  unique (document_id, number),
  constraint document_version_removed check (
    num_nonnulls(removed_at, removed_by, removed_reason) in (0, 3) and (removed_at is null) = (content is not null)),
  constraint document_version_whole check (content is null or length(content) = size)
);

comment on table document_version is 'A file of a document as it was sent, one after the other; a removed one keeps all but its content.';

create index document_version_uploaded_by on document_version (uploaded_by);
create index document_version_removed_by on document_version (removed_by);

-- The files are packed already; kept as they are, a part of one is read without the whole.
alter table document_version alter column content set storage external;

revoke delete on document, document_version from koordi_app;
revoke update on document, document_version from koordi_app;
grant update (kind, title, visibility, revision) on document to koordi_app;
grant update (content, removed_at, removed_by, removed_reason) on document_version to koordi_app;

alter table document enable row level security;
create policy document_within_reach on document to koordi_app using (
  ((select reaches_everything()) or project_id in (select kept_projects()))
  and (visibility = 'parties' or (select oversees_projects())));

alter table document_version enable row level security;
create policy document_version_with_document on document_version for select to koordi_app using (
  document_id in (select document.id from document));
create policy document_version_sent on document_version for insert to koordi_app with check (
  uploaded_by = (select acting_user()) and document_id in (select document.id from document));
create policy document_version_emptied on document_version for update to koordi_app
  using (removed_at is null and document_id in (select document.id from document))
  with check (removed_by = (select acting_user()));
