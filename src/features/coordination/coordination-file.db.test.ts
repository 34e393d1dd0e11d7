import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFile } from '#features/view/public.server.ts';
import { type Read, readingAs } from '#platform/db/database.server.ts';
import { Forbidden } from '#platform/errors.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createSampleRows, type SampleRows } from '#test/coordination-rows.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { listCarriedProjects } from './carried-project.queries.server.ts';
import { allProjects, dayRows } from './day-page.model.ts';
import { getDayPage } from './day-page.queries.server.ts';
import { getDayFacts } from './day-view.queries.server.ts';
import { getMoneyPage } from './money-page.queries.server.ts';
import { dayFileColumns } from './parts/day-file-columns.ts';
import { moneyFileColumns } from './parts/money-file-columns.ts';

const today = '2012-09-01';
const t = textsFor('en');

let test: TestDatabase;
let sample: SampleRows;

/** Two projects: one with a running measure and a planned one, the other without a mother and a plan, and with a name like a formula. */
beforeAll(async () => {
  test = await createTestDatabase();
  sample = await createSampleRows(test);
  await sample.planFor('S20001', 1, '2012-01-01', 40);
  const course = await sample.createMeasure('S20001', { seats: 1, states: [['running', '2012-03-01']] });
  for (const days of [
    ['2012-03-01', null],
    ['2012-04-01', null],
  ] as const)
    await sample.createSeat(course, 'S20001', { askedOn: '2012-02-01', days, steps: [['taken', '2012-02-20']] });
  await sample.createMeasure('S20001', { plannedCents: 123_450 });
  await sql`update project_profile set name = '=1+1' where project_id = ${sample.ids.S20002}`.execute(test.owner);
});
afterAll(() => test.close());

const look = <Result>(query: (read: Read) => Promise<Result>, actor = sample.coordinator) =>
  readingAs(test.database, actor.userId, query);

const linesOf = async (file: Response) => (await file.text()).split('\r\n').filter((line) => line !== '');

async function viewFile(on: string, isWarned = false, actor: Actor = sample.coordinator): Promise<string[]> {
  const asked = { on, today, part: { page: 1, isWarned }, size: allProjects };
  const { shown, money } = await look((read) => getDayPage(read, actor, 'S30001', asked), actor);
  const { rows, sums } = dayRows(shown, money);
  return linesOf(listFile('csv', { name: 'view', columns: dayFileColumns(t, shown.sums), batches: [[...rows, sums]] }));
}

async function moneyFile(on: string): Promise<string[]> {
  const { rows, sums } = await look((read) => getMoneyPage(read, sample.coordinator, 'S30001', { on, today }));
  return linesOf(listFile('csv', { name: 'money', columns: moneyFileColumns(t, sums), batches: [[...rows, sums]] }));
}

describe('the coordination view as a file', () => {
  it('has a row for each project and the sums, with what the page tells in a column each', async () => {
    expect(await viewFile(today)).toEqual([
      expect.stringMatching(
        /Project;Project code;.*;Measures: Being planned;Measures: Running;Seats;Held;Waiting;Free;/,
      ),
      'Rinnakkainen yksi;S20001;;Emo;S10001;1;40;20;2;2;0;1;1;1;2;0;0;1234,50;;2',
      "'=1+1;S20002;;;;;;;0;0;0;0;0;0;0;0;0;0,00;;2",
      '"Total, 2 projects";;;;;;40;20;2;2;0;1;1;1;2;0;0;1234,50;;4',
    ]);
  });

  it('is of the day, and only of projects with warnings where the page is', async () => {
    const [, ...then] = await viewFile('2012-03-15');
    expect(then[0]).toContain('S20001;;Emo;S10001;1;40;20;1;1;0;1;1;1;1;0;0;');
    await sample.planFor('S20002', 1, '2012-08-01', 20);
    await sql`insert into project_link (kind, from_project_id, to_project_id, status, basis, decided_at)
      values ('parallel', ${sample.ids.S10001}, ${sample.ids.S20002}, 'confirmed', 'person', now())`.execute(
      test.owner,
    );
    expect(await viewFile(today)).toHaveLength(4);
    const [, first, sums, ...others] = await viewFile(today, true);
    expect([first, sums, others]).toEqual([
      expect.stringContaining('S20001'),
      expect.stringContaining('2 projects'),
      [],
    ]);
  });

  it('is refused to whom the coordination project is not', async () => {
    const other = await sample.actorOf('S20003');
    await expect(viewFile(today, false, other)).rejects.toBeInstanceOf(Forbidden);
  });
});

describe('the money of the projects as a file', () => {
  it('has the columns of which some project has something, and the sums', async () => {
    expect(await moneyFile(today)).toEqual([
      'Project;Project code;"Planned, not bought";Still to be paid;Total',
      'Rinnakkainen yksi;S20001;1234,50;1234,50;1234,50',
      'Total;;1234,50;1234,50;1234,50',
    ]);
  });
});

describe('the projects of a day gone by', () => {
  const carriedOn = (on: string) =>
    look((read) => listCarriedProjects(read, sample.coordinator, sample.ids.S30001 ?? 0, { on, today }));
  const codesOf = (projects: readonly { readonly code: string }[]) => projects.map(({ code }) => code);

  it('are those of which something was known, the same on every page', async () => {
    await sql`update project_profile set starts_on = '2012-02-01'
      where project_id in (${sample.ids.S20002}, ${sample.ids.S30001})`.execute(test.owner);
    await sql`update project_profile set starts_on = '2012-06-01' where project_id = ${sample.ids.S20001}`.execute(
      test.owner,
    );
    expect(codesOf(await carriedOn('2011-12-31'))).toEqual([]);
    expect(codesOf(await carriedOn('2012-01-01'))).toEqual(['S20001']);
    expect(codesOf(await carriedOn('2012-02-01'))).toEqual(['S20001', 'S20002', 'S30001']);
    for (const on of ['2011-12-31', '2012-01-01', '2012-02-01', today]) {
      const { projects } = await look((read) => getDayFacts(read, sample.coordinator, 'S30001', { on, today }));
      const { projects: paying } = await look((read) =>
        getMoneyPage(read, sample.coordinator, 'S30001', { on, today }),
      );
      // The coordination project has nothing of its own here, and is no row of the view.
      expect(codesOf(paying).filter((code) => code !== 'S30001')).toEqual(codesOf(projects));
    }
  });

  it('have begun when there is a contract, or a need was asked for, before they start', async () => {
    await sql`update project_profile set starts_on = '2012-12-01' where project_id = ${sample.ids.S20002}`.execute(
      test.owner,
    );
    expect(codesOf(await carriedOn('2012-05-01'))).not.toContain('S20002');
    await sql`insert into measure_need (project_id, asked_by, for_whom, amount, recorded_at, recorded_by, state)
      values (${sample.ids.S20002}, 'Kunta', 'nuoret', 3, '2012-05-01T09:00:00Z', ${sample.coordinator.userId}, 'open')`.execute(
      test.owner,
    );
    expect(codesOf(await carriedOn('2012-04-30'))).not.toContain('S20002');
    expect(codesOf(await carriedOn('2012-05-01'))).toContain('S20002');
    await sql`with bought as (
        insert into contract (project_id, name, price_model, unit_price_cents, amount, signed_on, starts_on, ends_on,
          recorded_at, recorded_by)
        values (${sample.ids.S20002}, 'Kurssi', 'lump', 100, 1, '2012-04-01', '2012-12-01', '2012-12-31', '2012-04-15',
          ${sample.coordinator.userId})
        returning id)
      insert into contract_buyer (contract_id, project_id, share_permille)
      select id, ${sample.ids.S20002}, 1000 from bought`.execute(test.owner);
    expect(codesOf(await carriedOn('2012-03-31'))).not.toContain('S20002');
    expect(codesOf(await carriedOn('2012-04-01'))).toContain('S20002');
  });
});
