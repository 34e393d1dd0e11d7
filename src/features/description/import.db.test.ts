import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listLinks } from '#features/project/public.server.ts';
import { connectClient, reading } from '#platform/db/database.server.ts';
import { Conflict, Invalid } from '#platform/errors.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { sharedPath } from '#test/shared.ts';
import { printHtml } from './html-printing.model.ts';
import { type ImportPlan, runImport } from './import-run.server.ts';
import { sourcesAt } from './import-source.server.ts';
import { printText } from './printing.model.ts';
import { readDescription } from './reading.model.ts';
import { sampleText } from './sample-text.ts';
import { findVersionsByWords, understandWords } from './search-question.queries.server.ts';
import { findVersionInForce, inForce, listVersions } from './version.queries.server.ts';

let test: TestDatabase;
let folder: string;

beforeEach(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'koordi-import-'));
});

afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const clock = { now: () => new Date('2026-11-21T12:00:00Z') };

/** Imports paths and answers the plan; with `dryRun` nothing is taken in. */
async function importing(paths: readonly string[], options: { dryRun?: boolean; knownOn?: string } = {}) {
  const client = await connectClient(test.target);
  try {
    let told: (ImportPlan & { list: Awaited<ReturnType<typeof changesOf>> }) | undefined;
    await runImport(client, await sourcesAt(paths), { clock, knownOn: options.knownOn }, async (plan) => {
      told = { ...plan, list: await changesOf(plan) };
      return !options.dryRun;
    });
    if (!told) throw new Error('the import told no plan');
    return told;
  } finally {
    await client.end();
  }
}

async function changesOf(plan: ImportPlan) {
  const changes = [];
  for await (const change of plan.changes()) changes.push(change);
  return changes;
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Everything the import writes, without the time of recording, as one text to compare. */
async function register(): Promise<string> {
  const tables = ['project', 'project_link', 'source_file', 'description_version', 'description_content'];
  const more = [
    'description_search',
    'description_sighting',
    'description_area',
    'description_party',
    'organisation_name',
  ];
  const texts = [];
  for (const table of [...tables, ...more]) {
    const { rows } = await sql<{ content: string }>`
      select coalesce(string_agg(t::text, E'\n' order by t::text), '') as content from ${sql.table(table)} t`.execute(
      test.database,
    );
    texts.push(`${table}\n${rows[0]?.content}`);
  }
  return texts.join('\n');
}

const listHeader =
  'Koodi,Rahasto,Projektin nimi,Ohjelma / osio,Tl,Viranomainen,Toiminnan tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,' +
  'Myönnetty EU- ja valtion rahoitus,Toteutunut EU- ja valtion rahoitus,Suunniteltu julkinen rahoitus yhteensä,Toteutunut julkinen rahoitus yhteensä';

function listRow(code: string, name: string, granted: number): string {
  return (
    `${code},ESR,${name},Pohjois-Suomen suuralueosio,2,Pohjois-Pohjanmaan elinkeino- liikenne- ja ympäristökeskus,` +
    `Toiminta päättynyt,1.1.2010,28.2.2012,Esimerkin koulutuskuntayhtymä,${granted},90000,120000,110000`
  );
}

/** Names of the projects that have the words in the version told now, or on a day. */
async function namesFound(words: string, on?: string): Promise<string[]> {
  const read = reading(test.database);
  const ids = Array.from(await findVersionsByWords(read, await understandWords(read, words)));
  const { rows } = await sql<{ name: string }>`
    select version.name from description_version version
    where version.id = any (${ids}::int[]) and ${inForce(on)}`.execute(test.database);
  return rows.map(({ name }) => name);
}

describe('importing', () => {
  it('takes a description in whole, and the same file again changes nothing', async () => {
    const path = await file('S19999.txt', sampleText);
    expect((await importing([path])).counts).toEqual({ new: 1, changed: 0, same: 0 });
    const version = await findVersionInForce(reading(test.database), 'S19999');
    expect(version && printText(version.record)).toBe(sampleText);
    expect(version).toMatchObject({ knownOn: '2012-02-28', knownBasis: 'content', isFull: true, isTruncated: false });
    const before = await register();
    expect((await importing([path])).counts).toEqual({ new: 0, changed: 0, same: 1 });
    expect(await register()).toBe(before);
  });

  it('says what it would do and does nothing in a dry run', async () => {
    const before = await register();
    expect((await importing([await file('S19999.txt', sampleText)], { dryRun: true })).counts.new).toBe(1);
    expect(await register()).toBe(before);
  });

  it('makes a new version of changed content and tells the change field by field', async () => {
    await importing([await file('old.txt', sampleText)], { knownOn: '2012-03-01' });
    const changed = sampleText.replace('Pohjoinen polku', 'Pohjoinen tie').replace('90 000', '95 000');
    const plan = await importing([await file('new.txt', changed)], { knownOn: '2013-01-01' });
    expect(plan.counts).toEqual({ new: 0, changed: 1, same: 0 });
    expect(plan.list).toMatchObject([
      {
        code: 'S19999',
        knownOn: '2013-01-01',
        previousKnownOn: '2012-03-01',
        changes: [
          { field: 'name', before: 'Pohjoinen polku', after: 'Pohjoinen tie' },
          { field: 'realisedEuState', before: '90 000', after: '95 000' },
        ],
      },
    ]);
  });

  it('lets many descriptions take over from the rows of a list at once', async () => {
    const codes = Array.from({ length: 60 }, (_, index) => `S${19_000 + index}`);
    const rows = codes.map((code) => listRow(code, `Hanke ${code}`, 100_000));
    await importing([await file('list.csv', [listHeader, ...rows].join('\n'))], { knownOn: '2011-09-05' });
    // Makes room at the front of the table, so that the new versions come to stand before the old ones.
    await sql`vacuum analyze description_version`.execute(test.database);
    const texts = codes.map((code) => file(`${code}.txt`, sampleText.replace('S19999', code)));
    const plan = await importing(await Promise.all(texts), { knownOn: '2016-03-07' });
    expect(plan.counts).toEqual({ new: 0, changed: 60, same: 0 });
    expect(await namesFound('"Pohjoinen polku"')).toHaveLength(60);
  });

  it('answers as of any day, never mixing what is of different days', async () => {
    await importing([await file('new.txt', sampleText.replace('Pohjoinen polku', 'Uusi'))], { knownOn: '2013-01-01' });
    await importing([await file('old.txt', sampleText.replace('Pohjoinen polku', 'Vanha'))], { knownOn: '2012-03-01' });
    const nameOn = async (on?: string) => (await findVersionInForce(reading(test.database), 'S19999', on))?.name;
    expect(await nameOn('2012-02-29')).toBeUndefined();
    expect(await nameOn('2012-03-01')).toBe('Vanha');
    expect(await nameOn('2012-12-31')).toBe('Vanha');
    expect(await nameOn('2013-01-01')).toBe('Uusi');
    expect(await nameOn()).toBe('Uusi');
    expect(await namesFound('Vanha', '2012-06-01')).toEqual(['Vanha']);
    expect(await namesFound('Vanha')).toEqual([]);
  });

  it('keeps the description in force when a later list says the same, and not when it says otherwise', async () => {
    await importing([await file('S19999.txt', sampleText)]);
    await importing([await file('2014.csv', [listHeader, listRow('S19999', 'Pohjoinen polku', 100_000)].join('\n'))], {
      knownOn: '2014-01-01',
    });
    expect(await findVersionInForce(reading(test.database), 'S19999')).toMatchObject({ isFull: true });
    await importing([await file('2015.csv', [listHeader, listRow('S19999', 'Pohjoinen polku', 111_000)].join('\n'))], {
      knownOn: '2015-01-01',
    });
    expect(await findVersionInForce(reading(test.database), 'S19999')).toMatchObject({ isFull: false });
    expect(await findVersionInForce(reading(test.database), 'S19999', '2014-12-31')).toMatchObject({ isFull: true });
    expect(await listVersions(reading(test.database), 'S19999')).toHaveLength(3);
  });

  it('lets the description before a list row go on telling, also one that comes later', async () => {
    const describedOn = async () => {
      const { rows } = await sql<{ day: string | null }>`
        select described.known_on as day
        from description_version version
        left join description_version described on described.id = version.described_id
        where not version.is_full`.execute(test.database);
      return rows.map(({ day }) => day);
    };
    const importDescription = async (knownOn: string, goal: string) =>
      importing([await file(`${knownOn}.txt`, sampleText.replace('Hanke tarjoaa', goal))], { knownOn });
    const list = await file('list.csv', [listHeader, listRow('S19999', 'Pohjoinen polku', 111_000)].join('\n'));
    await importing([list], { knownOn: '2015-01-01' });
    expect(await describedOn()).toEqual([null]);
    await importDescription('2012-03-01', 'Ensin tarjotaan');
    expect(await describedOn()).toEqual(['2012-03-01']);
    await importDescription('2016-01-01', 'Myöhemmin tarjotaan');
    expect(await describedOn()).toEqual(['2012-03-01']);
    await importDescription('2014-01-01', 'Sitten tarjotaan');
    expect(await describedOn()).toEqual(['2014-01-01']);
  });

  it('never puts a description behind another one', async () => {
    await importing([await file('S19999.txt', sampleText)]);
    await expect(sql`update description_version set described_id = id`.execute(test.database)).rejects.toThrow(
      'description_version_described',
    );
  });

  it('knows the same description as a text, a web page and in an archive', async () => {
    await importing([await file('S19999.txt', sampleText)]);
    const page = await file('S19999.html', printHtml(readDescription(sampleText).record, 'fi'));
    expect((await importing([page])).counts).toEqual({ new: 0, changed: 0, same: 1 });
    expect(await listVersions(reading(test.database), 'S19999')).toMatchObject([{ sightings: 1 }]);
  });

  it('gives the same register in whichever order the sources come', async () => {
    const text = await file('S19999.txt', sampleText);
    const list = await file(
      'list.csv',
      [listHeader, listRow('S19999', 'Pohjoinen polku', 100_000), listRow('S19998', 'Toinen', 1)].join('\n'),
    );
    const told = async () => {
      const { rows } = await sql`
        select project.code, version.form, version.known_on, version.in_force_from, version.in_force_until, version.name
        from description_version version join project on project.id = version.project_id order by 1, 2, 3`.execute(
        test.database,
      );
      return JSON.stringify(rows);
    };
    await importing([text, list]);
    const forwards = await told();
    await test.close();
    test = await createTestDatabase();
    await importing([list]);
    await importing([text]);
    expect(await told()).toBe(forwards);
  });

  it('reads the raw export of the services: Latin-1, unquoted commas, negative and empty values', async () => {
    const authority = 'Pohjois-Pohjanmaan elinkeino-, liikenne- ja ympäristökeskus';
    const rows = [
      `S19997,ESR,Apua, tukea ja työtä,Itä-Suomen suuralueosio,2,${authority},Keskeytynyt,1.3.2008,,Säätiö, yhdistys ry,1000,-250,1000,-250`,
      `A600000001,EAKR,Laina,Itä-Suomi,1,Finnvera,Toiminta päättynyt,1.1.2009,1.1.2010,Erkki Esimerkki,1,1,1,1`,
      `S19996,ESR,Vajaa rivi,Itä-Suomen suuralueosio`,
    ];
    const latin1 = Buffer.from([listHeader, ...rows].join('\r\n'), 'latin1');
    const path = join(folder, 'raw.csv');
    await writeFile(path, latin1);
    const plan = await importing([path]);
    expect(plan.counts).toEqual({ new: 1, changed: 0, same: 0 });
    expect(plan.refusals.map(({ reason, line, isLeftOut }) => [reason, line, isLeftOut])).toEqual([
      ['naturalPersons', 3, true],
      ['listColumns', 4, false],
    ]);
    const version = await findVersionInForce(reading(test.database), 'S19997');
    expect(version?.record.fields).toMatchObject({
      name: 'Apua, tukea ja työtä',
      authority,
      implementerName: 'Säätiö, yhdistys ry',
      endsOn: null,
      realisedEuState: -25_000,
    });
  });

  it('refuses what it cannot read, says why and where, and takes in the rest', async () => {
    const paths = [
      await file('good.txt', sampleText),
      await file('empty.txt', '\n'),
      await file('letter.txt', 'Hei vaan'),
      await file('nocode.txt', sampleText.replace('S19999', 'puuttuu')),
      await file('other.csv', 'a,b\n1,2'),
      await file('picture.png', 'x'),
    ];
    const plan = await importing(paths);
    expect(plan.counts.new).toBe(1);
    expect(plan.refusals.map(({ reason, line }) => [reason, line])).toEqual([
      ['empty', undefined],
      ['notADescription', undefined],
      ['noCode', 9],
      ['notAList', undefined],
      ['unsupported', undefined],
    ]);
    await expect(importing([join(folder, 'missing.txt')])).rejects.toThrow(Invalid);
  });

  it('goes on where it was cut off', async () => {
    const path = await file('S19999.txt', sampleText);
    const client = await connectClient(test.target);
    await expect(
      runImport(
        client,
        await sourcesAt([path, await file('S19998.txt', sampleText.replace('S19999', 'S19998'))]),
        {
          clock,
          onProgress: (step) => {
            if (step === 'record') throw new Error('the power went out');
          },
        },
        async () => true,
      ),
    ).rejects.toThrow('the power went out');
    await client.end();
    const plan = await importing([folder]);
    expect(plan.counts).toEqual({ new: 0, changed: 0, same: 2 });
  });

  it('lets one import run at a time', async () => {
    const path = await file('S19999.txt', sampleText);
    const client = await connectClient(test.target);
    await runImport(client, await sourcesAt([path]), { clock }, async () => {
      await expect(importing([path])).rejects.toThrow(Conflict);
      return false;
    });
    await client.end();
  });

  it('keeps letters that a database cannot hold in text', async () => {
    const odd = sampleText.replace('palkkatukityötä.', 'palkka\u0000tukityötä. 😀');
    await importing([await file('odd.txt', odd)]);
    const version = await findVersionInForce(reading(test.database), 'S19999');
    expect(version && printText(version.record)).toBe(odd);
  });

  it('takes in texts without end: long lines, many lines, endless space', async () => {
    const words = Array.from({ length: 60_000 }, (_, index) => `sana${index.toString(36)}`).join(' ');
    const texts = [
      sampleText.replace('Hanke tarjoaa', `${words} Hanke tarjoaa`),
      sampleText.replace('S19999', 'S19998').replace('Pohjoinen polku', words),
      sampleText.replace('S19999', 'S19997').replace('Osoite: Rantatie 1', 'Osoite: Rantatie 1\n'.repeat(10_000)),
      `${sampleText.replace('S19999', 'S19996')}${' '.repeat(100_000)}x`,
    ];
    const paths = await Promise.all(texts.map((text, index) => file(`long-${index}.txt`, text)));
    expect((await importing(paths)).counts.new).toBe(4);
    for (const [index, text] of texts.entries()) {
      const version = await findVersionInForce(reading(test.database), `S1999${9 - index}`);
      expect(version && printText(version.record) === text).toBe(true);
    }
  });

  it('binds parallel projects by a list of pairs, and suggests bonds by names', async () => {
    const rows = [
      listRow('S19990', 'Väylä', 1),
      listRow('S19991', 'Väylä - TYÖVOIMAPOLIITTISET TOIMENPITEET', 2),
      listRow('S19992', 'Polku 1', 3),
      listRow('S19993', 'Polku 2', 4),
    ];
    const list = await file('list.csv', [listHeader, ...rows].join('\n'));
    await importing([list]);
    const bonds = async () =>
      (await listLinks(reading(test.database))).map(({ from, to, kind, status }) => `${from} ${to} ${kind} ${status}`);
    expect(await bonds()).toEqual(['S19990 S19991 parallel suggested', 'S19992 S19993 successor suggested']);
    const pairs = await file('pairs.csv', 'mother_code,parallel_code\nS19990,S19991\n');
    expect((await importing([pairs])).links).toEqual({ new: 1, same: 0 });
    expect((await importing([pairs])).links).toEqual({ new: 0, same: 1 });
    expect(await bonds()).toContain('S19990 S19991 parallel confirmed');
  });
});

describe('the real lists and descriptions (skipped where ../shared is absent)', () => {
  const seeds = sharedPath('seeds');
  const lists = sharedPath('data/fi-projects');

  it.skipIf(!seeds || !lists)(
    'come in whole, and a second time changes nothing',
    async () => {
      const paths = [seeds ?? '', lists ?? ''];
      const plan = await importing(paths);
      expect(plan.counts).toEqual({ new: 3561, changed: 5, same: 0 });
      expect(plan.links.new).toBe(15);
      // 2007–2013: 2 spent more than was granted, 1 more than all public money, 1 has two negative sums, 25 and 273 the two
      // warnings; the list of 2016 has 3 warnings, and one description is cut off.
      expect(plan.findings).toEqual({ error: 5, warning: 302, note: 0 });
      expect(plan.refusals.map(({ source, isLeftOut }) => [source.endsWith('facts.csv'), isLeftOut])).toEqual([
        [true, true],
      ]);
      const before = await register();
      expect((await importing(paths)).counts).toEqual({ new: 0, changed: 0, same: 3566 });
      expect(await register()).toBe(before);
      const typo = (await listVersions(reading(test.database), 'S20193')).map(({ form, knownOn }) => [form, knownOn]);
      expect(typo).toEqual([
        ['esr-2014', '2020-12-31'],
        ['list-2014', '2016-03-01'],
      ]);
      expect(
        (await findVersionInForce(reading(test.database), 'S20193', '2016-06-01'))?.record.fields.grantedEuState,
      ).toBe(19_124_600);
      expect((await findVersionInForce(reading(test.database), 'S20193'))?.record.fields.grantedEuState).toBe(
        50_474_500,
      );
    },
    60_000,
  );
});
