import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { pageOf, type RowsPage } from '#platform/db/rows-page.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import type { DocumentKind, DocumentVersion, ListedDocument, PublicDocument } from './document.model.ts';
import { documentPolicy } from './document.policy.ts';

/** What somebody may read of the documents of a project: for the `where` of a list. */
const isShown = (actor: Actor, place: Place) =>
  may(documentPolicy, actor, 'document.read-restricted', place)
    ? sql<boolean>`true`
    : sql<boolean>`document.visibility = 'parties'`;

const version = sql`json_build_object(
  'number', version.number, 'fileName', version.file_name, 'mediaType', version.media_type, 'size', version.size,
  'sha256', version.sha256, 'uploadedAt', version.uploaded_at, 'uploadedBy', sender.name,
  'removed', case when version.removed_at is not null then
    json_build_object('at', version.removed_at, 'by', remover.name, 'reason', version.removed_reason) end)`;

const people = sql`
  join app_user sender on sender.id = version.uploaded_by
  left join app_user remover on remover.id = version.removed_by`;

const pageSize = 50;

/** A page of the documents of a project that somebody may read, the newest first; the next begins `before` the last of it. */
export async function listDocuments(
  read: Read,
  actor: Actor,
  project: { readonly id: number; readonly place: Place },
  { kind, before }: { readonly kind: DocumentKind | undefined; readonly before: number | undefined },
): Promise<RowsPage<ListedDocument>> {
  const rows = await selectRows(
    read,
    sql<StoredListing>`
      select document.id, document.kind, document.title, document.visibility, document.public_number, latest.latest
      from document
      cross join lateral (
        select ${version} as latest
        from document_version version
        ${people}
        where version.document_id = document.id
        order by version.number desc
        limit 1
      ) latest
      where document.project_id = ${project.id} and ${isShown(actor, project.place)}
        and (${kind ?? null}::text is null or document.kind = ${kind ?? null})
        and (${before ?? null}::int is null or document.id < ${before ?? null})
      order by document.id desc
      limit ${pageSize + 1}`,
  );
  return pageOf(
    rows.map(({ latest, ...document }) => ({ ...document, latest: versionOf(latest) })),
    pageSize,
  );
}

/** JSON has no instants. */
interface StoredVersion extends Omit<DocumentVersion, 'uploadedAt' | 'removed'> {
  readonly uploadedAt: string;
  readonly removed: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

type StoredListing = Omit<ListedDocument, 'latest'> & { readonly latest: StoredVersion };

function versionOf({ uploadedAt, removed, ...version }: StoredVersion): DocumentVersion {
  return {
    ...version,
    uploadedAt: new Date(uploadedAt),
    removed: removed && { ...removed, at: new Date(removed.at) },
  };
}

/** A document with all its versions, the newest first. */
export interface Document extends Omit<ListedDocument, 'latest'> {
  readonly projectId: number;
  readonly revision: number;
  readonly publishedAt: Date | null;
  /** Whether the public finds it: the project must have a published description, too. */
  readonly isShown: boolean;
  readonly versions: readonly DocumentVersion[];
}

/** Throws `NotFound`, also where somebody may not know that there is such a document. */
export async function getDocument(
  read: Read,
  actor: Actor,
  project: { readonly id: number; readonly place: Place },
  id: number,
): Promise<Document> {
  const [found] = await selectRows(
    read,
    sql<Omit<Document, 'versions'> & { readonly versions: readonly StoredVersion[] }>`
      select document.id, document.project_id, document.kind, document.title, document.visibility, document.revision,
        document.public_number, document.published_at,
        exists (select from public_document where public_document.id = document.id) as is_shown,
        (select json_agg(${version} order by version.number desc)
         from document_version version ${people}
         where version.document_id = document.id) as versions
      from document
      where document.id = ${id} and document.project_id = ${project.id} and ${isShown(actor, project.place)}`,
  );
  if (!found) throw new NotFound(`The project has no document ${id} that the user may see.`);
  return { ...found, versions: found.versions.map(versionOf) };
}

/** So much of a file is in memory at a time while it is handed out. */
const pieceBytes = 1024 * 1024;

/** The content of a version from a byte on; an empty one when there is no more, or the file was removed. */
export async function readPiece(
  read: Read,
  file: { readonly documentId: number; readonly number: number; readonly from: number },
): Promise<Uint8Array> {
  const [row] = await selectRows(
    read,
    sql<{ piece: Uint8Array | null }>`
      select substring(version.content from ${file.from + 1}::int for ${pieceBytes}::int) as piece
      from document_version version
      where version.document_id = ${file.documentId} and version.number = ${file.number}`,
  );
  return row?.piece ?? new Uint8Array();
}

const publicFacts = sql`
  public_document.id, public_document.project_code, public_document.kind, public_document.title,
  (public_document.published_at at time zone 'Europe/Helsinki')::date as public_on,
  public_document.file_name, public_document.media_type, public_document.size, public_document.sha256`;

/** The documents of a project that everybody may have, the latest published first. */
export function listPublicDocuments(read: Read, code: string): Promise<PublicDocument[]> {
  return selectRows(
    read,
    sql<PublicDocument>`
      select ${publicFacts}
      from public_document
      where public_document.project_code = ${code}
      order by public_document.published_at desc, public_document.id desc`,
  );
}

/** Throws `NotFound`, also when the document is public no more. */
export async function getPublicDocument(read: Read, code: string, id: number): Promise<PublicDocument> {
  const [found] = await selectRows(
    read,
    sql<PublicDocument>`
      select ${publicFacts}
      from public_document
      where public_document.id = ${id} and public_document.project_code = ${code}`,
  );
  if (!found) throw new NotFound(`Of ${code} there is no public document ${id}.`);
  return found;
}

/** The content of a public file from a byte on, as long as it is public and the same file. */
export async function readPublicPiece(
  read: Read,
  file: { readonly id: number; readonly sha256: string; readonly from: number },
): Promise<Uint8Array> {
  const [row] = await selectRows(
    read,
    sql<{ piece: Uint8Array | null }>`
      select substring(public_document.content from ${file.from + 1}::int for ${pieceBytes}::int) as piece
      from public_document
      where public_document.id = ${file.id} and public_document.sha256 = ${file.sha256}`,
  );
  return row?.piece ?? new Uint8Array();
}
