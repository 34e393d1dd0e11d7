import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { printText } from '#features/description/public.ts';
import { findProjectHead, placeOfKnownProject } from '#features/project/public.server.ts';
import { reading, readingAs, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor, Place, Role } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import {
  addDocument,
  addDocumentVersion,
  correctDocument,
  type DocumentFacts,
  publishDocument,
  removeFile,
  withdrawDocument,
} from './document.commands.server.ts';
import {
  getDocument,
  getPublicDocument,
  listDocuments,
  listPublicDocuments,
  readPiece,
  readPublicPiece,
} from './document.queries.server.ts';
import { type GoodFile, lookInto } from './sent-file.server.ts';

const clock = { now: () => new Date('2026-03-10T10:00:00Z') };
const bytes = (text: string) => new TextEncoder().encode(text);

let test: TestDatabase;
let project: { id: number; code: string; place: Place };
let coordinator: Actor;
let worker: Actor;
let stranger: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  project = await createProject('S20193');
  const foreign = await createProject('S20300');
  coordinator = await createUser('coordinator', project.id);
  worker = await createUser('project-worker', project.id);
  stranger = await createUser('coordinator', foreign.id);
});
afterAll(() => test.close());

async function createProject(code: string) {
  const { id } = await test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
  await test.owner
    .insertInto('projectProfile')
    .values({
      projectId: id,
      kind: 'coordination',
      name: 'Hanke',
      period: '2014-2020',
      isLight: false,
      recordedAt: clock.now(),
    })
    .execute();
  return { id, code, place: await placeOfKnownProject(reading(test.owner), id) };
}

function createUser(role: Role, id: number): Promise<Actor> {
  return createActor(test, { name: `Nimi ${role}`, given: [{ role, scope: { kind: 'project', id } }] });
}

async function fileOf(text: string, name = 'Pöytäkirja.pdf'): Promise<GoodFile> {
  const file = await lookInto(name, bytes(text));
  if ('problem' in file) throw new Error(file.problem);
  return file;
}

const minutes: DocumentFacts = { kind: 'minutes', title: 'Pöytäkirja 1', visibility: 'parties' };

async function add(actor: Actor, facts: Partial<DocumentFacts> = {}, text = '%PDF-1.7 yksi'): Promise<number> {
  const file = await fileOf(text);
  return writingAs(test.database, actor.userId, (tx) =>
    addDocument(tx, actor, clock, { project, facts: { ...minutes, ...facts }, file }),
  );
}

async function addVersion(actor: Actor, id: number, text: string): Promise<number> {
  const file = await fileOf(text);
  return writingAs(test.database, actor.userId, (tx) => addDocumentVersion(tx, actor, clock, { project, id, file }));
}

const shown = (actor: Actor, id: number) =>
  readingAs(test.database, actor.userId, (read) => getDocument(read, actor, project, id));

const titles = async (actor: Actor) => {
  const asked = { kind: undefined, before: undefined };
  const page = await readingAs(test.database, actor.userId, (read) => listDocuments(read, actor, project, asked));
  return page.rows.map(({ title }) => title);
};

const contentOf = (actor: Actor, documentId: number, number: number) =>
  readingAs(test.database, actor.userId, async (read) =>
    new TextDecoder().decode(await readPiece(read, { documentId, number, from: 0 })),
  );

async function lastEntry() {
  const columns = ['act', 'userId', 'subjectId', 'projectId', 'reason', 'details'] as const;
  const entries = test.owner.selectFrom('auditEntry').select(columns).orderBy('id', 'desc').limit(1);
  return entries.executeTakeFirstOrThrow();
}

describe('adding a document', () => {
  it('keeps its file to the byte, and says so in the audit', async () => {
    const id = await add(worker);
    const document = await shown(coordinator, id);
    expect(document).toMatchObject({ ...minutes, revision: 1 });
    expect(document.versions).toMatchObject([
      {
        number: 1,
        fileName: 'Pöytäkirja.pdf',
        mediaType: 'application/pdf',
        size: 13,
        uploadedBy: worker.name,
        removed: null,
      },
    ]);
    expect(await contentOf(coordinator, id, 1)).toBe('%PDF-1.7 yksi');
    const sha256 = document.versions[0]?.sha256;
    expect(await lastEntry()).toMatchObject({
      act: 'document.add',
      subjectId: String(id),
      projectId: project.id,
      details: { kind: 'minutes', visibility: 'parties', sha256 },
    });
  });

  it('is refused to whoever has another project, and restricted to whoever could not read it then', async () => {
    await expect(add(stranger)).rejects.toThrow(Forbidden);
    await expect(add(worker, { visibility: 'authority' })).rejects.toThrow(Forbidden);
  });
});

describe('a restricted document', () => {
  it('is there for whoever answers for the project or audits it, and for nobody else', async () => {
    const id = await add(coordinator, { title: 'Luottamuksellinen', visibility: 'authority' });
    const auditor = await createUser('auditor', project.id);
    for (const actor of [coordinator, auditor]) expect(await titles(actor)).toContain('Luottamuksellinen');
    for (const actor of [worker, stranger]) {
      expect(await titles(actor)).not.toContain('Luottamuksellinen');
      await expect(shown(actor, id)).rejects.toThrow(NotFound);
      expect(await contentOf(actor, id, 1)).toBe('');
    }
  });
});

describe('a new version', () => {
  it('stands before the older ones, which stay', async () => {
    const id = await add(coordinator);
    expect(await addVersion(worker, id, '%PDF-1.7 kaksi')).toBe(2);
    expect((await shown(worker, id)).versions.map(({ number }) => number)).toEqual([2, 1]);
    expect([await contentOf(worker, id, 1), await contentOf(worker, id, 2)]).toEqual([
      '%PDF-1.7 yksi',
      '%PDF-1.7 kaksi',
    ]);
  });

  it('is refused when it is the same file again, to strangers, and where there is no such document', async () => {
    const id = await add(coordinator);
    await expect(addVersion(coordinator, id, '%PDF-1.7 yksi')).rejects.toThrow(
      new Refused('document.refused.same-file'),
    );
    await expect(addVersion(stranger, id, '%PDF-1.7 kaksi')).rejects.toThrow(Forbidden);
    await expect(addVersion(coordinator, 999_999, '%PDF-1.7 kaksi')).rejects.toThrow(NotFound);
  });

  it('sent twice at once comes in one after the other', async () => {
    const id = await add(coordinator);
    const numbers = await Promise.all([addVersion(coordinator, id, '%PDF-1 a'), addVersion(worker, id, '%PDF-1 b')]);
    expect(new Set(numbers)).toEqual(new Set([2, 3]));
  });
});

describe('correcting a document', () => {
  const correct = (actor: Actor, id: number, revision: number, facts: Partial<DocumentFacts>) =>
    writingAs(test.database, actor.userId, (tx) =>
      correctDocument(tx, actor, clock, { project, id, revision, facts: { ...minutes, ...facts } }),
    );

  it('changes what it is called, once', async () => {
    const id = await add(coordinator);
    await correct(worker, id, 1, { title: 'Pöytäkirja 1/2026' });
    await correct(worker, id, 2, { title: 'Pöytäkirja 1/2026' });
    expect(await shown(worker, id)).toMatchObject({ title: 'Pöytäkirja 1/2026', revision: 2 });
    await expect(correct(worker, id, 1, { kind: 'other' })).rejects.toThrow(Conflict);
    await expect(correct(stranger, id, 2, { kind: 'other' })).rejects.toThrow(Forbidden);
  });
});

describe('publishing a document', () => {
  const publish = (actor: Actor, id: number, number = 1) =>
    writingAs(test.database, actor.userId, (tx) => publishDocument(tx, actor, clock, { project, id, number }));
  const withdraw = (actor: Actor, id: number) =>
    writingAs(test.database, actor.userId, (tx) => withdrawDocument(tx, actor, clock, { project, id }));
  const asPublic = reading;
  const publicIds = async () => (await listPublicDocuments(asPublic(test.database), 'S20193')).map(({ id }) => id);

  // The register tells the description, or no more.
  const describeProject = (inForceFrom: string | null) =>
    test.owner.updateTable('descriptionVersion').set({ inForceFrom }).where('projectId', '=', project.id).execute();

  beforeAll(async () => {
    const content = printText({ form: 'esr-2014', fields: { code: 'S20193', name: 'Hanke' } });
    await importText(test.target, { name: 'S20193.txt', knownOn: '2015-01-01', content });
  });

  it('lets everybody have that version, as long as the project has a published description', async () => {
    const id = await add(coordinator);
    await publish(coordinator, id);
    expect(await lastEntry()).toMatchObject({ act: 'document.publish', subjectId: String(id), details: { number: 1 } });
    await describeProject(null);
    expect(await publicIds()).not.toContain(id);
    await describeProject('2015-01-01');
    expect(await publicIds()).toContain(id);
    await addVersion(worker, id, '%PDF-1.7 vielä sisäinen');
    const shownNow = await getPublicDocument(asPublic(test.database), 'S20193', id);
    expect(shownNow).toMatchObject({ title: 'Pöytäkirja 1', fileName: 'Pöytäkirja.pdf', publicOn: '2026-03-10' });
    const piece = await readPublicPiece(asPublic(test.database), { id, sha256: shownNow.sha256, from: 0 });
    expect(new TextDecoder().decode(piece)).toBe('%PDF-1.7 yksi');
    expect(await shown(worker, id)).toMatchObject({ publicNumber: 1, isShown: true });
    await describeProject(null);
    expect(await publicIds()).not.toContain(id);
    await expect(getPublicDocument(asPublic(test.database), 'S20193', id)).rejects.toThrow(NotFound);
  });

  it('is taken back, also by removing the file', async () => {
    await describeProject('2015-01-01');
    const [first, second] = [await add(coordinator), await add(coordinator)];
    for (const id of [first, second]) await publish(coordinator, id);
    await withdraw(coordinator, first);
    expect(await lastEntry()).toMatchObject({ act: 'document.withdraw', subjectId: String(first) });
    await writingAs(test.database, coordinator.userId, (tx) =>
      removeFile(tx, coordinator, clock, { project, id: second, number: 1, reason: 'Nimi' }),
    );
    const left = await publicIds();
    for (const id of [first, second]) expect(left).not.toContain(id);
    expect((await shown(coordinator, second)).publicNumber).toBeNull();
    await expect(publish(coordinator, second)).rejects.toThrow(new Refused('document.refused.publish-removed'));
  });

  it('is refused of restricted documents, to those who only work with the project, and to strangers', async () => {
    const id = await add(coordinator, { visibility: 'authority' });
    await expect(publish(coordinator, id)).rejects.toThrow(new Refused('document.refused.publish-restricted'));
    const other = await add(coordinator);
    for (const actor of [worker, stranger]) await expect(publish(actor, other)).rejects.toThrow(Forbidden);
    await expect(withdraw(worker, other)).rejects.toThrow(Forbidden);
    await expect(publish(coordinator, other, 9)).rejects.toThrow(NotFound);
  });

  it('binds what is said of it: only those who publish change it, and nobody restricts it', async () => {
    const id = await add(coordinator);
    await publish(coordinator, id);
    const correct = (actor: Actor, facts: Partial<DocumentFacts>) =>
      writingAs(test.database, actor.userId, (tx) =>
        correctDocument(tx, actor, clock, { project, id, revision: 1, facts: { ...minutes, ...facts } }),
      );
    await expect(correct(worker, { title: 'Muu' })).rejects.toThrow(new Refused('document.refused.is-public'));
    await expect(correct(coordinator, { visibility: 'authority' })).rejects.toThrow(
      new Refused('document.refused.restrict-public'),
    );
    await correct(coordinator, { title: 'Pöytäkirja 1/2026' });
  });

  it('opens no table to the public, and who sent it to nobody', async () => {
    const id = await add(coordinator);
    await publish(coordinator, id);
    const rows = await asPublic(test.database).selectFrom('document').select('id').execute();
    expect(rows).toEqual([]);
    const seen = await asPublic(test.database).selectFrom('publicDocument').selectAll().execute();
    expect(JSON.stringify(seen)).not.toContain(coordinator.userId);
  });
});

describe('removing a file', () => {
  const remove = (actor: Actor, id: number, reason: string) =>
    writingAs(test.database, actor.userId, (tx) => removeFile(tx, actor, clock, { project, id, number: 1, reason }));

  it('takes the content for good and keeps who did it and why', async () => {
    const id = await add(coordinator);
    await remove(coordinator, id, 'Asiakkaan nimi jäi liitteeseen');
    expect((await shown(worker, id)).versions[0]?.removed).toMatchObject({
      by: coordinator.name,
      reason: 'Asiakkaan nimi jäi liitteeseen',
    });
    const kept = await test.owner
      .selectFrom('documentVersion')
      .select('content')
      .where('documentId', '=', id)
      .executeTakeFirstOrThrow();
    expect(kept.content).toBeNull();
    expect(await lastEntry()).toMatchObject({ act: 'document.remove-file', reason: 'Asiakkaan nimi jäi liitteeseen' });
  });

  it('needs a reason and the right', async () => {
    const id = await add(coordinator);
    await expect(remove(coordinator, id, '')).rejects.toThrow(Refused);
    await expect(remove(worker, id, 'Väärä tiedosto')).rejects.toThrow(Forbidden);
  });
});

describe('the tables of documents', () => {
  it('let nobody put another file in the place of one', async () => {
    const id = await add(coordinator);
    const changed = writingAs(test.database, coordinator.userId, (tx) =>
      tx
        .updateTable('documentVersion')
        .set({ content: Buffer.from('x') })
        .where('documentId', '=', id)
        .execute(),
    );
    await expect(changed).rejects.toThrow(/row-level security|document_version/);
  });

  it('keep to their constraints', async () => {
    const documentId = await add(coordinator);
    const good = {
      documentId,
      number: 7,
      fileName: 'x.pdf',
      mediaType: 'application/pdf',
      size: 1,
      sha256: '0'.repeat(64),
      content: Buffer.from('x') as Buffer | null,
      uploadedAt: clock.now(),
      uploadedBy: coordinator.userId,
    };
    const plant = (wrong: object) =>
      test.owner
        .insertInto('documentVersion')
        .values({ ...good, ...wrong })
        .execute();
    await expect(plant({ size: 2 })).rejects.toThrow('document_version_whole');
    await expect(plant({ content: null })).rejects.toThrow('document_version_removed');
    await expect(plant({ removedReason: 'x' })).rejects.toThrow('document_version_removed');
    await expect(plant({ number: 1 })).rejects.toThrow('document_version_document_id_number_key');
    const correct = (wrong: object) =>
      test.owner.updateTable('document').set(wrong).where('id', '=', documentId).execute();
    const publishedAt = clock.now();
    await expect(correct({ publicNumber: 1 })).rejects.toThrow('document_published');
    await expect(correct({ publicNumber: 9, publishedAt })).rejects.toThrow('document_public_version');
    await expect(correct({ publicNumber: 1, publishedAt, visibility: 'authority' })).rejects.toThrow(
      'document_restricted_unpublished',
    );
  });
});

async function packed(members: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

describe('a file that was sent', () => {
  it.each([
    ['vanha.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'old-office'],
    ['ohjelma.pdf', bytes('MZ ohjelma'), 'type'],
    ['rikki.docx', bytes('PK\u0003\u0004 rikki'), 'damaged'],
    ['sivu.html', bytes('<script>alert(1)</script>'), 'type'],
  ])('%s is refused for what it holds', async (name, content, problem) => {
    expect(await lookInto(name, content)).toEqual({ problem });
  });

  const office = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' };
  it.each([
    ['programs', { ...office, 'run.exe': 'MZ' }],
    ['overpacked', { ...office, 'word/media/image1.png': '\0'.repeat(2_000_000) }],
    ['type', { mimetype: 'application/vnd.oasis.opendocument.text', 'evil.bin': 'x' }],
  ] as const)('is refused for what it packs: %s', async (problem, members) => {
    expect(await lookInto('muistio.docx', await packed(members))).toEqual({ problem });
  });

  it('is taken when it is a document', async () => {
    expect(await lookInto('muistio.docx', await packed(office))).toMatchObject({ name: 'muistio.docx' });
  });
});

it('reaches a document by the head of its project', async () => {
  const head = await readingAs(test.database, worker.userId, (read) => findProjectHead(read, worker, 'S20193'));
  expect(head.sections).toContain('documents');
});
