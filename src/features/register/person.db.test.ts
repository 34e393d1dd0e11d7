import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionFrom } from '#features/search/public.ts';
import { reading } from '#platform/db/database.server.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importPersonSample, personQuestions, personSample, personTraces } from '#test/person-sample.ts';
import { fileOfVersion } from './download.server.ts';
import { getListPage } from './list-page.queries.server.ts';
import { getProjectPage } from './project-page.queries.server.ts';

let test: TestDatabase;
const today = '2026-01-01';

beforeAll(async () => {
  test = await createTestDatabase();
  await importPersonSample(test.target);
});

afterAll(() => test.close());

async function found(words: string) {
  const page = await getListPage(
    reading(test.database),
    questionFrom(new URLSearchParams({ q: words })),
    textsFor('fi'),
  );
  return page.projects;
}

describe('persons, telephones and e-mails of a description', () => {
  it('find no project in the list', async () => {
    for (const question of personQuestions) expect([question, await found(question)]).toEqual([question, []]);
  });

  it('are not shown in passages round what was found', async () => {
    const [project] = await found(`${personSample.word} kysy`);
    const shown = JSON.stringify(project);
    expect(shown).toContain('Kysy');
    expect(personTraces.exec(shown)?.[0]).toBeUndefined();
  });

  it('are not in the data of a version, and stand in the official form', async () => {
    const { version } = await getProjectPage(reading(test.database), personSample.code, { today });
    const data = await (await fileOfVersion(version, 'json', 'fi', today)).text();
    expect(data).toContain('Nuohoojien');
    expect(personTraces.exec(data)?.[0]).toBeUndefined();
    const form = await (await fileOfVersion(version, 'text', 'fi', today)).text();
    for (const trace of ['016 361 1001', 'Kaino Halavaara', 'Tuohivuori']) expect(form).toContain(trace);
  });

  it('are not quoted by what is remarked on the text', async () => {
    const { findings } = await getProjectPage(reading(test.database), personSample.code, { today });
    const quotes = findings.filter(({ rule }) => rule === 'unknownText').map(({ details }) => details.found);
    expect(quotes).toEqual(['Varalla Eila Tuohivuori, puh. […], […]']);
  });
});
