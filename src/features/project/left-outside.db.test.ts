import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RowOf } from '#features/sheet/public.ts';
import { readingAs, writingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { profilePage } from './entry-pages.server.ts';
import { createProject } from './profile.commands.server.ts';
import type { profileForm } from './profile-form.model.ts';

const clock = { now: () => new Date('2026-03-02T10:00:00Z') };
const page = profilePage('S30001');
let test: TestDatabase;
let coordinator: Actor;

/** A project of two years with a measure in each, a cancelled one, a seat, and days by which something is due. */
beforeAll(async () => {
  test = await createTestDatabase();
  coordinator = await createActor(test, { given: [{ role: 'coordinator' }] });
  const facts = {
    kind: 'parallel',
    name: 'Polku työhön',
    period: '2021-2027',
    implementerUnitId: null,
    authorityUnitId: null,
    startsOn: '2026-01-01',
    endsOn: '2027-12-31',
    decisionNumber: null,
    decidedOn: null,
    note: null,
  } as const;
  const { id } = await writingAs(test.database, coordinator.userId, (tx) =>
    createProject(tx, coordinator, clock, { code: 'S30001', facts }),
  );
  await sql`
    insert into measure (project_id, kind, shape, name, funding, starts_on, ends_on, state, recorded_at, recorded_by)
    select ${id}, 'labour-training-further', 'group', told.name, 'esf', told.starts_on, told.ends_on, told.state, now(),
      ${coordinator.userId}
    from (values ('Hitsaajakurssi', date '2026-03-02', date '2026-06-30', 'plan'),
      ('Jatkokurssi', '2027-03-01', '2027-06-30', 'plan'), ('Peruttu kurssi', '2027-01-01', '2027-02-28', 'cancelled')
    ) as told (name, starts_on, ends_on, state)`.execute(test.owner);
  await sql`
    with person as (
      insert into participant (project_id, number, sex, recorded_at, recorded_by)
      values (${id}, 1, 'female', now(), ${coordinator.userId})
      returning id)
    insert into seat (measure_id, participant_id, state, asked_at, starts_on, recorded_by)
    select measure.id, person.id, 'taken', now(), '2027-03-08', ${coordinator.userId}
    from person join measure on measure.name = 'Jatkokurssi'`.execute(test.owner);
  await sql`
    insert into milestone (project_id, kind, title, due_on, state, done_on, written_by, recorded_at)
    select ${id}, told.kind, told.title, told.due_on, told.state, told.done_on, ${coordinator.userId}, now()
    from (values ('milestone', 'Kurssit on pidetty', date '2027-09-01', 'open', null),
      ('report', 'Loppuraportti', '2028-03-31', 'open', null),
      ('milestone', 'Alkukysely on tehty', '2027-10-01', 'done', date '2027-10-01')
    ) as told (kind, title, due_on, state, done_on)`.execute(test.owner);
});
afterAll(() => test.close());

/** What the form says when something in it is said otherwise. */
function findingsOf(changes: Partial<RowOf<typeof profileForm.columns>>) {
  return readingAs(test.database, coordinator.userId, async (read) => {
    const { row } = await page.find(read, coordinator);
    const empty = Object.fromEntries(Object.keys(page.form.columns).map((key) => [key, null]));
    const changed = { ...empty, ...row, ...changes } as RowOf<typeof profileForm.columns>;
    return page.judge?.(read, changed, coordinator);
  });
}

it('an earlier end of a project warns of measures, seats and milestones that it would leave outside', async () => {
  const warned = { column: 'endsOn', isWarning: true };
  expect(await findingsOf({ endsOn: '2026-12-31' })).toEqual([
    {
      ...warned,
      key: 'project.fault.measures-outside',
      details: { count: 1, name: 'Jatkokurssi', day: '1.3.2027' },
    },
    { ...warned, key: 'project.fault.seats-outside', details: { count: 1, name: 'Jatkokurssi', day: '8.3.2027' } },
    {
      ...warned,
      key: 'project.fault.milestones-outside',
      details: { count: 1, name: 'Kurssit on pidetty', day: '1.9.2027' },
    },
  ]);
});

it('a later beginning warns at the beginning, of the first of all that comes before', async () => {
  expect(await findingsOf({ startsOn: '2027-06-01' })).toMatchObject([
    { column: 'startsOn', details: { count: 2, name: 'Hitsaajakurssi', day: '2.3.2026' } },
    { key: 'project.fault.seats-outside' },
  ]);
});

it('reports are due after the end, and days that stay are not asked about again', async () => {
  expect(await findingsOf({ endsOn: '2027-12-30' })).toEqual([]);
  expect(await findingsOf({ name: 'Polku töihin' })).toEqual([]);
});
