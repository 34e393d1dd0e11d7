import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryPage } from '#features/entry/public.server.ts';
import type { RowOf, SheetColumns } from '#features/sheet/public.ts';
import { reading, writingAs } from '#platform/db/database.server.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { signContract } from './contract.commands.server.ts';
import { measureContractPage } from './contract-entry.server.ts';
import { followingMeasureAt } from './following-measure.server.ts';
import { listLots } from './tender.queries.server.ts';
import { measureTenderPage } from './tender-entry.server.ts';

const clock = { now: () => new Date('2026-03-10T10:00:00Z') };
const today = '2026-03-10';

let test: TestDatabase;
let coordinator: Actor;
let stranger: Actor;
let project: number;
let unit: number;
let course: number;

beforeAll(async () => {
  test = await createTestDatabase();
  stranger = await createActor(test, { name: 'Vieras Ostaja', given: [] });
  const { rows } = await sql<{ project: number; unit: number }>`
    with party as (insert into organisation (spelling_key) values ('opisto') returning id),
    unit as (insert into organisation_unit (organisation_id, spelling_key) select id, 'opisto' from party returning id),
    named as (
      insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
      select id, 'Opisto', '2012-01-01', '2012-01-01' from unit),
    run as (insert into project (code) values ('S10001') returning id),
    profile as (
      insert into project_profile (project_id, kind, name, period, is_light, recorded_at, recorded_by)
      select run.id, 'parallel', 'Rinnakkaishanke', '2021-2027', false, now(), ${stranger.userId} from run)
    select run.id as project, unit.id as unit from run, unit`.execute(test.owner);
  project = rows[0]?.project ?? 0;
  unit = rows[0]?.unit ?? 0;
  coordinator = await createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'project', id: project } }] });
  course = await insertOne(sql`
    insert into measure (project_id, kind, shape, name, field, funding, seats, starts_on, ends_on, state, recorded_at, recorded_by)
    values (${project}, 'labour-training-vocational', 'group', 'Kurssi', '07', 'esf', 12, '2026-09-01', '2026-12-31', 'plan', now(),
      ${coordinator.userId})
    returning id`);
});
afterAll(() => test.close());

async function insertOne(statement: ReturnType<typeof sql<{ id: number }>>): Promise<number> {
  const { rows } = await statement.execute(test.owner);
  return rows[0]?.id ?? 0;
}

/** Opens a form, changes what it is filled with, and saves it as its page does. */
function fill<Columns extends SheetColumns>(
  page: EntryPage<Columns>,
  changed: Partial<RowOf<Columns>>,
  actor = coordinator,
) {
  return writingAs(test.database, actor.userId, async (tx) => {
    const { row, revision } = await page.find(reading(tx), actor);
    const empty = Object.fromEntries(Object.keys(page.form.columns).map((key) => [key, null]));
    const filled = { ...empty, ...row, ...changed } as RowOf<Columns>;
    const findings = (await page.judge?.(reading(tx), filled, actor)) ?? [];
    if (findings.length > 0) return { row, findings, address: '' };
    return { row, findings, address: await page.save(tx, actor, clock, filled, revision) };
  });
}

const idIn = (address: string) => Number(address.split('/').at(-1));
const filling = () => ({ actor: coordinator, today });
const given = { kind: 'labour-training-vocational', funding: 'esf' } as const;
const measureAt = async (address: string) =>
  test.owner
    .selectFrom('measure')
    .select(['name', 'field', 'state', 'providerUnitId', 'startsOn', 'endsOn', 'seats'])
    .where('id', '=', idIn(address))
    .executeTakeFirstOrThrow();

describe('a measure', () => {
  it('is bought with a contract that is filled in, and made of a contract again', async () => {
    const bought = await fill(measureContractPage(filling(), String(course)), {
      provider: 'Opisto',
      priceModel: 'lump',
      unitPrice: 100,
    });
    expect(bought).toMatchObject({
      findings: [],
      row: { project: 'S10001', name: 'Kurssi', startsOn: '2026-09-01', endsOn: '2026-12-31' },
    });
    const id = idIn(bought.address);
    await writingAs(test.database, coordinator.userId, (tx) =>
      signContract(tx, coordinator, clock, { id, signedOn: today }),
    );
    const { page } = followingMeasureAt({ contract: String(id), code: 'S10001' }, filling());
    const made = await fill(page, { startsOn: '2027-01-10', endsOn: '2027-05-31' });
    expect(made.row).toMatchObject({ ...given, name: 'Kurssi', provider: 'Opisto', state: 'contract', isOpen: 'no' });
    expect(await measureAt(made.address)).toMatchObject({ state: 'contract', providerUnitId: unit });
    const { rows } = await sql`select from contract_measure where contract_id = ${id}`.execute(test.owner);
    expect(rows).toHaveLength(2);
    expect((await fill(page, { startsOn: '2027-01-10' })).findings).toMatchObject([{ key: 'measure.fault.known' }]);
    const foreign = followingMeasureAt({ contract: String(id), code: 'S99999' }, filling()).page;
    await expect(fill(foreign, {})).rejects.toThrow(NotFound);
    await expect(fill(page, {}, stranger)).rejects.toThrow(Forbidden);
  });

  it('is a lot of a tender that is filled in', async () => {
    const page = measureTenderPage(filling(), String(course));
    const row = { deadlineOn: '2026-05-01', kind: 'open' } as const;
    expect((await fill(page, { ...row, project: 'S10002' })).findings).toMatchObject([
      { key: 'procurement.fault.unknown-project' },
      { key: 'procurement.fault.other-project', details: { code: 'S10001' } },
    ]);
    const { address } = await fill(page, row);
    const lots = await writingAs(test.database, coordinator.userId, (tx) => listLots(reading(tx), idIn(address)));
    expect(lots).toMatchObject([{ name: 'Kurssi', field: '07', places: 12, measureId: course }]);
  });

  it('is made of a lot on which was decided, once', async () => {
    const lot = await insertOne(sql`
      with call as (
        insert into tender (project_id, name, kind, asked_on, deadline_at, state, recorded_at, recorded_by)
        values (${project}, 'Koulutus', 'open', '2012-01-01', '2012-02-01', 'decided', now(), ${coordinator.userId})
        returning id),
      buyer as (insert into tender_buyer (tender_id, project_id, share_permille) select id, ${project}, 1000 from call),
      part as (
        insert into tender_lot (tender_id, number, name, field, places) select id, 1, 'Hitsaus', '07', 8 from call
        returning id),
      offer as (
        insert into tender_offer (tender_lot_id, provider_unit_id, provider_name, total_cents, received_at, is_admissible,
          recorded_at, recorded_by)
        select id, ${unit}::int, 'Opisto', 100, '2012-01-31', true, now(), ${coordinator.userId} from part returning id),
      decision as (
        insert into tender_decision (tender_lot_id, tender_offer_id, decided_on, recorded_at, recorded_by)
        select part.id, offer.id, '2012-02-02', now(), ${coordinator.userId} from part, offer)
      select part.id from part`);
    const { tenderId } = await test.owner
      .selectFrom('tenderLot')
      .select('tenderId')
      .where('id', '=', lot)
      .executeTakeFirstOrThrow();
    const { page } = followingMeasureAt({ tender: String(tenderId), lot: String(lot) }, filling());
    const made = await fill(page, given);
    expect(await measureAt(made.address)).toMatchObject({ name: 'Hitsaus', field: '07', seats: 8, state: 'tender' });
    await expect(fill(page, { ...given, name: 'Toinen' })).rejects.toThrow('procurement.refused.lot-has-measure');
  });
});
