-- A document is published version by version: a newer file is not public before somebody says so.

alter table document
  add column public_number int,
  add column published_at timestamptz,
  add constraint document_published check (num_nonnulls(public_number, published_at) in (0, 2)),
  add constraint document_restricted_unpublished check (visibility = 'parties' or public_number is null),
  add constraint document_public_version foreign key (id, public_number) references document_version (document_id, number);

comment on column document.public_number is 'The version that everybody may have, while the project has a published description.';

create index document_public on document (id, public_number);
create index document_project_public on document (project_id) where public_number is not null;

grant update (public_number, published_at) on document to koordi_app;

-- The public reads nothing of the tables themselves, and of these documents not who sent them: so this view asks as its owner.
create view public_document as
select document.id, project.code as project_code, document.kind, document.title, document.published_at, version.number,
  version.file_name, version.media_type, version.size, version.sha256, version.content
from document
join project on project.id = document.project_id
join document_version version on version.document_id = document.id and version.number = document.public_number
where version.removed_at is null
  and exists (
    select from description_version described
    where described.project_id = document.project_id and described.in_force_from is not null
      and described.in_force_until is null);

comment on view public_document is 'The documents that everybody may have: published ones of projects whose description is published.';

revoke insert, update, delete on public_document from koordi_app;

create trigger shown_in_public after update of public_number, title, kind on document
  for each statement execute function note_public_change();
