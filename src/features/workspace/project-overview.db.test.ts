import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { lineageRows, sumOfLineage } from './lineage-sum.model.ts';
import { getProjectOverview } from './project-overview.queries.server.ts';

let test: TestDatabase;
const lineage = ['S40001', 'S40002', 'S40003'] as const;
const ids = new Map<string, number>();

beforeAll(async () => {
  test = await createTestDatabase();
  for (const code of lineage) ids.set(code, await createProject(code));
  for (const [from, to] of [
    ['S40001', 'S40002'],
    ['S40002', 'S40003'],
  ] as const)
    await sql`insert into project_link (kind, from_project_id, to_project_id, status, basis, decided_at)
      values ('successor', ${idOf(from)}, ${idOf(to)}, 'confirmed', 'person', now())`.execute(test.owner);
  const writer = await createActor(test, { given: [] });
  for (const [code, cents, persons] of [
    ['S40001', 100, 10],
    ['S40002', 200, 20],
  ] as const)
    await decide(writer, code, { cents, persons });
});
afterAll(() => test.close());

const idOf = (code: string) => ids.get(code) ?? 0;

async function createProject(code: string): Promise<number> {
  const { id } = await test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
  await sql`insert into project_profile (project_id, kind, name, period, is_light, recorded_at)
    values (${id}, 'coordination', ${code}, '2007-2013', false, now())`.execute(test.owner);
  return id;
}

async function decide(
  { userId }: Actor,
  code: string,
  { cents, persons }: { readonly cents: number; readonly persons: number },
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into plan_version (project_id, number, written_by, recorded_at, granted_cents)
    values (${idOf(code)}, 1, ${userId}, now(), ${cents}) returning id`.execute(test.owner);
  await sql`insert into plan_target (plan_version_id, figure, year, sex, amount)
    values (${rows[0]?.id}, 'persons', 2012, 'all', ${persons}), (${rows[0]?.id}, 'persons', 2012, 'women', 1)`.execute(
    test.owner,
  );
  await sql`update plan_version set state = 'in-force', decision_number = 'P1', decided_on = '2012-01-01',
    in_force_from = '2012-01-01', decided_by = ${userId}, decision_recorded_at = now()
    where id = ${rows[0]?.id}`.execute(test.owner);
}

async function lineageSeen(codes: readonly string[], today: string) {
  const actor = await createActor(test, {
    given: codes.map((code) => ({ role: 'coordinator', scope: { kind: 'project', id: idOf(code) } })),
  });
  const overview = await readingAs(test.database, actor.userId, (read) =>
    getProjectOverview(read, actor, 'S40002', today),
  );
  return { overview, sum: sumOfLineage(lineageRows(overview.lineage, overview.members)) };
}

describe('the overview of a project', () => {
  it('has the sums of the plan in force that day, and comes to those of the lineage', async () => {
    const { overview, sum } = await lineageSeen(lineage, '2012-06-01');
    expect(overview.mayLookOver).toBe(true);
    expect(overview.plan).toMatchObject({ versionNumber: 1, grantedCents: 200, persons: 20 });
    expect(sum.grantedCents).toMatchObject({ amount: 300, told: 2, projects: 3 });
    expect(sum.personsPlanned).toMatchObject({ amount: 30, told: 2, projects: 3 });
    const before = await lineageSeen(lineage, '2011-12-31');
    expect(before.overview.plan).toBeUndefined();
    expect(before.sum.grantedCents).toMatchObject({ amount: null, told: 0 });
  });

  it('leads to the descriptions of a project only those to whom they open', async () => {
    const seenBy = async (role: 'coordinator' | 'service-expert') => {
      const actor = await createActor(test, { given: [{ role, scope: { kind: 'project', id: idOf('S40002') } }] });
      return readingAs(test.database, actor.userId, (read) => getProjectOverview(read, actor, 'S40002', '2012-06-01'));
    };
    expect((await seenBy('coordinator')).maySeeDescriptions).toBe(true);
    expect((await seenBy('service-expert')).maySeeDescriptions).toBe(false);
  });

  it('tells nothing of the plans of projects that the reader does not reach', async () => {
    const { sum } = await lineageSeen(['S40002'], '2012-06-01');
    expect(sum.grantedCents).toMatchObject({ amount: 200, told: 1, projects: 3 });
  });
});
