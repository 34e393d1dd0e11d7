import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printText } from '#features/description/public.ts';
import { readingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import { readTerms, type SentTerms } from './terms-form.server.ts';

const today = '2026-03-01';

let test: TestDatabase;
let administrator: Actor;
let chosen: string;

beforeAll(async () => {
  test = await createTestDatabase();
  administrator = await createActor(test, { given: [{ role: 'administrator' }] });
  for (const code of ['S30001', 'S30002']) {
    const content = printText({ form: 'esr-2014', fields: { code, name: `Kaksonen ${code}` } });
    await importText(test.target, { name: `${code}.txt`, knownOn: '2026-01-01', content });
  }
  const { id } = await test.owner
    .selectFrom('project')
    .select('id')
    .where('code', '=', 'S30002')
    .executeTakeFirstOrThrow();
  chosen = `project:${id}`;
});
afterAll(() => test.close());

const sent = { role: 'coordinator', bound: 'project', words: 'kaksonen', from: today, lastDay: '' };
const reading = (changed: Partial<SentTerms>) =>
  readingAs(test.database, administrator.userId, (read) =>
    readTerms(read, { ...sent, scope: chosen, ...changed }, today),
  );
const codesOf = ({ candidates }: Awaited<ReturnType<typeof reading>>) => candidates.map(({ code }) => code);

describe('the terms of a role', () => {
  it('are for what was chosen of that which the words may mean', async () => {
    expect(await reading({})).toMatchObject({ terms: { scope: { kind: 'project' } } });
    const unclear = await reading({ scope: '' });
    expect(unclear).toMatchObject({ problems: [{ field: 'words', code: 'access.problem.scope-choose' }] });
    expect(codesOf(unclear)).toEqual(['S30001', 'S30002']);
  });

  it('keep the choice open when another field is wrong', async () => {
    const wrong: Partial<SentTerms>[] = [{ role: '' }, { lastDay: '2026-02-31' }, { lastDay: '2026-02-01' }];
    for (const changed of wrong) expect(codesOf(await reading(changed))).toEqual(['S30001', 'S30002']);
  });

  it('are for nothing that the words do not mean', async () => {
    expect(await reading({ words: 'S30001' })).toMatchObject({ candidates: [], terms: {} });
    expect(await reading({ scope: 'project:999999' })).toMatchObject({ problems: [{ field: 'words' }] });
    expect(await reading({ bound: 'organisation' })).toMatchObject({ problems: [{ field: 'words' }] });
  });
});
