import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, Invalid, NotFound, Refused } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import { type DocumentKind, mostVersions, titleProblem, type Visibility } from './document.model.ts';
import { documentPolicy } from './document.policy.ts';
import { getDocument } from './document.queries.server.ts';
import type { GoodFile } from './sent-file.server.ts';

/** A project as far as its documents need to know it. */
interface OfProject {
  readonly id: number;
  readonly place: Place;
}

/** What is said of a document. */
export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly visibility: Visibility;
}

/** Adds a document with its first version; gives its number. Throws `Forbidden`, `Invalid`. */
export async function addDocument(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, facts, file }: { readonly project: OfProject; readonly facts: DocumentFacts; readonly file: GoodFile },
): Promise<number> {
  const permission = permit(documentPolicy, actor, 'document.add', project.place);
  expectFacts(actor, project, facts);
  const { id } = await tx
    .insertInto('document')
    .values({ ...facts, projectId: project.id, addedAt: clock.now(), addedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertVersion(tx, actor, clock, { documentId: id, number: 1, file });
  await recordAct(tx, clock, permission, {
    subject: { kind: 'document', id },
    projectId: project.id,
    details: { kind: facts.kind, visibility: facts.visibility, sha256: file.sha256 },
  });
  return id;
}

/** Nobody writes what they could not read afterwards. */
function expectFacts(actor: Actor, { place }: OfProject, { title, visibility }: DocumentFacts): void {
  if (titleProblem(title)) throw new Invalid('A document has a title of at most 200 letters.');
  if (visibility === 'authority' && !may(documentPolicy, actor, 'document.read-restricted', place))
    throw new Forbidden('The user may not read what they would keep from others.');
}

/** Adds a newer version of a document; the older ones stay. Throws `Forbidden`, `NotFound`, `Refused`. */
export async function addDocumentVersion(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, id, file }: { readonly project: OfProject; readonly id: number; readonly file: GoodFile },
): Promise<number> {
  const permission = permit(documentPolicy, actor, 'document.add-version', project.place);
  // Two who send at once come one after the other.
  await tx.selectFrom('document').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  const { versions } = await getDocument(reading(tx), actor, project, id);
  const [latest] = versions;
  if (latest?.sha256 === file.sha256 && latest.removed === null) throw new Refused('document.refused.same-file');
  if (versions.length >= mostVersions) throw new Refused('document.refused.too-many', { most: mostVersions });
  const number = (latest?.number ?? 0) + 1;
  await insertVersion(tx, actor, clock, { documentId: id, number, file });
  await recordAct(tx, clock, permission, {
    subject: { kind: 'document', id },
    projectId: project.id,
    details: { number, sha256: file.sha256 },
  });
  return number;
}

async function insertVersion(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { documentId, number, file }: { documentId: number; number: number; file: GoodFile },
): Promise<void> {
  const { name, mediaType, sha256, content } = file;
  await tx
    .insertInto('documentVersion')
    .values({
      documentId,
      number,
      fileName: name,
      mediaType,
      size: content.length,
      sha256,
      content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
      uploadedAt: clock.now(),
      uploadedBy: actor.userId,
    })
    .execute();
}

/** Corrects what a document is called or is, or who may read it. Throws `Conflict`, `Forbidden`, `NotFound`, `Invalid`. */
export async function correctDocument(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    project,
    id,
    revision,
    facts,
  }: { readonly project: OfProject; readonly id: number; readonly revision: number; readonly facts: DocumentFacts },
): Promise<void> {
  const permission = permit(documentPolicy, actor, 'document.correct', project.place);
  const now = await getDocument(reading(tx), actor, project, id);
  expectFacts(actor, project, facts);
  if (now.title === facts.title && now.kind === facts.kind && now.visibility === facts.visibility) return;
  const { numUpdatedRows } = await tx
    .updateTable('document')
    .set({ ...facts, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Conflict('Somebody has changed the document meanwhile.');
  await recordAct(tx, clock, permission, {
    subject: { kind: 'document', id },
    projectId: project.id,
    details: { kind: facts.kind, visibility: facts.visibility },
  });
}

/**
 * Removes the content of a version that must not be kept, such as one with personal data sent by mistake; that there was one, and why
 * it went, stays. Throws `Forbidden`, `NotFound`, `Refused`.
 */
export async function removeFile(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    project,
    id,
    number,
    reason,
  }: { readonly project: OfProject; readonly id: number; readonly number: number; readonly reason: string },
): Promise<void> {
  const permission = permit(documentPolicy, actor, 'document.remove-file', project.place);
  if (reason === '') throw new Refused('document.refused.no-reason');
  const { versions } = await getDocument(reading(tx), actor, project, id);
  const version = versions.find((one) => one.number === number);
  if (!version) throw new NotFound(`The document ${id} has no version ${number}.`);
  if (version.removed) return;
  await tx
    .updateTable('documentVersion')
    .set({ content: null, removedAt: clock.now(), removedBy: actor.userId, removedReason: reason })
    .where('documentId', '=', id)
    .where('number', '=', number)
    .where('removedAt', 'is', null)
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'document', id },
    projectId: project.id,
    reason,
    details: { number, sha256: version.sha256 },
  });
}
