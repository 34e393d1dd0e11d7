import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discardDraft, keepDraft } from '#features/draft/public.server.ts';
import { controlNames, type FormEntries } from '#features/draft/public.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { reading, readingAs, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors.ts';
import type { Actor, Scope } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import {
  approveEdit,
  discardEdit,
  openEdit,
  publishEdit,
  releaseEdit,
  returnEdit,
  saveEdit,
  submitEdit,
  submitSavedEdit,
  withdrawVersion,
} from './edit.commands.server.ts';
import { type Edit, findEdit, getEdit, listEditEvents } from './edit.queries.server.ts';
import { editFormKey } from './edit-address.model.ts';
import { descriptionBulkActs } from './edit-bulk.server.ts';
import { editList } from './edit-list.model.ts';
import { countEdits } from './edit-list.queries.server.ts';
import { getEditPage } from './edit-page.queries.server.ts';
import { getProjectDescriptions } from './project-descriptions.queries.server.ts';
import { findPublisherName } from './publishing.commands.server.ts';
import { readDescription } from './reading.model.ts';
import type { DescriptionRecord } from './record.model.ts';
import { sampleText } from './sample-text.ts';
import { findVersionsByWords, understandWords } from './search-question.queries.server.ts';
import { findVersionById, findVersionInForce, listVersions } from './version.queries.server.ts';
import { findWithdrawnVersion } from './withdrawal.queries.server.ts';

let test: TestDatabase;
/** Writes in the project, decides for everything, and decides for the authority that the sample names. */
let writer: Actor;
let decider: Actor;
let stranger: Actor;

const code = 'S19999';
const clock = { now: () => new Date('2026-11-22T10:00:00Z') };
const today = '2026-11-22';

beforeEach(async () => {
  test = await createTestDatabase();
  await importText(test.target, { name: `${code}.txt`, knownOn: '2012-03-01', content: sampleText });
  await importText(test.target, {
    name: 'S19998.txt',
    knownOn: '2012-03-01',
    content: sampleText.replaceAll(code, 'S19998').replace('Y-tunnus: 0245895-5', 'Y-tunnus: 1234567-1'),
  });
  const project = async (known: string): Promise<Scope> => ({ kind: 'project', id: await idOfProject(known) });
  writer = await createActor(test, { given: [{ role: 'project-worker', scope: await project(code) }] });
  decider = await createActor(test, { name: 'Pekka Päättäjä', given: [{ role: 'authority' }] });
  stranger = await createActor(test, {
    given: [
      { role: 'project-worker', scope: await project('S19998') },
      { role: 'authority', scope: await project('S19998') },
    ],
  });
});

afterEach(() => test.close());

async function idOfProject(known: string): Promise<number> {
  const { id } = await test.owner
    .selectFrom('project')
    .select('id')
    .where('code', '=', known)
    .executeTakeFirstOrThrow();
  return id;
}

const as = <Result>(actor: Actor, work: Parameters<typeof writingAs<Result>>[2]) =>
  writingAs(test.database, actor.userId, work);

const open = (actor = writer, projectCode = code, form?: string) =>
  as(actor, (tx) => openEdit(tx, actor, clock, { projectCode, form }));

const editOf = (id: number, actor = decider): Promise<Edit> =>
  readingAs(test.database, actor.userId, (read) => getEdit(read, id));

function named(name: string, text = sampleText): DescriptionRecord {
  return readDescription(text.replace('Pohjoinen polku', name)).record;
}

async function save(id: number, record: DescriptionRecord, baseRevision?: number, actor = writer): Promise<number> {
  const base = baseRevision ?? (await editOf(id)).revision;
  return as(actor, (tx) => saveEdit(tx, actor, clock, id, { record, baseRevision: base }));
}

type Command = typeof submitEdit;

async function step(command: Command, id: number, actor: Actor, reason?: string): Promise<void> {
  const { revision } = await editOf(id);
  await as(actor, (tx) => command(tx, actor, clock, id, { revision, reason }));
}

async function publish(id: number, { knownOn = today, actor = decider } = {}): Promise<number> {
  const { revision } = await editOf(id);
  return as(actor, (tx) => publishEdit(tx, actor, clock, id, { revision, knownOn }));
}

/** Opened, renamed and brought as far as approval. */
async function approved(name: string): Promise<number> {
  const { id } = await open();
  await save(id, named(name));
  await step(submitEdit, id, writer);
  await step(approveEdit, id, decider);
  return id;
}

async function published(name: string, knownOn = today): Promise<number> {
  return publish(await approved(name), { knownOn });
}

const withdraw = (versionId: number, { actor = decider, reason = 'Väärä liite.', projectCode = code } = {}) =>
  as(actor, (tx) => withdrawVersion(tx, actor, clock, { projectCode, versionId, reason }));

const nameInForce = async () => (await findVersionInForce(reading(test.database), code))?.name;

async function audited(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', act, role, subject_kind, reason) as line from audit_entry where act like 'description.%'
    order by id`.execute(test.owner);
  return rows.map(({ line }) => line);
}

async function told(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', kind, case user_id when ${writer.userId} then 'writer' when ${decider.userId} then 'decider' end)
      as line
    from notice order by id`.execute(test.owner);
  return rows.map(({ line }) => line);
}

const refusedAs = (reason: string) => ({ name: 'Refused', code: `description.refused.${reason}` });

describe('opening', () => {
  it('begins from the version in force, and the second time leads to the same work', async () => {
    const opened = await open();
    expect(opened.isNew).toBe(true);
    const edit = await editOf(opened.id);
    expect(edit).toMatchObject({
      projectCode: code,
      form: 'esr-2007',
      name: 'Pohjoinen polku',
      revision: 1,
      state: 'draft',
    });
    expect(edit.record).toEqual(readDescription(sampleText).record);
    expect(await open()).toEqual({ id: opened.id, isNew: false });
    expect(await audited()).toEqual(['description.open project-worker description-edit']);
  });

  it('of two at the same moment makes one work', async () => {
    const ids = await Promise.all([open(), open(), open()].map(async (opening) => (await opening).id));
    expect(new Set(ids).size).toBe(1);
  });

  it('begins empty for a project that the register does not know, seen by its author and by whom it names', async () => {
    const { id } = await open(writer, 'S20777', 'esr-2014');
    const edit = await editOf(id, writer);
    expect(edit).toMatchObject({
      projectId: null,
      basedOnId: null,
      record: { fields: { code: 'S20777', name: null } },
    });
    expect(await readingAs(test.database, stranger.userId, (read) => findEdit(read, id))).toBeUndefined();
    await expect(open(stranger, 'S20777', 'esr-2014')).rejects.toMatchObject(refusedAs('open-elsewhere'));
  });

  it('is refused for a wrong code, without a form, and to whom it is not permitted', async () => {
    await expect(open(writer, '12345')).rejects.toMatchObject(refusedAs('code'));
    await expect(open(writer, 'S20777')).rejects.toMatchObject(refusedAs('form'));
    await expect(open(stranger)).rejects.toThrow(Forbidden);
    await expect(open(decider)).rejects.toThrow(Forbidden);
  });
});

describe('saving', () => {
  it('raises the revision and is audited with the digest of the text', async () => {
    const { id } = await open();
    expect(await save(id, named('Uusi nimi'))).toBe(2);
    expect(await editOf(id)).toMatchObject({ revision: 2, name: 'Uusi nimi' });
    expect(await audited()).toContain('description.edit project-worker description-edit');
  });

  it('of the same text again is no second act', async () => {
    const { id } = await open();
    await save(id, named('Uusi nimi'));
    const before = await audited();
    expect(await save(id, named('Uusi nimi'))).toBe(2);
    expect(await editOf(id)).toMatchObject({ revision: 2 });
    expect(await audited()).toEqual(before);
  });

  it('is refused over what somebody else saved, and for a record that does not fit the form', async () => {
    const { id } = await open();
    await save(id, named('Ensimmäinen'));
    await expect(save(id, named('Toinen'), 1)).rejects.toThrow(Conflict);
    await expect(save(id, { form: 'esr-2014', fields: {} })).rejects.toThrow(Invalid);
    expect((await editOf(id)).name).toBe('Ensimmäinen');
  });

  it('is refused while the description waits, and not permitted in foreign projects, where it cannot even be seen', async () => {
    const { id } = await open();
    await expect(save(id, named('Uusi'), 1, stranger)).rejects.toThrow(NotFound);
    await expect(save(id, named('Uusi'), 1, decider)).rejects.toThrow(Forbidden);
    await step(submitEdit, id, writer);
    await expect(save(id, named('Uusi'))).rejects.toMatchObject(refusedAs('state-edit'));
  });
});

describe('submitting', () => {
  it('gives the description to those who may approve it there', async () => {
    const { id } = await open();
    await step(submitEdit, id, writer);
    expect(await editOf(id)).toMatchObject({ state: 'submitted', submittedBy: writer.userId });
    expect(await told()).toEqual(['description.submitted decider']);
  });

  it('is refused with errors by the rules, and with the code of another project', async () => {
    const { id } = await open();
    await save(id, named('Väärät päivät', sampleText.replace('päättyy 28.2.2012', 'päättyy 28.2.2009')));
    await expect(step(submitEdit, id, writer)).rejects.toMatchObject(refusedAs('errors'));
    await save(id, named('Toisen koodi', sampleText.replaceAll(code, 'S19998')));
    await expect(step(submitEdit, id, writer)).rejects.toMatchObject(refusedAs('other-code'));
  });

  it('is refused when another revision was saved meanwhile, and not permitted to the authority', async () => {
    const { id } = await open();
    await save(id, named('Uusi'));
    await expect(as(writer, (tx) => submitEdit(tx, writer, clock, id, { revision: 1 }))).rejects.toThrow(Conflict);
    await expect(step(submitEdit, id, decider)).rejects.toThrow(Forbidden);
  });
  it('from outside the form is refused while its writer has typed what is not saved', async () => {
    const { id } = await open();
    const typed: FormEntries = [
      [controlNames.token, 'window'],
      [controlNames.editor, writer.userId],
      ['f.name', 'Kesken'],
    ];
    await as(writer, (tx) => keepDraft(tx, clock, writer, editFormKey(id), typed));
    await expect(step(submitSavedEdit, id, writer)).rejects.toMatchObject(refusedAs('unsaved-text'));
    const submit = descriptionBulkActs.find(({ key }) => key === 'description.submit');
    const foreseen = await readingAs(test.database, writer.userId, async (read) =>
      submit?.forecast(read, writer, [`${id}`, 'x']),
    );
    expect(foreseen).toMatchObject([{ refusal: { code: 'description.refused.unsaved-text', details: { code } } }]);
    await as(writer, (tx) => discardDraft(tx, writer, editFormKey(id)));
    await step(submitSavedEdit, id, writer);
    expect(await editOf(id)).toMatchObject({ state: 'submitted' });
  });
});

describe('returning', () => {
  it('gives it back to be mended, with the reason', async () => {
    const { id } = await open();
    await step(submitEdit, id, writer);
    await step(returnEdit, id, decider, 'Alue puuttuu.');
    expect(await editOf(id)).toMatchObject({ state: 'returned' });
    const events = await readingAs(test.database, writer.userId, (read) => listEditEvents(read, id));
    expect(events.at(-1)).toMatchObject({ step: 'returned', by: 'Pekka Päättäjä', reason: 'Alue puuttuu.' });
    expect(await told()).toContain('description.returned writer');
    expect(await save(id, named('Mendattu'))).toBe(2);
  });

  it('is refused without a reason and before it was submitted, and not permitted to who wrote it', async () => {
    const { id } = await open();
    await expect(step(returnEdit, id, decider, 'Syy')).rejects.toMatchObject(refusedAs('state-return'));
    await step(submitEdit, id, writer);
    await expect(step(returnEdit, id, decider, '  ')).rejects.toMatchObject(refusedAs('reason'));
    await expect(step(returnEdit, id, writer, 'Syy')).rejects.toThrow(Forbidden);
  });
});

describe('approving', () => {
  it('is done once: of two at the same moment the second is told', async () => {
    const other = await createActor(test, { given: [{ role: 'authority' }] });
    const { id } = await open();
    await step(submitEdit, id, writer);
    const outcomes = await Promise.allSettled([step(approveEdit, id, decider), step(approveEdit, id, other)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refusedAs('state-approve') });
    expect(await editOf(id)).toMatchObject({ state: 'approved' });
    expect((await told()).filter((line) => line === 'description.approved writer')).toHaveLength(1);
  });

  it('is refused to who submitted it, also as authority', async () => {
    const both = await createActor(test, { given: [{ role: 'authority' }, { role: 'coordinator' }] });
    const { id } = await open();
    await step(submitEdit, id, both);
    await expect(step(approveEdit, id, both)).rejects.toMatchObject(refusedAs('own-submission'));
    await step(approveEdit, id, decider);
  });

  it('is refused to a description without the name of its project, as submitting it is', async () => {
    const { id } = await open();
    const nameless = { ...named('Poistuva'), fields: { ...named('Poistuva').fields, name: null } };
    await save(id, nameless);
    await expect(step(submitEdit, id, writer)).rejects.toMatchObject(refusedAs('errors'));
    await sql`update description_edit set state = 'submitted', submitted_by = author_id where id = ${id}`.execute(
      test.owner,
    );
    await expect(step(approveEdit, id, decider)).rejects.toMatchObject(refusedAs('errors'));
  });

  it('is not permitted in foreign projects', async () => {
    const { id } = await open();
    await step(submitEdit, id, writer);
    await expect(step(approveEdit, id, stranger)).rejects.toThrow(NotFound);
    await expect(step(approveEdit, id, writer)).rejects.toThrow(Forbidden);
  });
});

describe('publishing', () => {
  it('makes a version that the register tells from the day on, with its text as the source', async () => {
    const versionId = await published('Uusi nimi');
    const version = await findVersionById(reading(test.database), code, versionId);
    expect(version).toMatchObject({ name: 'Uusi nimi', knownOn: today, knownBasis: 'stated', inForceFrom: today });
    expect(version).toMatchObject({ sourceName: `${code}-${today}.txt`, sourceMediaType: 'text/plain' });
    expect(version?.publishedBy).toBe('Pohjois-Pohjanmaan elinkeino-, liikenne- ja ympäristökeskus');
    expect(await nameInForce()).toBe('Uusi nimi');
    expect(await told()).toContain('description.published writer');
    expect((await audited()).at(-1)).toBe('description.publish authority description-edit');
    const ids = await findVersionsByWords(
      reading(test.database),
      await understandWords(reading(test.database), 'uusi nimi'),
    );
    expect(Array.from(ids)).toContain(versionId);
  });

  it('by an office with several units is told in the name of the authority that the description names', async () => {
    const { rows: units } = await sql<{ id: number; organisationId: number }>`
      with office as (insert into organisation (spelling_key) values ('virasto') returning id)
      insert into organisation_unit (organisation_id, spelling_key)
      select office.id, key from office, unnest(array['yksi', 'toinen']) as key
      returning id, organisation_id`.execute(test.owner);
    const [first, second] = units;
    if (!first || !second) throw new Error('The units were not made.');
    await sql`
      insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
      values (${first.id}, 'Yksi keskus', '2020-01-01', '2020-01-01'),
        (${second.id}, 'Toinen keskus', '2026-01-01', '2026-11-01')`.execute(test.owner);
    const nameFor = (scope: Scope, authority: string) => findPublisherName(reading(test.database), scope, authority);
    const office: Scope = { kind: 'organisation', id: first.organisationId };
    expect(await nameFor(office, 'Toinen keskus')).toBe('Toinen keskus');
    expect(await nameFor(office, 'Vieras ministeriö')).toBe('Yksi keskus');
    expect(await nameFor({ kind: 'unit', id: first.id }, 'Toinen keskus')).toBe('Yksi keskus');
  });

  it('behind a newer version is said to be so, before and after', async () => {
    const page = (id: number) =>
      readingAs(test.database, decider.userId, (read) => getEditPage(read, decider, id, () => {}));
    const newest = await approved('Uusin');
    expect((await page(newest)).otherInForceFrom).toBe('2012-03-01');
    await publish(newest, { knownOn: '2021-01-01' });
    expect((await page(newest)).otherInForceFrom).toBeUndefined();
    const older = await approved('Vanhempi');
    await publish(older, { knownOn: '2020-01-01' });
    expect((await page(older)).otherInForceFrom).toBe('2021-01-01');
  });

  it('with an earlier day leaves the younger version in force', async () => {
    await published('Uusin');
    await published('Keskimmäinen', '2020-01-01');
    expect(await nameInForce()).toBe('Uusin');
    expect((await findVersionInForce(reading(test.database), code, '2021-01-01'))?.name).toBe('Keskimmäinen');
  });

  it('makes a project known, and other work at it belongs to the project from then on', async () => {
    const { id } = await open(writer, 'S20777', 'esr-2007');
    const { id: other } = await open(writer, 'S20777', 'esr-2014');
    await save(id, named('Tuore', sampleText.replaceAll(code, 'S20777')), 1);
    await step(submitEdit, id, writer);
    await step(approveEdit, id, decider);
    await publish(id);
    expect((await findVersionInForce(reading(test.database), 'S20777'))?.name).toBe('Tuore');
    expect((await editOf(id)).projectId).not.toBeNull();
    expect((await editOf(other)).projectId).not.toBeNull();
  });

  it('is refused before approval, for a day ahead, and when the register tells just this', async () => {
    const { id } = await open();
    await expect(publish(id)).rejects.toMatchObject(refusedAs('state-publish'));
    await step(submitEdit, id, writer);
    await step(approveEdit, id, decider);
    for (const knownOn of ['2026-02-30', '1.9.2026', '', 'infinity'])
      await expect(publish(id, { knownOn })).rejects.toMatchObject(refusedAs('day'));
    await expect(publish(id, { knownOn: '2026-11-23' })).rejects.toMatchObject(refusedAs('day-ahead'));
    await expect(publish(id, { knownOn: '1900-01-01' })).rejects.toMatchObject(refusedAs('day-too-early'));
    await expect(publish(id)).rejects.toMatchObject(refusedAs('nothing-new'));
    await expect(publish(id, { actor: writer })).rejects.toThrow(Forbidden);
  });

  it('is done by the authority that the description names, and by no other', async () => {
    const unit = await test.owner
      .selectFrom('organisationName')
      .select('organisationUnitId as id')
      .where('printedName', 'like', 'Esimerkin koulutus%')
      .executeTakeFirstOrThrow();
    const implementing = await createActor(test, {
      given: [{ role: 'authority', scope: { kind: 'unit', id: unit.id } }],
    });
    const id = await approved('Oma');
    expect(await publish(id, { actor: implementing })).toBeGreaterThan(0);
  });
});

describe('withdrawing', () => {
  it('lets the version before be told again, and says when and why', async () => {
    const versionId = await published('Uusi nimi');
    await withdraw(versionId);
    const read = reading(test.database);
    expect(await nameInForce()).toBe('Pohjoinen polku');
    expect(await findVersionById(read, code, versionId)).toBeUndefined();
    expect(await listVersions(read, code)).toHaveLength(1);
    expect(await findWithdrawnVersion(read, code, versionId)).toMatchObject({ reason: 'Väärä liite.' });
    const edits = await readingAs(test.database, writer.userId, (own) => getProjectDescriptions(own, writer, code));
    expect(edits.edits[0]).toMatchObject({ state: 'published', isWithdrawn: true });
    const ids = await findVersionsByWords(read, await understandWords(read, 'uusi nimi'));
    expect(Array.from(ids)).not.toContain(versionId);
    expect(await told()).toContain('description.withdrawn writer');
    expect((await audited()).at(-1)).toBe('description.withdraw authority description-version Väärä liite.');
  });

  it('moves the work among the withdrawn in the list', async () => {
    const versionId = await published('Poistuva');
    await withdraw(versionId);
    const count = (state: string) => {
      const question = listQuestionFrom(editList, new URLSearchParams({ state }));
      return readingAs(test.database, decider.userId, (read) => countEdits(read, decider, question));
    };
    expect([await count('withdrawn'), await count('published')]).toEqual([1, 0]);
  });

  it('takes imported versions back as well; their file brings them back no more, publishing them anew does', async () => {
    const version = await findVersionInForce(reading(test.database), code);
    await withdraw(version?.id ?? 0);
    expect(await nameInForce()).toBeUndefined();
    await importText(test.target, { name: 'again.txt', knownOn: '2020-01-01', content: sampleText });
    expect(await nameInForce()).toBeUndefined();
    const { id } = await open(writer, code, 'esr-2007');
    await save(id, readDescription(sampleText).record);
    await step(submitEdit, id, writer);
    await step(approveEdit, id, decider);
    await publish(id, { knownOn: '2012-03-01' });
    expect(await nameInForce()).toBe('Pohjoinen polku');
  });

  it('is refused without a reason and a second time, and not permitted in foreign projects', async () => {
    const versionId = await published('Uusi nimi');
    await expect(withdraw(versionId, { reason: ' ' })).rejects.toMatchObject(refusedAs('reason'));
    await expect(withdraw(versionId, { actor: writer })).rejects.toThrow(Forbidden);
    await expect(withdraw(versionId, { actor: stranger })).rejects.toThrow(Forbidden);
    await expect(withdraw(versionId, { projectCode: 'S19998' })).rejects.toThrow(NotFound);
    await withdraw(versionId);
    await expect(withdraw(versionId)).rejects.toMatchObject(refusedAs('withdrawn-already'));
  });
});

describe('discarding', () => {
  it('ends the work, so that another may begin', async () => {
    const { id } = await open();
    await step(discardEdit, id, writer);
    expect(await editOf(id)).toMatchObject({ state: 'discarded' });
    expect(await open()).toMatchObject({ isNew: true });
  });

  it('is refused once it was submitted', async () => {
    const { id } = await open();
    await step(submitEdit, id, writer);
    await expect(step(discardEdit, id, writer)).rejects.toMatchObject(refusedAs('state-discard'));
  });
});

describe('setting a code free', () => {
  it('ends the work at a project that the register does not know, and its writer is told', async () => {
    const { id } = await open(stranger, 'S20777', 'esr-2014');
    await expect(open(writer, 'S20777', 'esr-2014')).rejects.toMatchObject(refusedAs('open-elsewhere'));
    await step(releaseEdit, id, decider, 'Koodi on toisen hankkeen.');
    expect(await editOf(id)).toMatchObject({ state: 'discarded' });
    expect((await audited()).at(-1)).toBe('description.release authority description-edit Koodi on toisen hankkeen.');
    const notices = await test.owner.selectFrom('notice').select(['kind', 'userId']).execute();
    expect(notices).toContainEqual({ kind: 'description.released', userId: stranger.userId });
    expect(await open(writer, 'S20777', 'esr-2014')).toMatchObject({ isNew: true });
  });

  it('is refused for a known project, without a reason and once submitted, and not permitted to who writes', async () => {
    const { id: known } = await open();
    await expect(step(releaseEdit, known, decider, 'Syy.')).rejects.toMatchObject(refusedAs('known-project'));
    const { id } = await open(writer, 'S20777', 'esr-2014');
    await expect(step(releaseEdit, id, decider, ' ')).rejects.toMatchObject(refusedAs('reason'));
    await expect(step(releaseEdit, id, writer, 'Syy.')).rejects.toThrow(Forbidden);
    await step(submitEdit, known, writer);
    await expect(step(releaseEdit, known, decider, 'Syy.')).rejects.toMatchObject(refusedAs('state-release'));
  });
});
