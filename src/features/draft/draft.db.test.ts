import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingAs, SERVICE, writingAs } from '#platform/db/database.server.ts';
import { Forbidden, Invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { discardDraft, forgetOldDrafts, keepDraft, MOST_DRAFTS, saveOnce } from './draft.commands.server.ts';
import { findDraft, listDrafts, listOtherEditors } from './draft.queries.server.ts';
import { controlNames, type FormEntries } from './form-entries.model.ts';

let test: TestDatabase;
let aino: Actor;
let eero: Actor;
let minute = 0;
const clock = { now: () => new Date(Date.UTC(2026, 0, 5, 10, minute)) };

beforeAll(async () => {
  test = await createTestDatabase();
  aino = await createActor(test, { name: 'Aino Esimerkki', given: [{ role: 'coordinator' }] });
  eero = await createActor(test, { name: 'Eero Esimerkki', given: [{ role: 'coordinator' }] });
});
afterAll(() => test.close());

const form = (actor: Actor, token: string, name: string, seen = ''): FormEntries => [
  [controlNames.token, token],
  [controlNames.editor, actor.userId],
  [controlNames.revision, '4'],
  [controlNames.seen, seen],
  ['name', name],
];

const keep = (actor: Actor, key: string, entries: FormEntries, options?: { overOther: boolean }) =>
  writingAs(test.database, actor.userId, (tx) => keepDraft(tx, clock, actor, key, entries, options));
const drafts = (actor: Actor, key: string) =>
  readingAs(test.database, actor.userId, (read) => findDraft(read, actor, key));
const save = (actor: Actor, key: string, entries: FormEntries, act: () => Promise<string>) =>
  writingAs(test.database, actor.userId, (tx) => saveOnce(tx, clock, actor, key, entries, act));

describe('a draft', () => {
  it('is what was typed last, with the revision that it began from', async () => {
    await keep(aino, 'thing:1', form(aino, 't1', 'Pol'));
    minute = 1;
    expect(await keep(aino, 'thing:1', form(aino, 't1', 'Polku'))).toEqual({ state: 'kept', typedAt: clock.now() });
    expect(await drafts(aino, 'thing:1')).toMatchObject({ typed: [['name', 'Polku']], baseRevision: 4 });
    expect(await keep(aino, 'thing:1', form(aino, 't1', 'Polku'))).toMatchObject({ state: 'kept' });
  });

  it('is not overwritten unseen by another window, unless its user says so', async () => {
    const key = 'thing:windows';
    await keep(aino, key, form(aino, 'first', 'A'));
    expect(await keep(aino, key, form(aino, 'second', 'B'))).toMatchObject({ state: 'elsewhere' });
    expect((await drafts(aino, key))?.typed).toEqual([['name', 'A']]);
    const seen = (await drafts(aino, key))?.typedAt.toISOString();
    expect(await keep(aino, key, form(aino, 'third', 'C', seen))).toMatchObject({ state: 'kept' });
    expect(await keep(aino, key, form(aino, 'second', 'B'), { overOther: true })).toMatchObject({ state: 'kept' });
  });

  it('is seen by nobody else, not even with a wrong query', async () => {
    await keep(aino, 'thing:secret', form(aino, 'x', 'Salaisuus'));
    const seen = await writingAs(test.database, eero.userId, (tx) =>
      tx.selectFrom('formDraft').select('typed').execute(),
    );
    expect(seen).toEqual([]);
    const unnamed = await test.database.selectFrom('formDraft').select('typed').execute();
    expect(unnamed).toEqual([]);
    await expect(
      writingAs(test.database, eero.userId, (tx) =>
        sql`insert into form_draft (user_id, form_key, form_token, typed, began_at, typed_at)
          values (${aino.userId}, 'thing:forged', 'x', '[]', now(), now())`.execute(tx),
      ),
    ).rejects.toThrow('row-level security');
    await expect(
      writingAs(test.database, SERVICE, (tx) => sql`update form_draft set typed = '[]'`.execute(tx)),
    ).resolves.toMatchObject({ numAffectedRows: 0n });
  });

  it('tells others who types and since when, for five minutes', async () => {
    minute = 10;
    await keep(aino, 'thing:shared', form(aino, 'y', 'A'));
    const others = (actor: Actor) =>
      readingAs(test.database, actor.userId, (read) => listOtherEditors(read, actor, 'thing:shared', clock.now()));
    expect(await others(eero)).toMatchObject([{ name: 'Aino Esimerkki', since: clock.now() }]);
    expect(await others(aino)).toEqual([]);
    minute = 16;
    expect(await others(eero)).toEqual([]);
  });

  it('of somebody else’s form, or of no form, is refused', async () => {
    await expect(keep(eero, 'thing:1', form(aino, 't', 'x'))).rejects.toThrow(Forbidden);
    await expect(keep(eero, 'thing:1', [['name', 'x']])).rejects.toThrow(Invalid);
  });

  it('is listed until it is thrown away', async () => {
    await keep(eero, 'thing:9', form(eero, 'z', 'x'));
    const listed = () => readingAs(test.database, eero.userId, (read) => listDrafts(read, eero));
    expect(await listed()).toMatchObject([{ formKey: 'thing:9' }]);
    await writingAs(test.database, eero.userId, (tx) => discardDraft(tx, eero, 'thing:9'));
    expect(await listed()).toEqual([]);
  });
});

describe('a form', () => {
  it('sent twice at once is saved once, and both get the same answer', async () => {
    const key = 'thing:twice';
    await keep(aino, key, form(aino, 'twice', 'A'));
    let saved = 0;
    const act = async () => {
      saved += 1;
      return `/fi/workspace/things/${saved}`;
    };
    const answers = await Promise.all([1, 2, 3].map(() => save(aino, key, form(aino, 'twice', 'A'), act)));
    expect(saved).toBe(1);
    expect(new Set(answers)).toEqual(new Set(['/fi/workspace/things/1']));
    expect(await drafts(aino, key)).toBeUndefined();
  });

  it('is saved again when it was changed after going back', async () => {
    let saved = 0;
    const act = async () => {
      saved += 1;
      return `/${saved}`;
    };
    await save(aino, 'thing:back', form(aino, 'back', 'A'), act);
    await save(aino, 'thing:back', form(aino, 'back', 'B'), act);
    expect(saved).toBe(2);
  });

  it('that was saved takes no draft any more, even one that was on its way', async () => {
    await save(aino, 'thing:late', form(aino, 'late', 'A'), async () => '/x');
    expect(await keep(aino, 'thing:late', form(aino, 'late', 'A'))).toEqual({ state: 'saved' });
    expect(await drafts(aino, 'thing:late')).toBeUndefined();
  });

  it('that could not be saved leaves its draft and may be sent again', async () => {
    const key = 'thing:failed';
    await keep(aino, key, form(aino, 'failed', 'A'));
    const failing = save(aino, key, form(aino, 'failed', 'A'), () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await drafts(aino, key)).toBeDefined();
    expect(await save(aino, key, form(aino, 'failed', 'A'), async () => '/done')).toBe('/done');
  });

  it('forgets after a week that it was sent', async () => {
    await save(aino, 'thing:old', form(aino, 'old', 'A'), async () => '/old');
    minute += 8 * 24 * 60;
    await save(aino, 'thing:new', form(aino, 'new', 'A'), async () => '/new');
    const left = await test.owner
      .selectFrom('formReceipt')
      .select('answer')
      .where('userId', '=', aino.userId)
      .execute();
    expect(left).toEqual([{ answer: '/new' }]);
  });
});

describe('what is left lying', () => {
  const countDrafts = async (actor: Actor) => {
    const rows = await test.owner
      .selectFrom('formDraft')
      .select('formKey')
      .where('userId', '=', actor.userId)
      .execute();
    return rows.length;
  };

  it('is kept of so many forms and of no other, until one of them is thrown away', async () => {
    const many = await createActor(test, { name: 'Moni Esimerkki', given: [{ role: 'coordinator' }] });
    for (let number = 0; number < MOST_DRAFTS; number += 1) await keep(many, `thing:m${number}`, form(many, 'm', 'A'));
    expect(await keep(many, 'thing:more', form(many, 'm', 'A'))).toEqual({ state: 'full', most: MOST_DRAFTS });
    expect(await keep(many, 'thing:m0', form(many, 'm', 'B'))).toMatchObject({ state: 'kept' });
    await writingAs(test.database, many.userId, (tx) => discardDraft(tx, many, 'thing:m0'));
    expect(await keep(many, 'thing:more', form(many, 'm', 'A'))).toMatchObject({ state: 'kept' });
  });

  it('is forgotten by the service half a year after the last letter, and by nobody else', async () => {
    const forget = (user: string) => writingAs(test.database, user, (tx) => forgetOldDrafts(tx, clock));
    const late = await createActor(test, { name: 'Myöhä Esimerkki', given: [{ role: 'coordinator' }] });
    await keep(late, 'thing:long-ago', form(late, 'l', 'A'));
    minute += 179 * 24 * 60;
    await keep(late, 'thing:lately', form(late, 'l', 'A'));
    await forget(SERVICE);
    expect(await countDrafts(late)).toBe(2);
    minute += 2 * 24 * 60;
    expect(await forget(eero.userId)).toBe(0);
    await forget(SERVICE);
    expect(await drafts(late, 'thing:long-ago')).toBeUndefined();
    expect(await drafts(late, 'thing:lately')).toBeDefined();
  });
});
