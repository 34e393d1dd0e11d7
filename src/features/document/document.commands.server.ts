import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, Invalid, NotFound, Refused } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import {
  type DocumentKind,
  type DocumentVersion,
  mostVersions,
  titleProblem,
  type Visibility,
} from './document.model.ts';
import { documentPolicy } from './document.policy.ts';
import { type Document, getDocument } from './document.queries.server.ts';
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
  if (now.publicNumber !== null) expectCorrectable(actor, project, facts);
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

/** What the public reads is changed only by those who may publish it, and nothing public is kept from others. */
function expectCorrectable(actor: Actor, { place }: OfProject, { visibility }: DocumentFacts): void {
  if (!may(documentPolicy, actor, 'document.publish', place)) throw new Refused('document.refused.is-public');
  if (visibility !== 'parties') throw new Refused('document.refused.restrict-public');
}

/** Which version of which document. */
interface OneVersion {
  readonly project: OfProject;
  readonly id: number;
  readonly number: number;
}

/** Lets everybody have a version of a document, in place of an earlier one. Throws `Forbidden`, `NotFound`, `Refused`. */
export async function publishDocument(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, id, number }: OneVersion,
): Promise<void> {
  const permission = permit(documentPolicy, actor, 'document.publish', project.place);
  const document = await getDocument(reading(tx), actor, project, id);
  const version = expectVersion(document, number);
  if (document.visibility !== 'parties') throw new Refused('document.refused.publish-restricted');
  if (version.removed) throw new Refused('document.refused.publish-removed');
  if (document.publicNumber === number) return;
  await setPublic(tx, id, { publicNumber: number, publishedAt: clock.now() });
  await recordAct(tx, clock, permission, {
    subject: { kind: 'document', id },
    projectId: project.id,
    details: { number, sha256: version.sha256 },
  });
}

/** Takes a document back from the public; those who work with the project keep it. Throws `Forbidden`, `NotFound`. */
export async function withdrawDocument(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, id }: Pick<OneVersion, 'project' | 'id'>,
): Promise<void> {
  const permission = permit(documentPolicy, actor, 'document.withdraw', project.place);
  const { publicNumber } = await getDocument(reading(tx), actor, project, id);
  if (publicNumber === null) return;
  await setPublic(tx, id, { publicNumber: null, publishedAt: null });
  await recordAct(tx, clock, permission, {
    subject: { kind: 'document', id },
    projectId: project.id,
    details: { number: publicNumber },
  });
}

async function setPublic(
  tx: Tx,
  id: number,
  told: { readonly publicNumber: number | null; readonly publishedAt: Date | null },
): Promise<void> {
  await tx.updateTable('document').set(told).where('id', '=', id).execute();
}

function expectVersion({ id, versions }: Document, number: number): DocumentVersion {
  const version = versions.find((one) => one.number === number);
  if (!version) throw new NotFound(`The document ${id} has no version ${number}.`);
  return version;
}

/**
 * Removes the content of a version that must not be kept, such as one with personal data sent by mistake; that there was one, and why
 * it went, stays. Throws `Forbidden`, `NotFound`, `Refused`.
 */
export async function removeFile(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, id, number, reason }: OneVersion & { readonly reason: string },
): Promise<void> {
  const permission = permit(documentPolicy, actor, 'document.remove-file', project.place);
  if (reason === '') throw new Refused('document.refused.no-reason');
  const document = await getDocument(reading(tx), actor, project, id);
  const version = expectVersion(document, number);
  if (version.removed) return;
  if (document.publicNumber === number) await setPublic(tx, id, { publicNumber: null, publishedAt: null });
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
