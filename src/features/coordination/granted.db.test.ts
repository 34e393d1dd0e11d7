import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingAs } from '#platform/db/database.server.ts';
import { createSampleRows, type SampleRows } from '#test/coordination-rows.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import { getHeldMoney } from './money.queries.server.ts';
import { moneyWarningsOf } from './warning.model.ts';

let test: TestDatabase;
let sample: SampleRows;

beforeAll(async () => {
  test = await createTestDatabase();
  sample = await createSampleRows(test);
});
afterAll(() => test.close());

const moneyOn = (code: string, on: string) =>
  readingAs(test.database, sample.coordinator.userId, (read) => getHeldMoney(read, [sample.ids[code] ?? 0], on));
const limitOn = async (code: string, on: string) => (await moneyOn(code, on)).limits[0];

interface Decided {
  readonly number: number;
  readonly from: string;
  readonly granted: number | null;
  readonly forMeasures: number | null;
}

async function decide(code: string, { number, from, granted, forMeasures }: Decided): Promise<void> {
  await sql`
    insert into plan_version (project_id, number, written_by, recorded_at, granted_cents, granted_for_measures_cents, state,
      decision_number, decided_on, in_force_from, decided_by, decision_recorded_at)
    values (${sample.ids[code]}, ${number}, ${sample.coordinator.userId}, now(), ${granted}, ${forMeasures}, 'in-force', 'P1',
      ${from}, ${from}, ${sample.coordinator.userId}, now())`.execute(test.owner);
}

describe('what the money of a project is held to', () => {
  it('is what the plan in force on the day grants for measures, or in all where it is not parted', async () => {
    await decide('S20001', { number: 1, from: '2012-01-01', granted: 900, forMeasures: null });
    await decide('S20001', { number: 2, from: '2012-06-01', granted: 900, forMeasures: 500 });
    expect(await limitOn('S20001', '2011-12-31')).toBeUndefined();
    expect(await limitOn('S20001', '2012-05-31')).toMatchObject({ grantedCents: 900, planNumber: 1 });
    expect(await limitOn('S20001', '2012-06-01')).toMatchObject({ grantedCents: 500, planNumber: 2 });
  });

  it('is what the description tells where the plan says nothing of it', async () => {
    const content = `Euroopan unioni

Vipuvoimaa EU:lta

Euroopan sosiaalirahaston (ESR) rahoittaman projektin kuvaus

1. Projekti

Projektikoodi: S20002

Projektin nimi: Rinnakkainen kaksi

7. Projektin julkinen rahoitus, euroa

Myönnetty EU- ja valtion rahoitus: 7`;
    await importText(test.target, { name: 'S20002.txt', knownOn: '2012-01-31', content });
    expect(await limitOn('S20002', '2012-02-01')).toMatchObject({ grantedCents: 700, planNumber: null });
    await decide('S20002', { number: 1, from: '2012-03-01', granted: null, forMeasures: null });
    expect(await limitOn('S20002', '2012-03-01')).toMatchObject({ grantedCents: 700, planNumber: null });
    await decide('S20002', { number: 2, from: '2012-04-01', granted: 0, forMeasures: null });
    expect(await limitOn('S20002', '2012-04-01')).toMatchObject({ grantedCents: 0, planNumber: 2 });
  });

  it('is passed where the project buys or plans for more', async () => {
    await sample.createMeasure('S20001', { plannedCents: 600 });
    expect(moneyWarningsOf(await moneyOn('S20001', '2012-05-31'))).toEqual([]);
    expect(moneyWarningsOf(await moneyOn('S20001', '2012-06-01'))).toEqual([
      { kind: 'over-granted', projectId: sample.ids.S20001, cents: 600, plannedCents: 500 },
    ]);
  });
});
