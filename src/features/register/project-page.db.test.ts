import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import { getProjectPage, getVersionPage } from './project-page.queries.server.ts';

const header =
  'Koodi,Rahasto,Projektin nimi,Ohjelma / osio,Tl,Viranomainen,Toiminnan tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,' +
  'Myönnetty EU- ja valtion rahoitus,Toteutunut EU- ja valtion rahoitus,Suunniteltu julkinen rahoitus yhteensä,' +
  'Toteutunut julkinen rahoitus yhteensä';

function row(code: string, name: string, implementer: string, realised: number): string {
  return `${code},ESR,${name},Itä-Suomen suuralueosio,2,Esimerkin liitto,Toiminta päättynyt,1.1.2010,31.12.2012,${implementer},1000,${realised},1000,${realised}`;
}

/** A description cut down to what says who carries it out. */
const description = `Euroopan unioni

Vipuvoimaa EU:lta

Euroopan sosiaalirahaston (ESR) rahoittaman projektin kuvaus

1. Projekti

Projektikoodi: S19001

Projektin nimi: Polku

2. Projektin toteuttaja

Toteuttajaorganisaation nimi: Esimerkin säätiö

Y-tunnus: 1234567-1`;

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await importing('2012.csv', '2012-12-31', [header, row('S19000', 'Väylä', 'Esimerkin säätiö', 900)].join('\n'));
  const later = [
    row('S19000', 'Väylä', 'Esimerkin säätiö', 1100),
    row('S19002', 'Väylä rinnakkaishanke', 'Toinen ry', 5),
    row('S19003', '"Kielikahvila jatkaa, ks. S19000"', 'Kolmas ry', 6),
    row('S19004', 'Nuorten kielikahvila', 'Neljäs ry', 7),
  ];
  await importing('2013.csv', '2013-12-31', [header, ...later].join('\n'));
  await importing('S19001.txt', '2012-01-01', description);
  await importing('S19001-b.txt', '2013-01-01', description.replace('Esimerkin säätiö', 'Esimerkin säätiö sr'));
});

afterAll(() => test.close());

const importing = (name: string, knownOn: string, content: string) =>
  importText(test.target, { name, knownOn, content });

const page = (code: string, on?: string) => getProjectPage(reading(test.database), code, { today: '2026-01-01', on });

describe('the page of a project', () => {
  it('tells the version of now with what it changed, and an earlier one on its day', async () => {
    const now = await page('S19000');
    expect(now.version.knownOn).toBe('2013-12-31');
    expect(now.versions.map(({ changes }) => changes.map(({ field }) => field))).toEqual([
      ['realisedEuState', 'realisedPublic'],
      [],
    ]);
    const then = await page('S19000', '2013-06-01');
    expect(then.version.knownOn).toBe('2012-12-31');
    expect(then.currentId).toBe(now.version.id);
  });

  it('shows what the rules say of it', async () => {
    expect((await page('S19000')).findings.map(({ rule }) => rule)).toEqual([
      'realisedAboveGranted',
      'realisedAbovePlannedPublic',
    ]);
    expect((await page('S19000', '2013-06-01')).findings).toEqual([]);
  });

  it('tells the family it belongs to, each project once, and counts only what is certain', async () => {
    const { family } = await page('S19000');
    expect(family?.trees).toMatchObject([
      { code: 'S19000', branches: [{ code: 'S19002', bond: { kind: 'parallel', isSuggested: true } }] },
    ]);
    expect(family?.told.get('S19002')).toMatchObject({ name: 'Väylä rinnakkaishanke', grantedEuStateCents: 100_000 });
    expect(family?.sums).toMatchObject({ projects: 1, euState: { planned: 100_000, realised: 110_000 }, suggested: 1 });
    expect((await page('S19002')).family?.trees).toEqual(family?.trees);
    expect((await page('S19001')).family).toBeUndefined();
  });

  it('tells the family as it was known on a day', async () => {
    const { family } = await page('S19000', '2013-06-01');
    expect(family?.told.get('S19000')?.realisedEuStateCents).toBe(90_000);
    expect(family?.told.has('S19002')).toBe(false);
  });

  it('names projects with the same rare words, and says which', async () => {
    expect((await page('S19003')).akin).toMatchObject([
      { code: 'S19004', words: ['kielikahvila'], isOfSamePriority: true, isInSameRegion: false },
    ]);
    expect((await page('S19000')).akin).toEqual([]);
  });

  it('names projects whose texts name this one, but not itself', async () => {
    const { mentions } = await page('S19000');
    expect(mentions).toEqual({ projects: [{ code: 'S19003', name: 'Kielikahvila jatkaa, ks. S19000' }], total: 1 });
    expect((await page('S19003')).mentions.total).toBe(0);
  });

  it('tells the other names of a legal person, and whom a mere name may mean', async () => {
    expect((await page('S19001')).implementer).toMatchObject({
      businessId: '1234567-1',
      otherNames: [{ printedName: 'Esimerkin säätiö', firstSeenOn: '2012-01-01' }],
    });
    expect((await page('S19000')).implementer).toMatchObject({
      businessId: null,
      candidates: [{ businessId: '1234567-1' }],
    });
    expect((await page('S19002')).implementer).toMatchObject({ businessId: null, candidates: [] });
  });

  it('tells on which line of the source each value stands', async () => {
    const { sourceLines } = await page('S19001', '2012-06-01');
    expect(sourceLines.get('businessId')).toBe(17);
  });

  it('is not there for a project, a day or a version that the register does not know', async () => {
    await expect(page('S19999')).rejects.toThrow(NotFound);
    await expect(page('S19000', '2000-01-01')).rejects.toThrow(NotFound);
    for (const id of [0, -1, 1.5, Number.NaN, 2 ** 40, 999_999]) {
      await expect(getVersionPage(reading(test.database), 'S19000', id, '2026-01-01')).rejects.toThrow(NotFound);
    }
  });
});
