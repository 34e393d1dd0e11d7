import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import {
  linkMeasure,
  prepareContract,
  reviseContract,
  shareContract,
  signContract,
  unlinkMeasure,
} from './contract.commands.server.ts';
import { findContract, listBoughtMeasures, listCapacity, listModules } from './contract.queries.server.ts';
import type { CapacityRow, ContractRow } from './contract-form.model.ts';
import { arrangeCapacity, arrangeModule, dropCapacity, dropModule } from './contract-part.commands.server.ts';
import { addProvider, replaceProvider } from './contract-provider.commands.server.ts';
import { listContracts } from './purchase-list.queries.server.ts';

const clock = { now: () => new Date('2012-03-10T10:00:00Z') };
const row: ContractRow = {
  name: 'Kapasiteettihankinta',
  number: null,
  priceModel: 'student-day',
  unitPrice: 45_55,
  amount: 601,
  startsOn: '2012-01-01',
  endsOn: '2013-12-31',
  options: null,
};
const question = { words: '', chosen: {}, sort: 'start', direction: 'descending', place: undefined } as const;

let test: TestDatabase;
let coordinator: Actor;
let project: number;
let other: number;

/** A unit with a name of its own, and somebody who acts for it. */
async function createProvider(name: string): Promise<{ unit: number; actor: Actor }> {
  const { rows } = await sql<{ unit: number }>`
    with party as (insert into organisation (spelling_key) values (lower(${name})) returning id),
    unit as (
      insert into organisation_unit (organisation_id, spelling_key) select id, lower(${name}) from party returning id),
    named as (
      insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
      select id, ${name}, '2012-01-01', '2012-01-01' from unit)
    select id as unit from unit`.execute(test.owner);
  const unit = rows[0]?.unit ?? 0;
  return { unit, actor: await createActor(test, { given: [{ role: 'provider', scope: { kind: 'unit', id: unit } }] }) };
}

let first: Awaited<ReturnType<typeof createProvider>>;
let second: Awaited<ReturnType<typeof createProvider>>;

beforeAll(async () => {
  test = await createTestDatabase();
  const projects = await test.owner
    .insertInto('project')
    .values([{ code: 'S10001' }, { code: 'S10002' }])
    .returning('id')
    .execute();
  [project = 0, other = 0] = projects.map(({ id }) => id);
  coordinator = await createActor(test, {
    given: [project, other].map((id) => ({ role: 'coordinator' as const, scope: { kind: 'project' as const, id } })),
  });
  first = await createProvider('Lapin ammattiopisto');
  second = await createProvider('Lapin matkailuopisto');
});
afterAll(() => test.close());

const acting = <Result>(work: (tx: Tx) => Promise<Result>, actor = coordinator) =>
  writingAs(test.database, actor.userId, work);
const seen = <Result>(work: Parameters<typeof readingAs<Result>>[2], actor = coordinator) =>
  readingAs(test.database, actor.userId, work);

const begin = () =>
  acting((tx) =>
    prepareContract(tx, coordinator, clock, { projectId: project, lotId: undefined, providerUnitId: first.unit }, row),
  );
const sign = (id: number) => acting((tx) => signContract(tx, coordinator, clock, { id, signedOn: '2012-01-05' }));
const contractOf = (id: number, actor = coordinator) => seen((read) => findContract(read, actor, id), actor);
const newPart = (ownerId: number) => ({ ownerId, id: undefined, revision: 0 });

let measures = 0;

async function createMeasure(projectId = project): Promise<number> {
  measures += 1;
  const { id } = await test.owner
    .insertInto('measure')
    .values({
      projectId,
      kind: 'labour-training-vocational',
      shape: 'group',
      name: `Koulutus ${measures}`,
      funding: 'esf',
      state: 'tender',
      recordedAt: clock.now(),
      recordedBy: coordinator.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const measureState = (id: number) =>
  test.owner.selectFrom('measure').select(['state', 'providerUnitId']).where('id', '=', id).executeTakeFirstOrThrow();

const visibleMeasures = async ({ unit }: { unit: number }) => {
  const { rows } = await sql<{ id: number }>`
    select measures_provided_by('{}', ${[unit]}::int[]) as id`.execute(test.owner);
  return rows.map(({ id }) => id);
};

describe('a contract', () => {
  it('is a draft of its project with a provider until it is signed', async () => {
    const id = await begin();
    expect(await contractOf(id)).toMatchObject({
      totalCents: 45_55 * 601,
      signedOn: null,
      buyers: [{ projectId: project, permille: 1000, cents: 45_55 * 601 }],
      providers: [{ unit: { name: 'Lapin ammattiopisto' }, fromOn: '2012-01-01', untilOn: null }],
    });
    await sign(id);
    await expect(sign(id)).rejects.toThrow('procurement.refused.signed-already');
    expect((await contractOf(id)).signedOn).toBe('2012-01-05');
  });

  it('is for its buyers and, once signed, its providers, and for nobody else', async () => {
    const id = await begin();
    const listed = async (actor: Actor) =>
      (await seen((read) => listContracts(read, actor, question, { today: '2012-03-10' }), actor)).rows.map(
        (contract) => contract.id,
      );
    await expect(contractOf(id, first.actor)).rejects.toThrow(Forbidden);
    expect(await listed(first.actor)).not.toContain(id);
    await sign(id);
    expect(await contractOf(id, first.actor)).toMatchObject({ buyers: [], tenderId: null, ownUnitIds: [first.unit] });
    expect(await listed(first.actor)).toContain(id);
    expect(await listed(coordinator)).toContain(id);
    await expect(contractOf(id, second.actor)).rejects.toThrow(Forbidden);
    expect(await listed(second.actor)).not.toContain(id);
    const preparing = acting(
      (tx) =>
        prepareContract(
          tx,
          first.actor,
          clock,
          { projectId: project, lotId: undefined, providerUnitId: first.unit },
          row,
        ),
      first.actor,
    );
    await expect(preparing).rejects.toThrow(Forbidden);
  });

  it('notices that somebody else has changed it', async () => {
    const id = await begin();
    const revise = (revision: number) =>
      acting((tx) => reviseContract(tx, coordinator, clock, { id, revision }, { ...row, amount: 100 }));
    await revise(1);
    await expect(revise(1)).rejects.toThrow(Conflict);
    expect((await contractOf(id)).totalCents).toBe(4_555_00);
  });

  it('is paid by several projects to the cent', async () => {
    const id = await begin();
    const share = (permille: number | undefined, projectId = other) =>
      acting((tx) => shareContract(tx, coordinator, clock, id, { projectId, permille }));
    await share(333);
    const { buyers, totalCents } = await contractOf(id);
    expect(buyers.reduce((sum, { cents }) => sum + cents, 0)).toBe(totalCents);
    expect(buyers.map(({ permille }) => permille)).toEqual([667, 333]);
    await expect(share(10, project)).rejects.toThrow('procurement.refused.leading-buyer');
    await share(undefined);
    expect((await contractOf(id)).buyers).toHaveLength(1);
  });
});

describe('the measures of a contract', () => {
  it('are under contract and run by its provider once it is signed', async () => {
    const id = await begin();
    const measure = await createMeasure();
    await acting((tx) => linkMeasure(tx, coordinator, clock, { id, measureId: measure }));
    expect(await visibleMeasures(first)).not.toContain(measure);
    await sign(id);
    expect(await measureState(measure)).toEqual({ state: 'contract', providerUnitId: first.unit });
    const added = await createMeasure();
    await acting((tx) => linkMeasure(tx, coordinator, clock, { id, measureId: added }));
    expect((await measureState(added)).state).toBe('contract');
    expect(await visibleMeasures(first)).toEqual(expect.arrayContaining([measure, added]));
    const ofMeasure = { ...question, chosen: { measure: String(added), project: 'S10001', state: 'in-force' } };
    const bought = await seen((read) => listContracts(read, coordinator, ofMeasure, { today: '2012-03-10' }));
    expect(bought.rows).toMatchObject([{ id, providers: ['Lapin ammattiopisto'], totalCents: 45_55 * 601 }]);
    await acting((tx) => unlinkMeasure(tx, coordinator, clock, { id, measureId: added }));
    expect(await seen((read) => listBoughtMeasures(read, id))).toMatchObject([{ id: measure }]);
  });

  it('are of projects that pay', async () => {
    const id = await begin();
    const foreign = await createMeasure(other);
    await expect(acting((tx) => linkMeasure(tx, coordinator, clock, { id, measureId: foreign }))).rejects.toEqual(
      new Refused('procurement.refused.measure-of-others'),
    );
  });
});

describe('the providers of a contract', () => {
  it('change in mid-course: from a day on another goes on, and sees what it runs', async () => {
    const id = await begin();
    const measure = await createMeasure();
    await acting((tx) => linkMeasure(tx, coordinator, clock, { id, measureId: measure }));
    await sign(id);
    const providerId = (await contractOf(id)).providers[0]?.id ?? 0;
    const replace = (fromOn: string, unitId: number | undefined) =>
      acting((tx) =>
        replaceProvider(tx, coordinator, clock, {
          contractId: id,
          providerId,
          unitId,
          fromOn,
          reason: 'Oppilaitokset yhdistyivät',
        }),
      );
    await expect(replace('2012-01-01', second.unit)).rejects.toThrow('procurement.refused.before-provider');
    await expect(replace('2012-08-01', first.unit)).rejects.toThrow('procurement.refused.provider-twice');
    await replace('2012-08-01', second.unit);
    await expect(replace('2012-09-01', undefined)).rejects.toThrow('procurement.refused.provider-gone');
    expect((await contractOf(id)).providers).toMatchObject([
      { unit: { id: first.unit }, untilOn: '2012-08-01', reason: 'Oppilaitokset yhdistyivät' },
      { unit: { id: second.unit }, fromOn: '2012-08-01', untilOn: null },
    ]);
    expect(await measureState(measure)).toEqual({ state: 'contract', providerUnitId: second.unit });
    expect(await visibleMeasures(second)).toContain(measure);
    expect(await visibleMeasures(first)).not.toContain(measure);
  });

  it('may be several side by side, each once', async () => {
    const id = await begin();
    const add = (unitId: number) =>
      acting((tx) => addProvider(tx, coordinator, clock, { contractId: id, unitId, fromOn: '2012-08-01' }));
    await add(second.unit);
    await expect(add(second.unit)).rejects.toThrow('procurement.refused.provider-twice');
    const measure = await createMeasure();
    await acting((tx) => linkMeasure(tx, coordinator, clock, { id, measureId: measure }));
    await sign(id);
    expect(await measureState(measure)).toEqual({ state: 'contract', providerUnitId: null });
    expect(await visibleMeasures(second)).toContain(measure);
    await expect(
      acting(
        (tx) => addProvider(tx, first.actor, clock, { contractId: id, unitId: first.unit, fromOn: '2012-08-01' }),
        first.actor,
      ),
    ).rejects.toThrow(Forbidden);
  });

  it('must be there before it is signed', async () => {
    const id = await begin();
    const providerId = (await contractOf(id)).providers[0]?.id ?? 0;
    const ending = { contractId: id, providerId, unitId: undefined, fromOn: '2012-02-01', reason: 'Luopui' };
    await acting((tx) => replaceProvider(tx, coordinator, clock, ending));
    await expect(sign(id)).rejects.toThrow('procurement.refused.no-provider');
  });
});

describe('what a contract gives', () => {
  const line: CapacityRow = {
    field: '07',
    unit: 'student-day',
    amount: 300.5,
    unitPrice: null,
    fromOn: '2012-01-01',
    lastOn: '2012-12-31',
    supplier: null,
  };

  it('is a tray of modules in the order in which they came', async () => {
    const id = await begin();
    const module = { title: 'Alkukartoitus', days: 2.5, price: 120_00 };
    await acting((tx) => arrangeModule(tx, coordinator, clock, newPart(id), module));
    await acting((tx) => arrangeModule(tx, coordinator, clock, newPart(id), { ...module, title: 'Atk' }));
    const [start, computers] = await seen((read) => listModules(read, id));
    expect([start, computers]).toMatchObject([
      { number: 1, days: 2.5, priceCents: 120_00 },
      { number: 2, title: 'Atk' },
    ]);
    const change = { ownerId: id, id: start?.id, revision: 1 };
    await acting((tx) => arrangeModule(tx, coordinator, clock, change, { ...module, days: 3 }));
    await expect(acting((tx) => arrangeModule(tx, coordinator, clock, change, module))).rejects.toThrow(Conflict);
    await acting((tx) => dropModule(tx, coordinator, clock, id, computers?.id ?? 0));
    expect(await seen((read) => listModules(read, id))).toMatchObject([{ title: 'Alkukartoitus', days: 3 }]);
  });

  it('is capacity by field and provider, at the price of the contract unless another is given', async () => {
    const id = await begin();
    const mine = { ...line, supplier: String(first.unit) };
    await acting((tx) => arrangeCapacity(tx, coordinator, clock, newPart(id), mine));
    await expect(
      acting((tx) => arrangeCapacity(tx, coordinator, clock, newPart(id), { ...line, supplier: String(second.unit) })),
    ).rejects.toThrow('procurement.refused.no-such-provider');
    const add = { contractId: id, unitId: second.unit, fromOn: '2012-08-01' };
    await acting((tx) => addProvider(tx, coordinator, clock, add));
    const theirs = { ...line, unitPrice: 50_00, supplier: String(second.unit) };
    await acting((tx) => arrangeCapacity(tx, coordinator, clock, newPart(id), theirs));
    await sign(id);
    const lines = await seen(async (read) => listCapacity(read, await findContract(read, coordinator, id)));
    expect(lines).toMatchObject([
      { amount: 300.5, unitPriceCents: 45_55, untilOn: '2013-01-01', organisationUnitId: first.unit },
      { unitPriceCents: 50_00, organisationUnitId: second.unit },
    ]);
    const own = await seen(
      async (read) => listCapacity(read, await findContract(read, second.actor, id)),
      second.actor,
    );
    expect(own).toMatchObject([{ organisationUnitId: second.unit }]);
    await acting((tx) => dropCapacity(tx, coordinator, clock, id, lines[0]?.id ?? 0));
    expect(await seen((read) => listCapacity(read, { id, ownUnitIds: undefined }))).toHaveLength(1);
  });

  it('stays once somebody was given some of it', async () => {
    const id = await begin();
    await acting((tx) => arrangeModule(tx, coordinator, clock, newPart(id), { title: 'Atk', days: 1, price: 1 }));
    const [module] = await seen((read) => listModules(read, id));
    await sql`create table user_of_module (id int references contract_module)`.execute(test.owner);
    await sql`insert into user_of_module values (${module?.id})`.execute(test.owner);
    await expect(acting((tx) => dropModule(tx, coordinator, clock, id, module?.id ?? 0))).rejects.toEqual(
      new Refused('procurement.refused.in-use'),
    );
    await sql`drop table user_of_module`.execute(test.owner);
  });
});

describe('the tables of contracts', () => {
  it.each([
    ['contract_days', sql`update contract set ends_on = starts_on - 1`],
    ['contract_lump', sql`update contract set price_model = 'lump', amount = 2`],
    ['contract_provider_days', sql`update contract_provider set until_on = from_on, reason = 'x'`],
    ['contract_provider_ended', sql`update contract_provider set until_on = from_on + 1, reason = null`],
    ['capacity_line_days', sql`update capacity_line set until_on = from_on`],
  ])('hold to %s', async (constraint, statement) => {
    const id = await begin();
    await sql`
      insert into capacity_line (contract_id, unit, amount, unit_price_cents, from_on, until_on)
      values (${id}, 'place', 1, 1, '2012-01-01', '2013-01-01')`.execute(test.owner);
    await expect(statement.execute(test.owner)).rejects.toThrow(constraint);
  });
});
