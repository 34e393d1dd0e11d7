-- Descriptions that are written here, from the first draft through approval to a published version.

create table description_edit (
  id int generated always as identity primary key,
  project_id int references project,
  project_code text not null check (project_code ~ '^[A-Z][0-9]{5,9}$'),
  form text not null check (form <> ''),
  record json not null,
  revision int not null default 1 check (revision > 0),
  state text not null default 'draft'
    check (state in ('draft', 'submitted', 'returned', 'approved', 'published', 'discarded')),
  name text,
  authority text,
  author_id text not null references app_user,
  submitted_by text references app_user,
  based_on_id int references description_version,
  version_id int references description_version,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  state_since_at timestamptz not null,
  constraint description_edit_published check ((state = 'published') = (version_id is not null)),
  constraint description_edit_submitted check (submitted_by is not null or state not in ('submitted', 'approved'))
);

comment on table description_edit is 'A description under work, from its first draft until it is published or discarded.';
comment on column description_edit.project_id is 'Empty as long as the register knows no project of the code.';
comment on column description_edit.revision is 'Raised by every saving: who saves says on which revision the work began.';
comment on column description_edit.authority is
  'The authority that the record names: of a project that the register does not know yet, that authority approves it.';
comment on column description_edit.based_on_id is 'The version from which the work began; empty where it began from an empty form.';

create unique index description_edit_open on description_edit (project_code, form)
  where state in ('draft', 'submitted', 'returned', 'approved');
create index description_edit_project on description_edit (project_id);
create index description_edit_author on description_edit (author_id);
create index description_edit_submitted_by on description_edit (submitted_by);
create index description_edit_based_on on description_edit (based_on_id);
create index description_edit_version on description_edit (version_id);
create index description_edit_state on description_edit (state, id desc);

create table description_edit_event (
  id int generated always as identity primary key,
  description_edit_id int not null references description_edit,
  step text not null check (step in ('opened', 'submitted', 'returned', 'approved', 'published', 'discarded', 'withdrawn')),
  acted_by text not null references app_user,
  acted_at timestamptz not null,
  revision int not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  reason text check (reason <> '')
);

comment on table description_edit_event is
  'A step in the life of a description under work: who took it, when, why, and on which very text.';

create index description_edit_event_edit on description_edit_event (description_edit_id, id);
create index description_edit_event_acted_by on description_edit_event (acted_by);

alter table description_edit enable row level security;
alter table description_edit_event enable row level security;

create policy description_edit_within_reach on description_edit to koordi_app using (
  project_id in (select reached_projects())
  or (select reaches_everything())
  or project_id is null
    and (author_id = (select acting_user()) or authority in (select acting_names())));
create policy description_edit_event_with_edit on description_edit_event to koordi_app using (
  description_edit_id in (select edit.id from description_edit edit));

revoke delete on description_edit, description_edit_event from koordi_app;
revoke update on description_edit_event from koordi_app;
