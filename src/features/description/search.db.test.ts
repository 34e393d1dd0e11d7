import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectClient, reading } from '#platform/db/database.server.ts';
import { usedAnalyser } from '#platform/words/analyser.server.ts';
import { createAnalyser } from '#platform/words/analyser.ts';
import { openVoikko } from '#platform/words/voikko.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { sharedPath } from '#test/shared.ts';
import { runImport } from './import-run.server.ts';
import { sourcesAt } from './import-source.server.ts';
import { sampleText } from './sample-text.ts';
import { readEvaluation } from './search-evaluation.model.ts';
import { evaluateSearch } from './search-evaluation.server.ts';
import { indexVersions } from './search-index.commands.server.ts';
import {
  findVersionsByWords,
  findVersionsNaming,
  rankVersions,
  suggestWords,
  understandWords,
} from './search-question.queries.server.ts';

let test: TestDatabase;
let folder: string;

/** Descriptions of which only code, name, municipalities and summary differ. */
const descriptions = {
  S20001: ['Revontuli', 'Salla, Inari', 'Hanke tarjoaa työvoimakoulutusta ja palkkatukityötä nuorille.'],
  S20002: ['Koulutuspolku', 'Rovaniemi, Enontekiö', 'Metsureille neuvontaa.'],
  S20003: ['Ungdomsverkstad', 'Kemi', 'Projektet ordnade sommarjobb för ungdomar och utbildning för kvinnorna.'],
  S20004: ['Kvinnligt företagande', 'Tornio', 'Rådgivning för de nya företagen och nätverk i regionen.'],
} as const;

beforeAll(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'koordi-search-'));
  for (const [code, [name, municipalities, summary]] of Object.entries(descriptions)) {
    const text = sampleText
      .replace('S19999', code)
      .replace('Pohjoinen polku', name)
      .replace('Salla, Inari', municipalities)
      .replace('Hanke tarjoaa valmennusta ja palkkatukityötä.', summary);
    await writeFile(join(folder, `${code}.txt`), text);
  }
  const client = await connectClient(test.target);
  const clock = { now: () => new Date('2026-11-21T12:00:00Z') };
  await runImport(client, await sourcesAt([folder]), { clock }, async () => true);
  await client.end();
});

afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

/** Codes of the projects whose version is among these, in their order. */
async function codesOf(ids: Iterable<number>): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select project.code from unnest(${Array.from(ids)}::int[]) with ordinality as wanted (id, place)
    join description_version version on version.id = wanted.id
    join project on project.id = version.project_id order by wanted.place`.execute(test.database);
  return rows.map(({ code }) => code);
}

async function found(words: string): Promise<string[]> {
  const read = reading(test.database);
  return (await codesOf(await findVersionsByWords(read, await understandWords(read, words)))).sort();
}

describe('searching', () => {
  it.each([
    ['palkkatukityöt', ['S20001']],
    ['koulutus', ['S20001', 'S20002', 'S20003', 'S20004']],
    ['rovaniemellä', ['S20002']],
    ['INARISSA', ['S20001']],
    ['s20003', ['S20003']],
    ['S2000', ['S20001', 'S20002', 'S20003', 'S20004']],
    ['metsuri neuvonta', ['S20002']],
    ['metsuri nuori', []],
    ['1234567-1 Kemi', ['S20003']],
    ['ungdom', ['S20003']],
    ['kvinna', ['S20003', 'S20004']],
    ['företag', ['S20004']],
    ['utbildningen', ['S20003']],
    ['"Kvinnligt" (företagande)!', ['S20004']],
    ['20003', ['S20003']],
    ['S 20003', ['S20003']],
    ['Enontekis', ['S20002']],
    ['Torneås', ['S20004']],
    ['Lappland ungdomars', ['S20003']],
    ['Östra Lappland', ['S20001', 'S20002', 'S20003', 'S20004']],
    ['Pohjois-Pohjanmaan ELY-keskus', ['S20001', 'S20002', 'S20003', 'S20004']],
    ['NTM-central', ['S20001', 'S20002', 'S20003', 'S20004']],
    ['TEM', []],
  ])('finds what has the words %s in any form', async (words, codes) => {
    expect(await found(words)).toEqual(codes);
  });

  it('never finds by a contact person', async () => {
    expect(await found('Aino')).toEqual([]);
    expect(await found('projektipäällikkö')).toEqual([]);
  });

  it('knows those that are named so, and ranks them first', async () => {
    const read = reading(test.database);
    const question = await understandWords(read, 'koulutuspolku');
    expect(await codesOf(await findVersionsNaming(read, question))).toEqual(['S20002']);
    const education = await understandWords(read, 'koulutus');
    const ids = await findVersionsByWords(read, education);
    const ranks = await rankVersions(read, education, Array.from(ids));
    expect(ranks.size).toBe(4);
    const best = [...ranks].sort((a, b) => b[1] - a[1]).map(([id]) => id);
    expect((await codesOf(best))[0]).toBe('S20002');
  });

  it('bears hostile questions', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        `'; drop table project; --`,
        `a:*`,
        `!& | <-> ()`,
        '\\',
        `'\\''`,
        '.*(a+)+$',
        'x'.repeat(50_000),
        '\u0000',
        'a '.repeat(9_999),
        '%s%n',
        '𝒜𝓑 😀',
        "l'''''a",
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (words) => {
        const read = reading(test.database);
        await findVersionsByWords(read, await understandWords(read, words));
        await suggestWords(read, words.slice(0, 50), 'fi');
      }),
      { numRuns: 40 },
    );
  });

  it('asks whether another word was meant when a word occurs nowhere', async () => {
    const suggested = async (words: string) => (await suggestWords(reading(test.database), words, 'fi'))?.words;
    expect(await suggested('Neuvotnaa metsureille')).toMatch(/^Neuvontaa? metsureille$/);
    expect(await suggested('Enontekoi')).toBe('Enontekiö');
    expect(await suggested('työvoimakolutuksessa')).toMatch(/^työvoimakoulutus(ta)?$/);
    expect(await suggested('koulutus')).toBeUndefined();
    expect(await suggested('xyzzyqwerty')).toBeUndefined();
    expect(await suggested('')).toBeUndefined();
  });
});

describe('a word that is hardly anywhere', () => {
  let often: TestDatabase;
  let source: string;

  beforeAll(async () => {
    often = await createTestDatabase();
    source = await mkdtemp(join(tmpdir(), 'koordi-search-'));
    const summaries = ['Retki Helsinkyyn, Helsinky. Lehmä.', ...Array.from({ length: 25 }, () => 'Helsinki ja lahja.')];
    for (const [index, summary] of summaries.entries()) {
      const text = sampleText
        .replace('S19999', `S${30_000 + index}`)
        .replace('Hanke tarjoaa valmennusta ja palkkatukityötä.', summary);
      await writeFile(join(source, `${index}.txt`), text);
    }
    const client = await connectClient(often.target);
    const clock = { now: () => new Date('2026-11-21T12:00:00Z') };
    await runImport(client, await sourcesAt([source]), { clock }, async () => true);
    await client.end();
  });

  afterAll(async () => {
    await often.close();
    await rm(source, { recursive: true });
  });

  const suggested = async (words: string) => (await suggestWords(reading(often.database), words, 'fi'))?.words;

  it('is asked about when one that is found many times as often is a typing error away', async () => {
    expect(await suggested('Helsinky')).toBe('Helsinki');
    expect(await suggested('lahja Helsinky')).toBe('lahja Helsinki');
    expect(await suggested('Helsinki')).toBeUndefined();
  });

  it('is believed when the dictionary has it or nothing alike is found much more often', async () => {
    expect(await suggested('lehmä')).toBeUndefined();
    expect(await suggested('retki')).toBeUndefined();
  });
});

describe('the index', () => {
  async function analysers(): Promise<string[]> {
    const { rows } = await sql<{ analyser: string }>`
      select distinct analyser from description_search`.execute(test.database);
    return rows.map(({ analyser }) => analyser);
  }

  it('is made anew where another dictionary has made it, and only there', async () => {
    expect(await analysers()).toEqual([usedAnalyser().version]);
    expect(await indexVersions(test.database)).toBe(0);
    await sql`update description_search set analyser = 'another', words = '', names = ''`.execute(test.database);
    expect(await found('palkkatuki')).toEqual([]);
    const steps: [number, number][] = [];
    expect(await indexVersions(test.database, { onProgress: (done, total) => steps.push([done, total]) })).toBe(4);
    expect(steps).toEqual([[4, 4]]);
    expect(await analysers()).toEqual([usedAnalyser().version]);
    expect(await found('palkkatukityö')).toEqual(['S20001']);
    expect(await indexVersions(test.database, { all: true })).toBe(4);
  });

  it('can be made by two at once', async () => {
    await sql`update description_search set analyser = 'another'`.execute(test.database);
    await sql`delete from description_word`.execute(test.database);
    const counts = await Promise.all([indexVersions(test.database), indexVersions(test.database)]);
    expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(4);
    expect(await analysers()).toEqual([usedAnalyser().version]);
  });

  it('stops when told to', async () => {
    expect(await indexVersions(test.database, { all: true, signal: AbortSignal.abort() })).toBe(0);
  });

  it('refuses words and rules without letters', async () => {
    await expect(
      sql`insert into description_word (term, shown) values ('', 'a')`.execute(test.database),
    ).rejects.toThrow('description_word_term_check');
    await expect(
      sql`insert into description_word (term, shown) values ('a', '')`.execute(test.database),
    ).rejects.toThrow('description_word_shown_check');
    await expect(sql`update description_search set analyser = ''`.execute(test.database)).rejects.toThrow(
      'description_search_analyser_check',
    );
  });
});

describe('the judged texts (skipped where ../shared is absent)', () => {
  const folderOfLabels = sharedPath('data/search');
  const json = (name: string) => JSON.parse(readFileSync(join(folderOfLabels ?? '', name), 'utf8'));
  const voikko = openVoikko();

  async function score(analyser = createAnalyser()) {
    const client = await connectClient(test.target);
    const evaluation = readEvaluation(json('labels.json'), json('segments.json'));
    const result = await evaluateSearch(client, evaluation, analyser);
    await client.end();
    return result;
  }

  it.skipIf(!folderOfLabels || !voikko)(
    'are found with the dictionary (skipped where Voikko is not installed)',
    async () => {
      const { recall, precision, queries } = await score(createAnalyser(voikko));
      expect(queries).toHaveLength(45);
      expect(recall).toBeGreaterThanOrEqual(0.98);
      expect(precision).toBeGreaterThanOrEqual(0.95);
    },
  );

  it.skipIf(!folderOfLabels)('are found without a dictionary', async () => {
    const { recall, precision } = await score();
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeGreaterThanOrEqual(0.93);
  });
});
