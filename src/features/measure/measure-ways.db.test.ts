import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEntry } from '#features/entry/public.ts';
import { readRow } from '#features/sheet/public.ts';
import { readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { measuresOfS11829 } from '#test/measures-of-s11829.ts';
import { measurePolicy } from './measure.policy.ts';
import { newMeasurePage } from './measure-entry.server.ts';
import { type MeasureSheetRow, measureSheetColumns } from './measure-form.model.ts';
import { measureSheet } from './measure-sheet.server.ts';

const { rows, projects } = measuresOfS11829;
const keys =
  'project kind name shape series field funding startsOn endsOn seats womenPlanned municipality site provider state';
const places = Object.fromEntries(keys.split(' ').map((key, place) => [key, place]));

/** For each parallel project of S11829 a second one, whose measures are typed. */
const typedInto = new Map(projects.map((code) => [code as string, code.replace('S119', 'S118')]));

const now = new Date('2026-03-01T10:00:00Z');
const clock = { now: () => now };
let test: TestDatabase;
let planner: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  const { userId } = await createActor(test, { given: [] });
  const ids: number[] = [];
  for (const code of [...typedInto].flat()) {
    const { id } = await test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
    await sql`
      insert into project_profile (project_id, kind, name, period, is_light, recorded_at, recorded_by)
      values (${id}, 'parallel', ${code}, '2007-2013', false, ${now}, ${userId})`.execute(test.owner);
    ids.push(id);
  }
  planner = await createActor(test, {
    given: ids.map((id) => ({ role: 'coordinator' as const, scope: { kind: 'project' as const, id } })),
  });
});
afterAll(() => test.close());

const act = <Result>(work: (tx: Tx) => Promise<Result>) => writingAs(test.database, planner.userId, work);

/** All that is recorded of the measures of some projects, without what differs from record to record. */
async function recordedIn(codes: readonly string[]) {
  const { rows: recorded } = await sql<Record<string, unknown>>`
    select right(project.code, 2) as project, measure.kind, measure.name, measure.shape, series.name as series, measure.field,
      measure.funding, measure.starts_on::text, measure.ends_on::text, measure.seats, measure.women_planned, measure.municipality_code,
      measure.site, measure.provider_unit_id, measure.target_group, measure.is_open, measure.state,
      (select jsonb_agg(jsonb_build_array(stated.state, stated.from_on, stated.reason) order by stated.id)
        from measure_state stated where stated.measure_id = measure.id) as life
    from measure
    join project on project.id = measure.project_id and project.code = any (${codes}::text[])
    left join measure_series series on series.id = measure.measure_series_id
    order by project.code, measure.name, measure.starts_on, measure.id`.execute(test.owner);
  return recorded;
}

it('what the form and the table make of every measure of S11829 is the same', async () => {
  const told = rows.map((cells, place) => {
    const read = readRow({ columns: measureSheetColumns }, places, { number: place + 2, cells }, { is1904: false });
    expect(read.problems).toEqual([]);
    return read.values as MeasureSheetRow;
  });
  await act((tx) =>
    measureSheet.record(tx, { permission: permit(measurePolicy, planner, 'measure.record'), clock }, told),
  );

  for (const [place, cells] of rows.entries()) {
    const page = newMeasurePage(typedInto.get(String(cells[0])) ?? '');
    const typed = Object.entries(places).map(([key, at]) => [key, String(cells[at] ?? '')]);
    // What is chosen from a list is sent by its own name, which no page shows.
    const chosen = {
      kind: told[place]?.kind,
      shape: told[place]?.shape,
      field: told[place]?.field,
      state: told[place]?.state,
    };
    const sent = { ...Object.fromEntries(typed), ...chosen, funding: told[place]?.funding, isOpen: 'no' };
    const { row, problems } = readEntry(page.form, withoutNothing(sent));
    expect(problems).toEqual([]);
    const faults = await readingAs(
      test.database,
      planner.userId,
      async (read) => (await page.judge?.(read, row, planner)) ?? [],
    );
    expect(faults.filter(({ isWarning }) => !isWarning)).toEqual([]);
    await act((tx) => page.save(tx, planner, clock, row, 0));
  }

  const fromTable = await recordedIn([...typedInto.keys()]);
  expect(fromTable).toHaveLength(rows.length);
  expect(await recordedIn([...typedInto.values()])).toEqual(fromTable);
});

function withoutNothing(texts: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).flatMap(([key, text]) => (text ? [[key, text]] : [])));
}
