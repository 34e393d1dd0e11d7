import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRow } from '#features/sheet/public.ts';
import { readingAs, writingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { measuresOfS11829 } from '#test/measures-of-s11829.ts';
import { measurePolicy } from './measure.policy.ts';
import { type MeasureSheetRow, measureSheetColumns } from './measure-form.model.ts';
import { measuresOf } from './measure-list.model.ts';
import { countMeasures, listMeasures } from './measure-list.queries.server.ts';
import { measureSheet } from './measure-sheet.server.ts';

let test: TestDatabase;

const now = new Date('2026-03-01T10:00:00Z');
const clock = { now: () => now };

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

async function createProjects(kind: string, codes: readonly string[]): Promise<number[]> {
  const { userId } = await createActor(test, { given: [] });
  const ids: number[] = [];
  for (const code of codes) {
    const { id } = await test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
    await sql`
      insert into project_profile (project_id, kind, name, period, is_light, recorded_at, recorded_by)
      values (${id}, ${kind}, ${`Hanke ${code}`}, '2007-2013', false, ${now}, ${userId})`.execute(test.owner);
    ids.push(id);
  }
  return ids;
}

describe('tables of measures', () => {
  const { rows, projects, seats } = measuresOfS11829;
  const keys = [
    'project',
    'kind',
    'name',
    'shape',
    'series',
    'field',
    'funding',
    'startsOn',
    'endsOn',
    'seats',
    'womenPlanned',
    'municipality',
    'site',
    'provider',
    'state',
  ];
  const places = Object.fromEntries(keys.map((key, place) => [key, place]));
  const readAll = () =>
    rows.map((cells, index) => {
      const read = readRow({ columns: measureSheetColumns }, places, { number: index + 2, cells }, { is1904: false });
      expect(read.problems).toEqual([]);
      return read.values as MeasureSheetRow;
    });
  let planner: Actor;

  const judge = (told: readonly MeasureSheetRow[], actor = planner) =>
    readingAs(test.database, actor.userId, (read) => measureSheet.compare(read, told));
  const record = (told: readonly MeasureSheetRow[]) =>
    writingAs(test.database, planner.userId, (tx) =>
      measureSheet.record(tx, { permission: permit(measurePolicy, planner, 'measure.record'), clock }, told),
    );

  beforeAll(async () => {
    await createProjects('parallel', ['S10002']);
    const ids = await createProjects('parallel', projects);
    planner = await createActor(test, {
      given: ids.map((id) => ({ role: 'coordinator' as const, scope: { kind: 'project' as const, id } })),
    });
  });

  it('bring in the measures of S11829, and change nothing when sent again', async () => {
    const told = readAll();
    expect((await judge(told)).every(({ outcome }) => outcome === 'new')).toBe(true);
    expect(await record(told)).toBe(rows.length);
    expect((await judge(told)).map(({ outcome }) => outcome)).toEqual(told.map(() => 'same'));
    expect(await record(told)).toBe(rows.length);
    const counted = (kind?: string) =>
      readingAs(test.database, planner.userId, (read) =>
        countMeasures(read, planner, { ...measuresOf({}), chosen: kind === undefined ? {} : { kind } }),
      );
    expect(await counted()).toMatchObject({
      measures: rows.length,
      cancelled: 0,
      seats: seats.trainings + seats.subsidies,
    });
    expect(await counted('wage-subsidy')).toMatchObject({ measures: 2, cancelled: 0, seats: seats.subsidies });
    const { rows: listed } = await readingAs(test.database, planner.userId, (read) =>
      listMeasures(read, planner, { ...measuresOf({}), words: 'peiponen' }),
    );
    expect(listed).toMatchObject([
      { name: 'Työpajaklubi Ivalo', startsOn: '2011-11-28', endsOn: '2013-01-10', seats: 22, state: 'closed' },
    ]);
  });

  it('change what they say and leave what they do not', async () => {
    const [first] = readAll();
    if (!first) throw new Error('no rows');
    const begun = { ...first, name: 'Alkanut', state: 'running' as const };
    await record([begun]);
    const changed = { ...begun, seats: 13, provider: null, field: null, state: 'closed' as const };
    expect(await judge([changed])).toEqual([
      {
        outcome: 'changed',
        changes: [
          { column: 'seats', from: 12, to: 13 },
          { column: 'state', from: 'running', to: 'closed' },
        ],
      },
    ]);
    await record([changed]);
    expect(await judge([changed])).toEqual([{ outcome: 'same' }]);
    expect(await judge([{ ...changed, state: 'plan' }])).toMatchObject([
      { outcome: 'refused', findings: [{ key: 'measure.fault.state-back' }] },
    ]);
    expect(await judge([{ ...changed, state: 'judged' }])).toMatchObject([
      { outcome: 'refused', findings: [{ key: 'measure.fault.judged-in-table' }] },
    ]);
  });

  it('take in a planned sum, and leave it as it is where a table has no column for it', async () => {
    const [first] = readAll();
    if (!first) throw new Error('no rows');
    expect(first.plannedCents).toBeNull();
    const told = { ...first, name: 'Suunniteltu', plannedCents: 4_800_000 };
    await record([told]);
    expect(await judge([{ ...told, plannedCents: null }])).toEqual([{ outcome: 'same' }]);
    const raised = { ...told, plannedCents: 5_000_050 };
    expect(await judge([raised])).toEqual([
      { outcome: 'changed', changes: [{ column: 'plannedCents', from: 4_800_000, to: 5_000_050 }] },
    ]);
    await record([raised]);
    expect(await judge([raised])).toEqual([{ outcome: 'same' }]);
  });

  it('leave the municipality as it is where a row says none', async () => {
    const [first] = readAll();
    if (!first) throw new Error('no rows');
    const told = { ...first, name: 'Kunnassa', municipality: 'Kajaani' };
    await record([told]);
    const silent = { ...told, municipality: null, seats: 9 };
    expect(await judge([silent])).toMatchObject([{ outcome: 'changed', changes: [{ column: 'seats', to: 9 }] }]);
    expect(await record([silent])).toBe(1);
    expect(await judge([{ ...told, seats: 9 }])).toEqual([{ outcome: 'same' }]);
  });

  it('are told apart before where a state is yet to begin', async () => {
    const [first] = readAll();
    if (!first) throw new Error('no rows');
    const told = { ...first, name: 'Tuleva', state: 'tender' as const };
    await record([told]);
    await sql`update measure_state set from_on = '2099-01-01' where measure_id = (select id from measure where name = 'Tuleva')`.execute(
      test.owner,
    );
    const later = { ...told, state: 'contract' as const };
    expect(await judge([later])).toMatchObject([
      { outcome: 'refused', findings: [{ key: 'measure.fault.state-to-come', column: 'state' }] },
    ]);
    expect(await record([later])).toBe(0);
  });

  it('are refused with what to mend: foreign projects, what the fund does not pay for, unknown places', async () => {
    const [first] = readAll();
    if (!first) throw new Error('no rows');
    const found = await judge([
      { ...first, project: 'S10002' },
      { ...first, kind: 'rehabilitative-work', name: 'Muu' },
      { ...first, municipality: 'Ivalo', name: 'Muu' },
      { ...first, provider: '0737546-2', name: 'Muu' },
    ]);
    expect(found).toMatchObject([
      { outcome: 'refused', findings: [{ key: 'measure.fault.project', column: 'project' }] },
      { outcome: 'refused', findings: [{ key: 'measure.fault.not-fundable', column: 'funding' }] },
      { outcome: 'refused', findings: [{ key: 'measure.fault.municipality', column: 'municipality' }] },
      { outcome: 'refused', findings: [{ key: 'organisation.unit.fault.unknown', column: 'provider' }] },
    ]);
  });

  it('are taken in with a warning where nobody knows the provider, as forms do', async () => {
    const [first] = readAll();
    if (!first) throw new Error('no rows');
    const unheard = { ...first, name: 'Uuden tuottajan kurssi', provider: 'Ennenkuulumaton Oy' };
    const warnings = [{ key: 'organisation.unit.fault.new', column: 'provider', isWarning: true }];
    expect(await judge([unheard])).toMatchObject([{ outcome: 'new', warnings }]);
    expect(await record([unheard])).toBe(1);
    expect(await judge([unheard])).toEqual([{ outcome: 'same' }]);
  });

  it('are warned of what the form of one warns of, and taken in all the same', async () => {
    const [first] = readAll();
    if (!first) throw new Error('no rows');
    const [projectId = 0] = await createProjects('parallel', ['S10003']);
    const scope = { kind: 'project', id: projectId } as const;
    const sender = await createActor(test, { given: [{ role: 'coordinator', scope }] });
    await sql`
      update project_profile set starts_on = '2008-01-01', ends_on = '2009-12-31' where project_id = ${projectId}`.execute(
      test.owner,
    );
    await sql`
      insert into project_status (project_id, status, from_on, recorded_at)
      values (${projectId}, 'ended', '2009-12-31', ${now})`.execute(test.owner);
    const told = {
      ...first,
      project: 'S10003',
      name: 'Myöhäinen',
      startsOn: '2009-10-01',
      endsOn: '2010-01-31',
      state: null,
      shape: 'group' as const,
      applyUntil: '2009-11-01',
    };
    const keysOf = async (row: MeasureSheetRow) =>
      (await judge([row], sender)).map((judged) => [
        judged.outcome,
        'warnings' in judged ? judged.warnings?.map(({ key }) => key.replace('measure.fault.', '')) : [],
      ]);
    expect(await keysOf(told)).toEqual([['new', ['project-over', 'outside-project', 'apply-after-start']]]);
    expect(await keysOf({ ...told, state: 'closed' })).toEqual([['new', ['outside-project', 'apply-after-start']]]);
    const recording = { permission: permit(measurePolicy, sender, 'measure.record'), clock };
    const taken = writingAs(test.database, sender.userId, (tx) => measureSheet.record(tx, recording, [told]));
    expect(await taken).toBe(1);
    await sql`
      with person as (
        insert into participant (project_id, number, sex, recorded_at, recorded_by)
        values (${projectId}, 1, 'female', ${now}, ${sender.userId}), (${projectId}, 2, 'male', ${now}, ${sender.userId})
        returning id)
      insert into seat (measure_id, participant_id, state, asked_at, starts_on, ends_on, recorded_by)
      select measure.id, person.id, 'taken', ${now}, '2009-10-01', '2010-01-31', ${sender.userId}
      from person join measure on measure.name = 'Myöhäinen'`.execute(test.owner);
    expect(await keysOf(told)).toEqual([['same', []]]);
    expect(await keysOf({ ...told, seats: 1, endsOn: '2009-12-31', applyUntil: '2009-09-01' })).toEqual([
      ['changed', ['seats-given', 'seats-outside', 'project-over']],
    ]);
  });
});
