-- A state that was recorded wrongly is corrected by another row or taken back. What was said stays, with who marked it so, when and why.
alter table project_status
  add column corrects_id int references project_status,
  add column taken_back_at timestamptz,
  add column taken_back_by text references app_user,
  add column taken_back_reason text check (taken_back_reason <> ''),
  add constraint project_status_taken_back check (
    (taken_back_at is null) = (taken_back_reason is null) and (taken_back_by is null or taken_back_at is not null)
  );

comment on table project_status is
  'In what state a project is from a day on; never overwritten: of one day the latest holds, and none that was taken back.';
comment on column project_status.corrects_id is 'The row in whose place this one was recorded; that one is taken back.';

-- A row is corrected once; the correction may be corrected in its turn.
create unique index project_status_corrects on project_status (corrects_id);
create index project_status_taken_back_by on project_status (taken_back_by);

grant update (taken_back_at, taken_back_by, taken_back_reason) on project_status to koordi_app;

-- What was taken back stays so.
create policy project_status_marked_once on project_status as restrictive for update to koordi_app
  using (taken_back_at is null) with check (taken_back_at is not null);
