import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markService } from '#features/access/public.server.ts';
import { listMeasures } from '#features/measure/public.server.ts';
import { measureKinds, measureList } from '#features/measure/public.ts';
import { listPlanSums } from '#features/plan/public.server.ts';
import { listMoneyLines } from '#features/procurement/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { findReceiver } from '#features/workspace/public.server.ts';
import { finnishDate, systemClock } from '#platform/clock.ts';
import { readingAs } from '#platform/db/database.server.ts';
import type { Role } from '#platform/permission/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { addCoordination } from './coordination.ts';
import { loadDemo } from './load-demo.ts';
import { addDemoPeople } from './people.ts';

let test: TestDatabase;
const today = finnishDate(systemClock.now());

beforeAll(async () => {
  test = await createTestDatabase();
  await loadDemo(test.target, systemClock);
  await test.owner.transaction().execute(async (tx) => {
    await markService(tx, 'load');
    await addDemoPeople(tx, systemClock);
  });
  await add();
}, 300_000);
afterAll(() => test.close());

function add(): Promise<number> {
  return test.owner.transaction().execute((tx) => addCoordination(tx, systemClock));
}

async function count(table: string, condition = 'true'): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int from ${sql.table(table)} where ${sql.raw(condition)}`.execute(test.owner);
  return rows[0]?.count ?? 0;
}

async function countsBy(column: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ key: string; count: number }>`
    select ${sql.ref(column)} as key, count(*)::int from measure group by 1`.execute(test.owner);
  return Object.fromEntries(rows.map(({ key, count: counted }) => [key, counted]));
}

describe('the coordination of the demo', () => {
  it('is one coordination project with ten parallel projects, each beside a mother', async () => {
    expect(await count('project_profile', "kind = 'coordination'")).toBe(1);
    expect(await count('project_profile', "kind = 'parallel'")).toBe(10);
    expect(await count('project_profile', 'is_light')).toBe(10);
    expect(await count('project_link', "basis = 'person' and kind in ('parallel', 'coordination')")).toBe(20);
  });

  it('has plans in force, one in its second version and one change that waits', async () => {
    expect(await count('plan_version', "state = 'in-force'")).toBe(11);
    expect(await count('plan_version', "number = 2 and state = 'draft'")).toBe(1);
  });

  it('grants every project that is decided on its money, and buys for no more', async () => {
    const overdrawn = await readingAs(test.database, 'demo-coordinator', async (read) => {
      const { rows: projects } = await sql<{ id: number; code: string }>`
        select project.id, project.code from project join plan_version version on version.project_id = project.id
        where version.state = 'in-force' group by project.id`.execute(test.owner);
      const actor = await findReceiver(read, 'demo-coordinator', today);
      if (!actor) throw new Error('Nobody is coordinator.');
      const sums = await listPlanSums(
        read,
        actor,
        projects.map(({ code }) => code),
        today,
      );
      expect(sums).toHaveLength(10);
      const lines = await listMoneyLines(
        read,
        projects.map(({ id }) => id),
        today,
      );
      return projects.flatMap(({ id, code }) => {
        const bought = lines.filter(({ projectId }) => projectId === id).reduce((sum, { cents }) => sum + cents, 0);
        const granted = sums.find((one) => one.code === code)?.grantedForMeasuresCents ?? 0;
        return bought > granted ? [{ code, bought, granted }] : [];
      });
    });
    expect(overdrawn).toEqual([]);
  });

  it('has measures of every kind and shape, in every state that a measure has once it is planned', async () => {
    expect(Object.keys(await countsBy('kind')).sort()).toEqual([...measureKinds].sort());
    expect(await count('measure')).toBe(40);
    expect(await countsBy('shape')).toEqual({ group: 24, 'non-stop': 9, individual: 1, 'work-places': 6 });
    const states = ['cancelled', 'closed', 'contract', 'intake', 'judged', 'plan', 'running', 'tender'];
    expect(Object.keys(await countsBy('state')).sort()).toEqual(states);
  });

  it('buys by tenders in every stage, by contracts of every price model, and calls off capacity', async () => {
    expect(await count('tender')).toBe(5);
    expect(await count('tender_buyer', 'share_permille < 1000')).toBe(3);
    const { rows } = await sql<{
      model: string;
    }>`select distinct price_model as model from contract order by 1`.execute(test.owner);
    expect(rows.map(({ model }) => model)).toEqual(['group', 'hour', 'lump', 'place', 'student-day']);
    expect(await count('call_off')).toBeGreaterThan(10);
    expect(await count('seat_module')).toBeGreaterThan(5);
    expect(await count('wage_subsidy')).toBeGreaterThan(10);
  });

  it('is asked for, met and declined; people hold seats, wait and have offers', async () => {
    expect(await count('measure_need', "state = 'open'")).toBe(3);
    for (const state of ['taken', 'left', 'waiting', 'offered', 'declined']) {
      expect(await count('seat', `state = '${state}'`), state).toBeGreaterThan(0);
    }
  });

  it('numbers the people of each project in the order of the days on which they came', async () => {
    const { rows } = await sql`
      select one.number from participant one
      join participant other on other.project_id = one.project_id and other.number > one.number
      where other.recorded_at < one.recorded_at`.execute(test.owner);
    expect(rows).toEqual([]);
  });

  it('is told to the public by its open trainings alone', async () => {
    expect(await count('measure', 'is_open')).toBe(3);
    expect(
      await count(
        'description_version',
        "project_id in (select project_id from project_profile where kind = 'parallel')",
      ),
    ).toBe(0);
  });

  it.each<[Role, number]>([
    ['coordinator', 40],
    ['authority', 40],
    ['auditor', 40],
    ['administrator', 40],
    ['project-worker', 13],
    ['service-expert', 8],
    ['provider', 3],
  ])('shows the %s %i measures', async (role, expected) => {
    const id = `demo-${role}`;
    const rows = await readingAs(test.database, id, async (read) => {
      const actor = await findReceiver(read, id, today);
      if (!actor) throw new Error(`Nobody is ${role}.`);
      return (await listMeasures(read, actor, listQuestionFrom(measureList, new URLSearchParams()), 100)).rows;
    });
    expect(rows).toHaveLength(expected);
  });

  it('comes once', async () => {
    const entries = await count('audit_entry');
    expect(await add()).toBe(0);
    expect(await count('audit_entry')).toBe(entries);
  });
});
