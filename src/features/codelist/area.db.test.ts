import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Invalid } from '#platform/errors.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { sharedPath } from '#test/shared.ts';
import { findAreaByCode, findAreaByName, listAreaListVersions, listAreas } from './area.queries.server.ts';
import { type AreaListImport, importAreaList, loadReferenceAreas } from './area-list.commands.server.ts';
import { readAreaListFromFile } from './area-list-file.server.ts';
import { joinSplitNames, resolveAreaName } from './area-name.model.ts';

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'koordi-areas-'));
  await write((tx) => loadReferenceAreas(tx));
});

afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

afterEach(async () => {
  await write(async (tx) => {
    await sql`delete from area using area_list_version version
      where version.id = area.area_list_version_id and version.origin = 'imported'`.execute(tx);
    await sql`delete from area_list_version where origin = 'imported'`.execute(tx);
  });
});

function write<Result>(act: (tx: Tx) => Promise<Result>): Promise<Result> {
  return test.database.transaction().execute(act);
}

function read() {
  return reading(test.database);
}

async function importText(text: string, fileName: string): Promise<AreaListImport> {
  const path = join(folder, fileName);
  await writeFile(path, text);
  const list = await readAreaListFromFile(path);
  return write((tx) => importAreaList(tx, list));
}

async function codesOf(names: readonly string[], on: string): Promise<string[]> {
  const areas = await Promise.all(names.map((name) => findAreaByName(read(), 'municipality', name, on)));
  return areas.map((area) => area?.code ?? 'unknown').sort();
}

async function codesWithin(within: { regionCode?: string; subRegionCode?: string }, on: string): Promise<string[]> {
  const areas = await listAreas(read(), 'municipality', on, within);
  return areas.map(({ code }) => code).sort();
}

const LAPLAND = [
  'Salla, Kittilä, Pelkosenniemi, Enontekiö, Kemi, Rovaniemi, Pello, Utsjoki, Tornio, Ranua, Savukoski',
  'Muonio, Posio, Inari, Tervola, Kemijärvi, Keminmaa, Sodankylä, Ylitornio, Kolari, Simo',
]
  .join(', ')
  .split(', ');

describe('the shipped lists', () => {
  it('are loaded once', async () => {
    expect(await write((tx) => loadReferenceAreas(tx))).toBe(0);
    const versions = await listAreaListVersions(read());
    expect(versions.map(({ kind, validFrom, areaCount }) => [kind, validFrom, areaCount])).toEqual([
      ['municipality', '2013-01-01', 320],
      ['municipality', '2015-01-01', 317],
      ['municipality', '2016-01-01', 313],
      ['municipality', '2017-01-01', 311],
      ['municipality', '2020-01-01', 310],
      ['municipality', '2021-01-01', 309],
      ['municipality', '2024-04-13', 309],
      ['municipality', '2025-01-01', 308],
      ['region', '2013-01-01', 19],
      ['sub_region', '2013-01-01', 70],
      ['sub_region', '2021-01-01', 69],
    ]);
  });

  it('agree with the postal register on the region of every municipality', async () => {
    const [typed, postal] = await Promise.all(
      ['2024-04-12', '2024-04-13'].map((on) => listAreas(read(), 'municipality', on)),
    );
    const regions = (areas = typed) =>
      Object.fromEntries(areas?.map(({ code, regionCode }) => [code, regionCode]) ?? []);
    expect(regions(postal)).toEqual(regions(typed));
  });

  it('have exactly the 21 municipalities that S11829 names as Lapland', async () => {
    expect(LAPLAND).toHaveLength(21);
    expect(await codesOf(LAPLAND, '2013-01-01')).toEqual(await codesWithin({ regionCode: '19' }, '2013-01-01'));
  });

  it('have exactly the five municipalities that S10619 names as Kemi-Tornio', async () => {
    const named = ['Kemi', 'Tornio', 'Tervola', 'Keminmaa', 'Simo'];
    expect(await codesOf(named, '2012-12-31')).toEqual(await codesWithin({ subRegionCode: '192' }, '2012-12-31'));
  });

  it('have the eight municipalities of Kainuu that S20193 names, after Vaala left', async () => {
    const named = ['Paltamo', 'Ristijärvi', 'Suomussalmi', 'Sotkamo', 'Kajaani', 'Puolanka', 'Kuhmo', 'Hyrynsalmi'];
    expect(await codesOf(named, '2020-12-31')).toEqual(await codesWithin({ regionCode: '18' }, '2020-12-31'));
    expect(await codesWithin({ regionCode: '18' }, '2015-04-01')).toContain('785');
  });

  it('have the three municipalities that S10930 names among the eleven of the Lahti sub-region', async () => {
    const all = await codesWithin({ subRegionCode: '071' }, '2013-01-01');
    expect(all).toHaveLength(11);
    expect(all).toEqual(expect.arrayContaining(await codesOf(['Hartola', 'Heinola', 'Sysmä'], '2013-01-01')));
  });
});

describe('finding areas', () => {
  it('finds an area by code in the list of the day', async () => {
    expect(await findAreaByCode(read(), 'municipality', '532', '2015-12-31')).toMatchObject({ nameFi: 'Nastola' });
    expect(await findAreaByCode(read(), 'municipality', '532', '2016-01-01')).toBeUndefined();
    expect(await findAreaByCode(read(), 'sub_region', '192', '2008-07-01')).toEqual({
      code: '192',
      nameFi: 'Kemi-Tornio',
      nameSv: 'Kemi-Torneå',
      regionCode: '19',
      subRegionCode: null,
      elyCentreCode: null,
      vitalityCentreCode: null,
      employmentAreaCode: null,
    });
  });

  it('finds an area by any printed name', async () => {
    expect(await findAreaByName(read(), 'sub_region', 'Pielisen, Karjalan', '2013-01-01')).toMatchObject({
      code: '125',
    });
    expect(await findAreaByName(read(), 'municipality', 'esbo', '2026-01-01')).toMatchObject({ code: '049' });
    expect(await findAreaByName(read(), 'municipality', 'Kuusankoski', '2013-01-01')).toMatchObject({
      nameFi: 'Kouvola',
    });
    expect(await findAreaByName(read(), 'municipality', 'Atlantis', '2013-01-01')).toBeUndefined();
  });

  it('lists in Finnish alphabetical order', async () => {
    const regions = await listAreas(read(), 'region', '2013-01-01');
    expect(regions.map(({ nameFi }) => nameFi)).toEqual(
      regions.map(({ nameFi }) => nameFi).sort(new Intl.Collator('fi').compare),
    );
  });
});

describe('importing a list', () => {
  const text = 'maakunta_code,maakunta_fi,maakunta_sv\n19,Uusi Lappi,Nya Lappland\n';

  it('takes the same file once and tells what it changes', async () => {
    const { isNew, change } = await importText(text, 'regions-2027.csv');
    expect(isNew).toBe(true);
    expect(change.removed).toHaveLength(18);
    expect(change).toMatchObject({
      added: [],
      changed: [
        { code: '19', field: 'nameFi', from: 'Lappi', to: 'Uusi Lappi' },
        { code: '19', field: 'nameSv', from: 'Lappland', to: 'Nya Lappland' },
      ],
      sameCount: 0,
    });
    const nothing = { added: [], removed: [], changed: [], sameCount: 1 };
    expect(await importText(text, 'regions-2027.csv')).toEqual({ isNew: false, change: nothing });
  });

  it('brings the list in force from its first day on', async () => {
    await importText(text, 'regions-2027.csv');
    expect(await listAreas(read(), 'region', '2026-12-31')).toHaveLength(19);
    expect(await listAreas(read(), 'region', '2027-01-01')).toMatchObject([{ nameFi: 'Uusi Lappi' }]);
    expect(await findAreaByName(read(), 'region', 'nya lappland', '2027-01-01')).toMatchObject({ code: '19' });
  });

  it('goes before a shipped list of the same day, and a correction before both', async () => {
    await importText(text, 'regions-2013.csv');
    expect(await listAreas(read(), 'region', '2013-01-01')).toMatchObject([{ nameFi: 'Uusi Lappi' }]);
    await importText(text.replace('Uusi', 'Vanha'), 'regions-2013.csv');
    expect(await listAreas(read(), 'region', '2010-01-01')).toMatchObject([{ nameFi: 'Vanha Lappi' }]);
  });

  it('does not choose between two areas of one name', async () => {
    await importText('maakunta_code,maakunta_fi,maakunta_sv\n01,Sama,X\n02,Sama,Y\n', 'regions-2027.csv');
    expect(await findAreaByName(read(), 'region', 'Sama', '2027-01-01')).toBeUndefined();
  });

  it('says where a faulty file is wrong', async () => {
    await expect(importText('maakunta_code,maakunta_fi,maakunta_sv\n1,A,B\n', 'regions-2027.csv')).rejects.toThrow(
      `${join(folder, 'regions-2027.csv')}:2:1: found "1"; expected a code of 2 digits in maakunta_code`,
    );
    await writeFile(join(folder, 'latin-2027.csv'), Buffer.from('maakunta_code\xe4', 'latin1'));
    await expect(readAreaListFromFile(join(folder, 'latin-2027.csv'))).rejects.toThrow(Invalid);
  });
});

describe('the tables', () => {
  const version = (values: string) =>
    sql.raw(
      `insert into area_list_version (kind, label, valid_from, origin, source, source_sha256) values (${values})`,
    );
  const area = (columns: string, values: string) =>
    sql.raw(`insert into area (area_list_version_id, code, name_fi, name_sv${columns})
      values ((select min(id) from area_list_version), ${values})`);
  const digest = `repeat('a', 64)`;

  it.each([
    ['an unknown kind', version(`'county', 'x', '2020-01-01', 'shipped', 'x', ${digest}`)],
    ['an unknown origin', version(`'region', 'x', '2020-01-01', 'guessed', 'x', ${digest}`)],
    ['an empty label', version(`'region', '', '2020-01-01', 'shipped', 'x', ${digest}`)],
    ['an empty source', version(`'region', 'x', '2020-01-01', 'shipped', '', ${digest}`)],
    ['a digest that is none', version(`'region', 'x', '2020-01-01', 'shipped', 'x', 'abc'`)],
    ['a code with letters', area('', `'FI1', 'x', 'x'`)],
    ['an empty Finnish name', area('', `'99', '', 'x'`)],
    ['an empty Swedish name', area('', `'99', 'x', ''`)],
    ['a region code of three digits', area(', region_code', `'99', 'x', 'x', '019'`)],
    ['a sub-region code of two digits', area(', sub_region_code', `'99', 'x', 'x', '19'`)],
    ['an ELY centre code of one digit', area(', ely_centre_code', `'99', 'x', 'x', '1'`)],
    ['a vitality centre code of one digit', area(', vitality_centre_code', `'99', 'x', 'x', '1'`)],
    ['an employment area code of one digit', area(', employment_area_code', `'99', 'x', 'x', '1'`)],
  ])('refuse %s', async (_, statement) => {
    await expect(statement.execute(test.database)).rejects.toThrow(/violates check constraint/);
  });

  it('refuse a list and a code twice, and an area of no list', async () => {
    const copyVersion = sql`insert into area_list_version (kind, label, valid_from, origin, source, source_sha256)
      select kind, label, valid_from, origin, source, source_sha256 from area_list_version`;
    await expect(copyVersion.execute(test.database)).rejects.toThrow(/violates unique constraint/);
    const copyArea = sql`insert into area (area_list_version_id, code, name_fi, name_sv)
      select area_list_version_id, code, name_fi, name_sv from area`;
    await expect(copyArea.execute(test.database)).rejects.toThrow(/violates unique constraint/);
    const orphan = sql`insert into area (area_list_version_id, code, name_fi, name_sv) values (0, '99', 'x', 'x')`;
    await expect(orphan.execute(test.database)).rejects.toThrow(/violates foreign key constraint/);
  });
});

const geo = sharedPath('data/geo');
const seeds = sharedPath('seeds');

describe.skipIf(!geo || !seeds)('with the official files and descriptions that lie beside the project', () => {
  it('imports every classification file, and none of them twice', async () => {
    const files = readdirSync(`${geo}`).filter((name) => name.endsWith('.csv'));
    for (const outcome of [true, false]) {
      for (const name of files) {
        const list = await readAreaListFromFile(`${geo}/${name}`);
        const { isNew } = await write((tx) => importAreaList(tx, list));
        expect([name, isNew]).toEqual([name, outcome]);
      }
    }
    expect(await listAreas(read(), 'municipality', '2026-01-01', { vitalityCentreCode: '10' })).toHaveLength(21);
    expect(await listAreas(read(), 'ely_centre', '2013-01-01')).toHaveLength(16);
    expect(await listAreas(read(), 'employment_area', '2026-01-01')).toHaveLength(46);
  });

  it.each([
    ['S11829', '2013-01-01', { regionCode: '19' }, 21, 21],
    ['S10619', '2013-01-01', { subRegionCode: '192' }, 5, 5],
    ['S20193', '2020-01-01', { regionCode: '18' }, 8, 8],
    ['S10930', '2013-01-01', { subRegionCode: '071' }, 3, 11],
  ])('places the municipalities printed for %s', async (project, on, within, printedCount, wholeCount) => {
    const list = await readAreaListFromFile(`${geo}/fi-municipalities-${on.slice(0, 4)}.csv`);
    await write((tx) => importAreaList(tx, list));
    const printed = joinSplitNames(printedLine(project, 'Kunnat').split(', '), 'municipality');
    const codes = await codesOf(printed, on);
    const whole = await codesWithin(within, on);
    expect([codes.length, whole.length]).toEqual([printedCount, wholeCount]);
    expect(whole).toEqual(expect.arrayContaining(codes));
  });

  it.each([
    ['S11829', ['192', '194', '196', '191', '193', '197']],
    ['S10619', ['192']],
    ['S20193', ['182', '181']],
    ['S10930', ['071']],
  ])('knows the sub-regions printed for %s', (project, codes) => {
    const printed = joinSplitNames(printedLine(project, 'Seutukunnat').split(', '), 'sub_region');
    expect(printed.map((name) => resolveAreaName(name, 'sub_region')?.code)).toEqual(codes);
  });
});

function printedLine(project: string, label: string): string {
  const texts = readdirSync(`${seeds}`)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(`${seeds}/${name}`, 'utf8'));
  const text = texts.find((candidate) => candidate.includes(`koodi: ${project}\n`)) ?? '';
  return new RegExp(`^${label}: (.*)$`, 'm').exec(text)?.[1] ?? '';
}
