import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findDraft, keepDraft } from '#features/draft/public.server.ts';
import { controlNames, type FormEntries } from '#features/draft/public.ts';
import { readingAs, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import { openEdit } from './edit.commands.server.ts';
import { type Edit, getEdit } from './edit.queries.server.ts';
import { editFormKey } from './edit-address.model.ts';
import { EditsConflict, saveEditForm } from './edit-form.commands.server.ts';
import { inputName, typedOf } from './edit-form.model.ts';
import { getEditFormPage } from './edit-form-page.queries.server.ts';
import { formOf } from './record.model.ts';
import { sampleText } from './sample-text.ts';
import { listUnsavedTasks } from './unsaved-text.queries.server.ts';

let test: TestDatabase;
let writer: Actor;
let colleague: Actor;
let auditor: Actor;
let id: number;
let tokens = 0;
const clock = { now: () => new Date('2026-11-22T10:00:00Z') };

beforeAll(async () => {
  test = await createTestDatabase();
  writer = await createActor(test, { name: 'Aino Esimerkki', given: [{ role: 'coordinator' }] });
  colleague = await createActor(test, { name: 'Eero Esimerkki', given: [{ role: 'coordinator' }] });
  auditor = await createActor(test, { given: [{ role: 'auditor' }] });
});
afterAll(() => test.close());

let projects = 19_000;

/** Each test has a project of its own, with a description in force. */
beforeEach(async () => {
  projects += 1;
  const code = `S${projects}`;
  const content = sampleText.replaceAll('S19999', code);
  await importText(test.target, { name: `${code}.txt`, knownOn: '2012-03-01', content });
  const opened = await writingAs(test.database, writer.userId, (tx) =>
    openEdit(tx, writer, clock, { projectCode: code }),
  );
  id = opened.id;
});

const pageOf = (actor: Actor) =>
  readingAs(test.database, actor.userId, (read) => getEditFormPage(read, actor, clock, id, () => {}));
const editNow = (): Promise<Edit> => readingAs(test.database, writer.userId, (read) => getEdit(read, id));

/** The form as it is when the actor opens it now, with something typed into it. */
async function formOpened(actor: Actor, typed: Readonly<Record<string, string>> = {}): Promise<FormEntries> {
  const { filled, formId } = await pageOf(actor);
  tokens += 1;
  const entries = filled.entries.length > 0 ? filled.entries : typedOf(formOf({ form: formId }), filled.base);
  return [
    [controlNames.token, `token ${tokens}`],
    [controlNames.editor, actor.userId],
    [controlNames.revision, String(filled.revision)],
    [controlNames.base, JSON.stringify(filled.base)],
    [controlNames.seen, ''],
    ...entries.map(([name, value]) => [name, typed[name] ?? value] as const),
  ];
}

const save = (actor: Actor, sent: FormEntries) =>
  writingAs(test.database, actor.userId, (tx) => saveEditForm(tx, actor, clock, id, sent, 'fi'));

describe('a form of a description', () => {
  it('is saved as the next revision with an audit entry, and its draft is done with', async () => {
    const sent = await formOpened(writer, { [inputName('name')]: 'Uusi nimi' });
    await writingAs(test.database, writer.userId, (tx) => keepDraft(tx, clock, writer, editFormKey(id), sent));
    expect((await pageOf(writer)).draft).toMatchObject({ isBehind: false });
    expect(await save(writer, sent)).toBe(`/fi/workspace/descriptions/${id}/edit?saved=1`);
    expect(await editNow()).toMatchObject({ revision: 2, record: { fields: { name: 'Uusi nimi' } } });
    expect((await pageOf(writer)).draft).toBeUndefined();
    const acts = await test.owner
      .selectFrom('auditEntry')
      .select('act')
      .where('subjectKind', '=', 'description-edit')
      .where('subjectId', '=', String(id))
      .orderBy('id')
      .execute();
    expect(acts.map(({ act }) => act)).toEqual(['description.open', 'description.edit']);
  });

  it('sent twice at once is saved once', async () => {
    const sent = await formOpened(writer, { [inputName('name')]: 'Kaksi kertaa' });
    const answers = await Promise.all([save(writer, sent), save(writer, sent)]);
    expect(new Set(answers).size).toBe(1);
    expect((await editNow()).revision).toBe(2);
  });

  it('is joined with what a colleague has saved in other fields, and says which', async () => {
    const mine = await formOpened(writer, { [inputName('name')]: 'Minun nimeni' });
    const theirs = await formOpened(colleague, { [inputName('address')]: 'Toinen tie 2' });
    await save(colleague, theirs);
    expect(await save(writer, mine)).toMatch(/\?saved=1&joined=address$/);
    expect((await editNow()).record.fields).toMatchObject({ name: 'Minun nimeni', address: 'Toinen tie 2' });
  });

  it('saved at the same moment by two loses neither', async () => {
    const mine = await formOpened(writer, { [inputName('name')]: 'Minun nimeni' });
    const theirs = await formOpened(colleague, { [inputName('address')]: 'Toinen tie 2' });
    const outcomes = await Promise.allSettled([save(writer, mine), save(colleague, theirs)]);
    // Whoever comes second in this very moment is told, and the page tries again by itself.
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') continue;
      expect(outcome.reason).toBeInstanceOf(Conflict);
      await (index === 0 ? save(writer, mine) : save(colleague, theirs));
    }
    expect((await editNow()).record.fields).toMatchObject({ name: 'Minun nimeni', address: 'Toinen tie 2' });
  });

  it('asks where a colleague has changed the same field, and changes nothing until then', async () => {
    const mine = await formOpened(writer, { [inputName('name')]: 'Minun nimeni' });
    await save(colleague, await formOpened(colleague, { [inputName('name')]: 'Toisen nimi' }));
    const refusal = await save(writer, mine).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(EditsConflict);
    expect((refusal as EditsConflict).asking).toMatchObject({ revision: 2, base: { name: 'Toisen nimi' } });
    expect((await editNow()).record.fields.name).toBe('Toisen nimi');
  });

  it('tells who else is typing, and not what', async () => {
    const sent = await formOpened(colleague, { [inputName('name')]: 'Salaisuus' });
    await writingAs(test.database, colleague.userId, (tx) => keepDraft(tx, clock, colleague, editFormKey(id), sent));
    const page = await pageOf(writer);
    expect(page.others).toMatchObject([{ name: 'Eero Esimerkki' }]);
    expect(JSON.stringify(page)).not.toContain('Salaisuus');
  });

  it('is refused once the description was submitted, and the text can be kept', async () => {
    const late = await formOpened(colleague, { [inputName('name')]: 'Myöhässä' });
    const sent = await formOpened(writer);
    expect(await save(writer, [...sent, [controlNames.intent, 'submit']])).toBe(`/fi/workspace/descriptions/${id}`);
    await expect(save(colleague, late)).rejects.toThrow(Refused);
    await writingAs(test.database, colleague.userId, (tx) => keepDraft(tx, clock, colleague, editFormKey(id), late));
    const draft = await readingAs(test.database, colleague.userId, (read) =>
      findDraft(read, colleague, editFormKey(id)),
    );
    expect(draft?.typed).toContainEqual([inputName('name'), 'Myöhässä']);
    const tasks = await readingAs(test.database, colleague.userId, (read) =>
      listUnsavedTasks(read, colleague, '2026-11-22'),
    );
    expect(tasks.map(({ href }) => href)).toContain(`/workspace/descriptions/${id}/edit`);
    expect((await pageOf(colleague)).refused).toBe('state-edit');
  });

  it('with errors is neither saved nor submitted by the button that submits', async () => {
    const sent = await formOpened(writer, { [inputName('businessId')]: '1234567-8' });
    await expect(save(writer, [...sent, [controlNames.intent, 'submit']])).rejects.toThrow(Refused);
    expect(await editNow()).toMatchObject({ revision: 1, state: 'draft' });
  });

  it('is opened and saved by nobody who may not edit it', async () => {
    await expect(pageOf(auditor)).rejects.toThrow(Forbidden);
    const sent = (await formOpened(writer)).map(
      ([name, value]) => [name, name === controlNames.editor ? auditor.userId : value] as const,
    );
    await expect(save(auditor, sent)).rejects.toThrow(Forbidden);
    const stranger = await createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'project', id: 1 } }] });
    id = -1;
    await expect(pageOf(stranger)).rejects.toThrow(NotFound);
  });
});
