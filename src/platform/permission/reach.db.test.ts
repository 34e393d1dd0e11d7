import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading, readingAs, selectRows, writingAs } from '#platform/db/database.server.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import type { Actor, Place, Scope } from './actor.ts';
import { definePolicy, may, reachOf } from './policy.ts';
import { isWithin, placeOfProject } from './reach.server.ts';

// Three ways lead to what somebody reaches: the check of one thing, the filter of a list, and row-level security. They must agree.

const policy = definePolicy({
  'thing.read': { coordinator: 'own', authority: 'own' },
  'thing.see': { auditor: 'all' },
});

const organisations = 4;
const unitsOfEach = 2;
const projects = 14;

let test: TestDatabase;
let places: ReadonlyMap<number, Place>;

/**
 * Organisations with two units each, the last without a Y-tunnus; projects with up to three versions that name another implementer
 * each time, or none, and the authority by any of the names that units have been printed under. Some versions were withdrawn.
 */
async function createProjects(): Promise<void> {
  await sql`
    insert into organisation (business_id, spelling_key)
    select case when i < ${organisations} then '000000' || i || '-0' end, case when i = ${organisations} then 'nameless' end
    from generate_series(1, ${organisations}) as i`.execute(test.owner);
  await sql`
    insert into organisation_unit (organisation_id, spelling_key)
    select organisation.id, 'unit ' || i from organisation, generate_series(1, ${unitsOfEach}) as i
    order by 1, 2`.execute(test.owner);
  // Two units share one printed name, as those of the state do.
  await sql`
    insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
    select unit.id, 'Name ' || (unit.id % 5), '2012-01-01', '2012-01-01' from organisation_unit unit`.execute(
    test.owner,
  );
  await sql`insert into project (code) select 'S' || (10000 + i) from generate_series(1, ${projects}) as i`.execute(
    test.owner,
  );
  await sql`
    insert into source_file (sha256, name, media_type, content) values (repeat('a', 64), 'x', 'text/plain', 'x')`.execute(
    test.owner,
  );
  await sql`
    insert into description_version (project_id, form, is_full, known_on, known_basis, source_file_id, content_sha256,
      facts_key, is_truncated, name, fund, period, authority, in_force_from, in_force_until, withdrawn_at, withdrawn_reason)
    select project.id, 'esr-2014', true, date '2014-01-01' + i, 'stated', file.id, lpad(i::text, 64, '0'), 'x', false, 'x',
      'ESR', '2014-2020', 'Name ' || ((project.id + i) % 7), case when i < 3 then date '2014-01-01' + i end,
      case when i = 1 and project.id % 4 <> 0 then date '2014-01-03' end,
      case when i = 3 then now() end, case when i = 3 then 'x' end
    from project, source_file file, generate_series(1, 3) as i
    where i <> 2 or project.id % 4 <> 0`.execute(test.owner);
  await sql`
    insert into description_party (description_version_id, role, position, organisation_unit_id)
    select version.id, 'implementer', 1, unit.id
    from description_version version
    join (select id, row_number() over (order by id) as place from organisation_unit) unit
      on unit.place = 1 + (version.id * 7 + version.project_id * 3) % 11`.execute(test.owner);
  await createProfiles();
}

/** What those say who carry projects out: every third has a profile, of which some are light records, and some projects carry others. */
async function createProfiles(): Promise<void> {
  await sql`
    insert into project_profile (project_id, kind, name, period, is_light, kept_for_project_id, implementer_unit_id,
      authority_unit_id, recorded_at)
    select project.id, 'development', 'x', '2014-2020', project.id % 4 = 0, case when project.id % 4 = 0 then 1 end,
      unit.id, case when project.id % 5 <> 0 then unit.id % ${organisations * unitsOfEach} + 1 end, now()
    from project
    join organisation_unit unit on unit.id = 1 + project.id % ${organisations * unitsOfEach}
    where project.id % 3 = 0`.execute(test.owner);
  await sql`
    insert into project_link (kind, from_project_id, to_project_id, status, basis, decided_at)
    select 'coordination', carrying.id, carried.id, case when carried.id % 2 = 0 then 'confirmed' else 'rejected' end,
      'person', now()
    from project carrying
    join project carried on carried.id % 3 = carrying.id and carried.id > 5
    where carrying.id < 3`.execute(test.owner);
}

beforeAll(async () => {
  test = await createTestDatabase();
  await createProjects();
  const rows = await test.owner.selectFrom('project').select('id').orderBy('id').execute();
  const found: [number, Place][] = [];
  for (const { id } of rows) found.push([id, await placeOfProject(reading(test.owner), id)]);
  places = new Map(found);
});
afterAll(() => test.close());

const scope = fc.oneof(
  { arbitrary: fc.constant<Scope>({ kind: 'everything' }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('organisation' as const),
      id: fc.integer({ min: 1, max: organisations }),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('unit' as const),
      id: fc.integer({ min: 1, max: organisations * unitsOfEach }),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('project' as const), id: fc.integer({ min: 1, max: projects }) }),
    weight: 4,
  },
);
const role = fc.constantFrom('coordinator' as const, 'authority' as const);

/** Projects that the check of each one lets through. */
function checkedOneByOne(actor: Actor): number[] {
  return [...places].filter(([, place]) => may(policy, actor, 'thing.read', place)).map(([id]) => id);
}

async function listed(actor: Actor): Promise<number[]> {
  const reach = reachOf(policy, actor, 'thing.read');
  const rows = await readingAs(test.database, actor.userId, (read) =>
    selectRows(
      read,
      sql<{ id: number }>`select project.id from project where ${isWithin(reach, sql`project.id`)} order by 1`,
    ),
  );
  return rows.map(({ id }) => id);
}

/** As policies of tables ask. */
async function seenBehindTheWall(actor: Actor): Promise<number[]> {
  const { rows } = await writingAs(test.database, actor.userId, (tx) =>
    sql<{ id: number }>`
      select project.id from project
      where (select reaches_everything()) or project.id in (select reached_projects()) order by 1`.execute(tx),
  );
  return rows.map(({ id }) => id);
}

describe('what somebody reaches', () => {
  it('is worth comparing: projects have owners of every kind', () => {
    const all = [...places.values()];
    expect(all.some(({ unitIds }) => unitIds?.length === 0)).toBe(true);
    expect(all.some(({ unitIds = [] }) => unitIds.length > 1)).toBe(true);
    expect(all.some(({ widerProjectIds = [] }) => widerProjectIds.length > 0)).toBe(true);
    expect(new Set(all.flatMap(({ organisationIds = [] }) => organisationIds)).size).toBe(organisations);
  });

  it('is the same one by one, in a list and behind row-level security, whatever the grants', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ role, scope }), { maxLength: 4 }), async (given) => {
        const actor = await createActor(test, { given });
        const expected = checkedOneByOne(actor);
        expect(await listed(actor)).toEqual(expected);
        expect(await seenBehindTheWall(actor)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing by a grant that is over, to come, or of somebody who has none', async () => {
    const actor = await createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'organisation', id: 1 } }] });
    expect((await seenBehindTheWall(actor)).length).toBeGreaterThan(0);
    for (const days of [
      { validFrom: '2000-01-01', validUntil: '2001-01-01' },
      { validFrom: '2999-01-01', validUntil: null },
    ]) {
      await test.owner.updateTable('roleGrant').set(days).where('userId', '=', actor.userId).execute();
      expect(await seenBehindTheWall(actor)).toEqual([]);
    }
  });

  it('for all is everything, also by a grant for one project', async () => {
    const actor = await createActor(test, { given: [{ role: 'auditor', scope: { kind: 'project', id: 1 } }] });
    expect(reachOf(policy, actor, 'thing.see').everything).toBe(true);
  });
});
