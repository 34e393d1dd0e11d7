import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceAreas } from '#features/codelist/public.server.ts';
import { refreshFacts } from '#features/description/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { loadDemo } from '../../../demo/load-demo.ts';
import { everything, type Question } from './question.model.ts';
import { select } from './select.queries.server.ts';

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
      expect(group?.sums.personsRealised.sum).toBe(persons ?? 0);
      expect(group?.sums.grantedEuState.sum).toBe(granted);
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

  it('is right for all who ask at the same time while the register changes', async () => {
    const before = (await ask({})).sum('jobsPlanned').sum;
    const writing = inDatabase(`update description_version set jobs_planned = coalesce(jobs_planned, 0)`);
    const sums = await Promise.all(Array.from({ length: 20 }, async () => (await ask({})).sum('jobsPlanned').sum));
    await writing;
    expect(new Set(sums)).toEqual(new Set([before]));
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
