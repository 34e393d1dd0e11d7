import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EntryPage } from '#features/entry/public.server.ts';
import type { RowOf, SheetColumns } from '#features/sheet/public.ts';
import { readingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { measureEditPage, movePage, newMeasurePage } from './measure-entry.server.ts';
import { newWorkPlacePage, workPlacePage } from './work-place-entry.server.ts';

let test: TestDatabase;
let coordinator: Actor;
let projectId: number;
let measureId: number;

/** A project that ended with 2030, and a measure of two seats in 2031, both of them given. */
beforeAll(async () => {
  test = await createTestDatabase();
  const project = await test.owner
    .insertInto('project')
    .values({ code: 'S10001' })
    .returning('id')
    .executeTakeFirstOrThrow();
  projectId = project.id;
  coordinator = await createActor(test, {
    given: [{ role: 'coordinator', scope: { kind: 'project', id: projectId } }],
  });
  await sql`
    insert into project_profile (project_id, kind, name, period, is_light, starts_on, ends_on, recorded_at)
    values (${projectId}, 'parallel', 'Hanke', '2021-2027', false, '2020-01-01', '2030-12-31', now())`.execute(
    test.owner,
  );
  await sql`
    insert into project_status (project_id, status, from_on, recorded_at)
    values (${projectId}, 'ended', '2020-01-01', now())`.execute(test.owner);
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, kind, shape, name, funding, starts_on, ends_on, seats, state, recorded_at, recorded_by)
    values (${projectId}, 'wage-subsidy', 'work-places', 'Palkkatuki', 'esf', '2131-01-01', '2131-06-30', 2, 'plan', now(),
      ${coordinator.userId})
    returning id`.execute(test.owner);
  measureId = rows[0]?.id ?? 0;
  await sql`
    with person as (
      insert into participant (project_id, number, sex, recorded_at, recorded_by)
      values (${projectId}, 1, 'female', now(), ${coordinator.userId}), (${projectId}, 2, 'male', now(), ${coordinator.userId})
      returning id)
    insert into seat (measure_id, participant_id, state, asked_at, starts_on, ends_on, recorded_by)
    select ${measureId}, id, 'taken', now(), '2131-01-01', '2131-06-30', ${coordinator.userId}
    from person`.execute(test.owner);
});
afterAll(() => test.close());

/** What a form warns of, when something in what it begins with is said otherwise. */
async function warningsOf<Columns extends SheetColumns>(
  page: EntryPage<Columns>,
  changes: Partial<RowOf<Columns>> = {},
): Promise<string[]> {
  return readingAs(test.database, coordinator.userId, async (read) => {
    const empty = Object.fromEntries(Object.keys(page.form.columns).map((key) => [key, null]));
    const { row } = await page.find(read, coordinator);
    const findings = (await page.judge?.(read, { ...empty, ...row, ...changes } as RowOf<Columns>, coordinator)) ?? [];
    expect(findings.every(({ isWarning }) => isWarning)).toBe(true);
    return findings.map(({ key }) => key.replace('measure.fault.', ''));
  });
}

it('a new measure of a project that has ended is warned of, and one outside its days', async () => {
  const days = {
    kind: 'labour-training-further',
    name: 'Jatkokurssi',
    funding: 'esf',
    startsOn: '2035-01-01',
  } as const;
  expect(await warningsOf(newMeasurePage('S10001'), days)).toEqual(['project-over', 'outside-project']);
  const past = { ...days, startsOn: '2021-01-01', endsOn: '2021-06-30', state: 'closed' } as const;
  expect(await warningsOf(newMeasurePage('S10001'), past)).toEqual([]);
});

it('fewer seats and other days than people have are warned of', async () => {
  const page = measureEditPage(String(measureId));
  const usual = ['project-over', 'outside-project'];
  expect(await warningsOf(page)).toEqual(usual);
  expect(await warningsOf(page, { seats: 1 })).toEqual(['seats-given', ...usual]);
  expect(await warningsOf(page, { startsOn: '2131-02-01' })).toEqual(['seats-outside', ...usual]);
});

it('running before the first day is warned of', async () => {
  const page = movePage(String(measureId), '2026-03-01');
  expect(await warningsOf(page)).toEqual([]);
  expect(await warningsOf(page, { to: 'running', fromOn: '2026-03-01' })).toEqual(['runs-early']);
});

it('what comes after the plan of a wage subsidy is its intake', async () => {
  const { row } = await readingAs(test.database, coordinator.userId, (read) =>
    movePage(String(measureId), '2026-03-01').find(read, coordinator),
  );
  expect(row).toMatchObject({ to: 'intake' });
});

it('a work place with more seats or other days than its measure is warned of, new or known', async () => {
  const { rows } = await sql<{ id: number }>`
    insert into work_place (measure_id, employer, tasks, seats, is_permanent, from_on)
    values (${measureId}, 'Kuhmon Kirja Oy', 'Varaston hoito', 2, false, '2131-01-01')
    returning id`.execute(test.owner);
  const large = { seats: 9, fromOn: '2125-01-01', lastOn: '2129-12-31' };
  for (const page of [newWorkPlacePage(String(measureId)), workPlacePage(String(measureId), String(rows[0]?.id))]) {
    expect(await warningsOf(page, large)).toEqual(['place-seats', 'place-outside']);
    expect(await warningsOf(page, { seats: 2 })).toEqual([]);
  }
});
