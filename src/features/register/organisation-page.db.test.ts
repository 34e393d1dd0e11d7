import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import { getOrganisationPage } from './organisation-page.queries.server.ts';

const header =
  'Koodi,Rahasto,Projektin nimi,Ohjelma / osio,Tl,Viranomainen,Toiminnan tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,' +
  'Myönnetty EU- ja valtion rahoitus,Toteutunut EU- ja valtion rahoitus,Suunniteltu julkinen rahoitus yhteensä,' +
  'Toteutunut julkinen rahoitus yhteensä';

function row(code: string, year: number, implementer: string): string {
  return `${code},ESR,Hanke ${code},Itä-Suomen suuralueosio,2,Esimerkin liitto,Toiminta päättynyt,1.1.${year},31.12.${year},${implementer},1000,900,1000,900`;
}

function description(code: string, implementer: string): string {
  return `Euroopan unioni

Vipuvoimaa EU:lta

Euroopan sosiaalirahaston (ESR) rahoittaman projektin kuvaus

1. Projekti

Projektikoodi: ${code}

Projektin nimi: Polku

2. Projektin toteuttaja

Toteuttajaorganisaation nimi: ${implementer}

Y-tunnus: 1234567-1`;
}

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await importing('a.txt', '2012-01-01', description('S19001', 'Esimerkin säätiö'));
  await importing('b.txt', '2013-01-01', description('S19002', 'Esimerkin säätiö sr'));
  const rows = [row('S19003', 2010, 'Esimerkin säätiö'), row('S19004', 2013, 'Esimerkin säätiö')];
  await importing('2013.csv', '2014-12-31', [header, ...rows].join('\n'));
});

afterAll(() => test.close());

const importing = (name: string, knownOn: string, content: string) =>
  importText(test.target, { name, knownOn, content });

const page = (id: string, offset = 0) => getOrganisationPage(reading(test.database), id, { offset, limit: 1 });

/** The address of the party that the list names without Y-tunnus. */
async function nameless(): Promise<string> {
  for (let unit = 1; unit < 20; unit += 1) {
    const found = await page(`u${unit}`).catch(() => undefined);
    if (found && found.businessId === null) return found.id;
  }
  throw new Error('There is no party without Y-tunnus.');
}

describe('the page of an organisation', () => {
  it('has all names of a legal person and its projects, those of mere names not among them', async () => {
    const { units, sums, projects } = await page('1234567-1');
    expect(units.flatMap(({ names }) => names.map(({ printedName }) => printedName)).sort()).toEqual([
      'Esimerkin säätiö',
      'Esimerkin säätiö sr',
    ]);
    expect(sums).toMatchObject({ projects: 2, implementer: 2, grantedTold: 0, grantedEuStateCents: 0 });
    expect(projects).toHaveLength(1);
  });

  it('of a mere name says whom it may mean, adds up its projects and tells the years between', async () => {
    const { businessId, candidates, sums, startsByYear, projects } = await page(await nameless());
    expect(businessId).toBeNull();
    expect(candidates).toMatchObject([{ businessId: '1234567-1' }]);
    expect(sums).toMatchObject({
      projects: 2,
      implementer: 2,
      partner: 0,
      grantedEuStateCents: 200_000,
      grantedTold: 2,
    });
    expect(startsByYear).toEqual([
      { year: 2010, projects: 1 },
      { year: 2011, projects: 0 },
      { year: 2012, projects: 0 },
      { year: 2013, projects: 1 },
    ]);
    expect(projects).toMatchObject([{ code: 'S19004', roles: ['implementer'] }]);
  });

  it('turns the pages of the projects', async () => {
    expect((await page(await nameless(), 1)).projects).toMatchObject([{ code: 'S19003' }]);
    expect((await page(await nameless(), 2)).projects).toEqual([]);
  });

  it('answers a unit of a legal person with the legal person', async () => {
    const [unit] = (await page('1234567-1')).units;
    expect((await page(`u${unit?.id}`)).id).toBe('1234567-1');
  });

  it('is not there for what is no id, or an unknown one', async () => {
    for (const id of [
      '1234567-2',
      '7654321-0',
      'u0',
      'u999999',
      'u1x',
      '1234567–1',
      'Esimerkin säätiö',
      'u99999999999',
    ]) {
      await expect(page(id)).rejects.toThrow(NotFound);
    }
  });
});
