import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceAreas } from '#features/codelist/public.server.ts';
import { refreshFacts } from '#features/description/public.server.ts';
import { openDatabase, reading } from '#platform/db/database.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import { loadDemo } from '../../../demo/load-demo.ts';
import { facetIds } from './facet.model.ts';
import { figureIds } from './figure.model.ts';
import { everything, type Question, sorts } from './question.model.ts';
import { select } from './select.queries.server.ts';
import type { Group } from './selection.model.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.transaction().execute((tx) => loadReferenceAreas(tx));
  await loadDemo(test.target, { now: () => new Date('2026-01-01T12:00:00Z') });
}, 120_000);

afterAll(() => test.close());

const ask = (question: Partial<Question>) => select(reading(test.database), { ...everything, ...question });

async function inDatabase<Row>(query: string): Promise<Row[]> {
  return (await sql.raw<Row>(query).execute(test.database)).rows;
}

const toldNow = 'description_version version where in_force_from is not null and in_force_until is null';

describe('an answer', () => {
  it('counts and adds up what the database counts and adds up', async () => {
    const answer = await ask({});
    const periods = await inDatabase<{ period: string; projects: number; persons: number; granted: number }>(
      `select period, count(*) as projects, sum(persons_realised)::bigint as persons,
        sum(granted_eu_state_cents)::bigint as granted
      from ${toldNow} group by period`,
    );
    expect(periods.length).toBe(3);
    for (const { period, projects, persons, granted } of periods) {
      const group = answer.groups('period').find(({ value }) => value === period);
      expect(group?.projects).toBe(projects);
      expect(group?.sum('personsRealised').sum).toBe(persons ?? 0);
      expect(group?.sum('grantedEuState').sum).toBe(granted);
    }
  });

  it('finds as many projects of a municipality as name it', async () => {
    const [named] = await inDatabase<{ code: string; projects: number }>(
      `select area.code, count(distinct project_id) as projects
      from description_area area join description_version version on version.id = area.description_version_id
      where area.kind = 'municipality' and in_force_from is not null and in_force_until is null
      group by area.code order by 2 desc, 1 limit 1`,
    );
    expect((await ask({ chosen: { municipality: [named?.code ?? ''] } })).total).toBe(named?.projects);
  });

  it('holds the register of another day', async () => {
    const [then] = await inDatabase<{ projects: number }>(
      `select count(*) as projects from description_version
      where in_force_from <= '2012-01-31' and (in_force_until is null or in_force_until > '2012-01-31')`,
    );
    expect((await ask({ on: '2012-01-31' })).total).toBe(then?.projects);
  });

  it('joins words with facets', async () => {
    const words = await ask({ words: 'työllisyys' });
    expect(words.total).toBeGreaterThan(0);
    const narrowed = await ask({ words: 'työllisyys', chosen: { period: ['2007-2013'] } });
    expect(narrowed.total).toBe(words.facet('period').find(({ value }) => value === '2007-2013')?.count);
  });

  it('sees at once what another transaction has written', async () => {
    const before = (await ask({})).sum('personsRealised').sum;
    const [first] = await inDatabase<{ id: number }>(
      `select id from ${toldNow} and persons_realised > 0 order by id limit 1`,
    );
    await inDatabase(`update description_version set persons_realised = persons_realised + 7 where id = ${first?.id}`);
    expect((await ask({})).sum('personsRealised').sum).toBe(before + 7);
    await inDatabase(`update description_version set persons_realised = persons_realised - 7 where id = ${first?.id}`);
    expect((await ask({})).sum('personsRealised').sum).toBe(before);
  });

  it('never shows half of what a transaction wrote, however many ask meanwhile', async () => {
    const sumOf = async (words: string) => (await ask({ words })).sum('jobsPlanned').sum;
    const before = [await sumOf(''), await sumOf('hanke')];
    const [low, high] = await inDatabase<{ id: number }>(
      `(select id from ${toldNow} and jobs_planned is not null order by id limit 1)
      union all (select id from ${toldNow} and jobs_planned is not null order by id desc limit 1)`,
    );
    let isWriting = true;
    const writing = (async () => {
      for (let round = 0; round < 30; round += 1) {
        await test.database.transaction().execute(async (tx) => {
          await sql`update description_version set jobs_planned = jobs_planned + 7 where id = ${low?.id}`.execute(tx);
          await sql`update description_version set jobs_planned = jobs_planned - 7 where id = ${high?.id}`.execute(tx);
        });
      }
      isWriting = false;
    })();
    const sums = new Set<number>();
    while (isWriting) for (const sum of await Promise.all([sumOf(''), sumOf('')])) sums.add(sum);
    await writing;
    expect(sums).toEqual(new Set([before[0]]));
    await inDatabase(`update description_version set jobs_planned = jobs_planned - 210 where id = ${low?.id}`);
    await inDatabase(`update description_version set jobs_planned = jobs_planned + 210 where id = ${high?.id}`);
    expect([await sumOf(''), await sumOf('hanke')]).toEqual(before);
  });
});

describe('a shelf that was kept up', () => {
  const listHeader =
    'Koodi,Rahasto,Projektin nimi,Ohjelma / osio,Tl,Viranomainen,Toiminnan tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,' +
    'Myönnetty EU- ja valtion rahoitus,Toteutunut EU- ja valtion rahoitus,Suunniteltu julkinen rahoitus yhteensä,' +
    'Toteutunut julkinen rahoitus yhteensä';
  const row = (realised: number) =>
    `S19999,ESR,Pohjoinen polku,Pohjois-Suomen suuralueosio,2,Lapin liitto,Toiminta päättynyt,1.1.2010,31.12.2012,Esimerkin kunta,1000,${realised},1000,${realised}`;

  /** A description cut down to what is looked at here. */
  const description = `Euroopan unioni

Vipuvoimaa EU:lta

Euroopan sosiaalirahaston (ESR) rahoittaman projektin kuvaus

1. Projekti

Projektikoodi: S19999

Projektin nimi: Pohjoinen polku

3. Projektin toteutusalue ja kohderyhmän kuvaus

3.4 Aloittaneiden henkilöiden määrä

Suunniteltu: 12, joista naisia 5

5. Suunnitelman mukainen tiivistelmä toteutuksesta

Polulla opitaan poroaitojen rakentamista.`;

  const importing = (name: string, knownOn: string, content: string) =>
    importText(test.target, { name, knownOn, content });

  async function expectToEqualAFreshOne(): Promise<void> {
    const another = await openDatabase(test.target);
    const fresh = await select(reading(another), everything);
    const kept = await ask({});
    expect(kept.total).toBe(fresh.total);
    for (const facet of facetIds) {
      const told = (groups: Group[]) =>
        groups
          .map(({ value, projects, sum }) => ({ value, projects, sums: figureIds.map((figure) => sum(figure)) }))
          .toSorted((a, b) => (a.value < b.value ? -1 : 1));
      expect(told(kept.groups(facet)), facet).toEqual(told(fresh.groups(facet)));
    }
    for (const sort of sorts) {
      const order = async (read: typeof test.database) =>
        (await select(reading(read), { ...everything, sort, figure: 'grantedEuState' })).codes(0, 1000);
      expect(await order(test.database), sort).toEqual(await order(another));
    }
    await another.destroy();
  }

  it('is the same as a fresh one after every import, also where versions come to confirm others', async () => {
    await ask({ sort: 'granted' });
    await importing('2014.csv', '2014-01-01', [listHeader, row(900)].join('\n'));
    await expectToEqualAFreshOne();
    await importing('2013.csv', '2013-01-01', [listHeader, row(900)].join('\n'));
    await expectToEqualAFreshOne();
    await importing('S19999.txt', '2012-06-01', description);
    await expectToEqualAFreshOne();
    await importing('2015.csv', '2015-01-01', [listHeader, row(950)].join('\n'));
    await expectToEqualAFreshOne();
  });

  it('goes on telling what a description told when a list says only what is new', async () => {
    const [listed] = (await ask({ words: 'S19999' })).versionIds(0, 1);
    const answer = await ask({ words: 'poroaitojen', chosen: { money: ['0-50000'] }, figure: 'personsPlanned' });
    expect(answer.versionIds(0, 9)).toContain(listed);
    expect(answer.amount('personsPlanned', listed ?? 0)).toBeGreaterThan(0);
    expect(answer.textVersionOf(listed ?? 0)).not.toBe(listed);
  });
});

describe('facts taken by older rules', () => {
  it('are taken anew from the records', async () => {
    const sums = async () => (await ask({})).sum('personsPlanned');
    const before = await sums();
    const versions = await inDatabase(
      `update description_version set persons_planned = null, facts_version = 1 returning id`,
    );
    expect((await sums()).told).toBe(0);
    expect(await refreshFacts(test.database)).toBe(versions.length);
    expect(await sums()).toEqual(before);
    expect(await refreshFacts(test.database)).toBe(0);
  });
});
