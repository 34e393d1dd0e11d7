import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingAs, SERVICE, type Tx, writingAs } from '#platform/db/database.server.ts';
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
import { type Amendment, amendContract } from './contract-amendment.commands.server.ts';
import { contractPartPage, newContractPage } from './contract-entry.server.ts';
import type { CapacityRow, ContractRow } from './contract-form.model.ts';
import { arrangeCapacity, arrangeModule, dropCapacity, dropModule } from './contract-part.commands.server.ts';
import { addProvider, replaceProvider, settleProviders } from './contract-provider.commands.server.ts';
import { type ContractTerms, versionOn } from './contract-version.model.ts';
import { listContractVersions, listReadableVersions } from './contract-version.queries.server.ts';
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

/** Calls so much off a capacity line for somebody, in spring 2012. */
async function insertCallOff(owner: TestDatabase['owner'], lineId: number, amount: number): Promise<void> {
  await sql`
    with person as (
      insert into participant (project_id, number, sex, recorded_at, recorded_by)
      values (${project}, (select coalesce(max(number), 0) + 1 from participant), 'female', now(), ${coordinator.userId})
      returning id),
    held as (
      insert into seat (measure_id, participant_id, state, asked_at, starts_on, recorded_by)
      select ${await createMeasure()}::int, person.id, 'taken', now(), date '2012-03-01', ${coordinator.userId} from person
      returning id, participant_id)
    insert into call_off (capacity_line_id, participant_id, seat_id, starts_on, ends_on, amount, price_cents, recorded_at,
      recorded_by)
    select ${lineId}::int, held.participant_id, held.id, date '2012-03-01', date '2012-05-31', ${amount}::numeric, 0, now(),
      ${coordinator.userId}
    from held`.execute(owner);
}

const measureState = (id: number) =>
  test.owner.selectFrom('measure').select(['state', 'providerUnitId']).where('id', '=', id).executeTakeFirstOrThrow();

const visibleMeasures = async ({ unit }: { unit: number }) => {
  const { rows } = await sql<{ id: number }>`
    select measures_provided_by('{}', ${[unit]}::int[]) as id`.execute(test.owner);
  return rows.map(({ id }) => id);
};

const lastAct = () =>
  test.owner
    .selectFrom('auditEntry')
    .select(['act', 'reason', 'details', 'subjectId'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();

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

  it('is not signed on a day to come', async () => {
    const id = await begin();
    const measure = await createMeasure();
    await acting((tx) => linkMeasure(tx, coordinator, clock, { id, measureId: measure }));
    await expect(acting((tx) => signContract(tx, coordinator, clock, { id, signedOn: '2036-01-05' }))).rejects.toEqual(
      new Refused('procurement.refused.day-to-come', { day: '5.1.2036', today: '10.3.2012' }),
    );
    expect((await measureState(measure)).state).toBe('tender');
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

  it('keeps what somebody else has shared meanwhile, and has each buyer once', async () => {
    const id = await begin();
    const share = (revision: number) =>
      acting((tx) => shareContract(tx, coordinator, clock, id, { projectId: other, permille: 333, revision }));
    await share(1);
    await expect(share(1)).rejects.toThrow(Conflict);
    const filling = { actor: coordinator, today: '2012-03-10' };
    const adding = contractPartPage('buyers', filling, id, undefined);
    const judged = await seen(
      async (read) => (await adding.judge?.(read, { project: 'S10002', percent: 10 }, coordinator)) ?? [],
    );
    expect(judged).toMatchObject([{ key: 'procurement.fault.already-buyer', column: 'project' }]);
    const sharing = contractPartPage('buyers', filling, id, other);
    await acting((tx) => sharing.save(tx, coordinator, clock, { percent: 25 }, 2));
    expect((await contractOf(id)).buyers).toMatchObject([{ permille: 750 }, { permille: 250 }]);
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

describe('a signed contract', () => {
  const amended =
    (
      changed: Partial<Omit<Amendment, 'terms'>> & { readonly terms?: Partial<ContractTerms> } = {},
      actor = coordinator,
    ) =>
    async (id: number) => {
      const revision = changed.revision ?? (await contractOf(id)).revision;
      const { terms, ...head } = changed;
      const amendment: Amendment = {
        id,
        kind: 'option',
        reason: 'Optio käytetään',
        agreedOn: '2012-03-01',
        fromOn: '2012-11-01',
        ...head,
        revision,
        terms: { ...agreed(), ...terms },
      };
      return acting((tx) => amendContract(tx, actor, clock, amendment), actor);
    };
  const share = (permille: number, projectId = project, code = 'S10001') => ({ projectId, code, name: null, permille });
  const agreed = (): ContractTerms => ({
    priceModel: row.priceModel,
    unitPriceCents: row.unitPrice,
    amount: row.amount ?? 1,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    optionsText: row.options,
    shares: [share(1000)],
  });
  const versionsOf = (id: number) => seen((read) => listContractVersions(read, id));
  async function beginSigned() {
    const id = await begin();
    await sign(id);
    return id;
  }

  it('keeps what binds, and may be called otherwise', async () => {
    const id = await beginSigned();
    const revise = (changed: Partial<typeof row>) =>
      acting((tx) => reviseContract(tx, coordinator, clock, { id, revision: 1 }, { ...row, ...changed }));
    for (const changed of [{ unitPrice: 1 }, { amount: 1 }, { endsOn: '2013-06-30' }, { options: 'Toinen' }])
      await expect(revise(changed)).rejects.toEqual(new Refused('procurement.refused.signed-amend'));
    const shared = acting((tx) => shareContract(tx, coordinator, clock, id, { projectId: other, permille: 100 }));
    await expect(shared).rejects.toEqual(new Refused('procurement.refused.signed-amend'));
    await revise({ name: 'Kaivosalan koulutus' });
    expect(await contractOf(id)).toMatchObject({ name: 'Kaivosalan koulutus', totalCents: 45_55 * 601 });
  });

  it('says something else from a day on by an amendment, and on every day what it said then', async () => {
    const id = await beginSigned();
    await amended({
      terms: { endsOn: '2013-06-30', unitPriceCents: 50_00, shares: [share(600), share(400, other, 'S10002')] },
    })(id);
    expect(await lastAct()).toMatchObject({
      act: 'contract.amend',
      reason: 'Optio käytetään',
      details: {
        amendment: 1,
        from: '2012-11-01',
        changed: {
          unitPriceCents: { was: 45_55, is: 50_00 },
          endsOn: { was: row.endsOn, is: '2013-06-30' },
          shares: { was: 'S10001 100', is: 'S10001 60\nS10002 40' },
        },
      },
    });
    expect(await contractOf(id)).toMatchObject({
      endsOn: '2013-06-30',
      totalCents: 50_00 * 601,
      buyers: [{ permille: 600 }, { permille: 400, cents: 20_00 * 601 }],
    });
    const versions = await versionsOf(id);
    expect(versionOn(versions, '2012-01-04')).toBeUndefined();
    expect(versionOn(versions, '2012-10-31')).toMatchObject({ number: 0, unitPriceCents: 45_55, endsOn: row.endsOn });
    expect(versionOn(versions, '2012-11-01')).toMatchObject({ number: 1, unitPriceCents: 50_00, kind: 'option' });
    await amended({ fromOn: '2012-11-01', kind: 'correction', terms: { endsOn: '2013-05-31', shares: [share(1000)] } })(
      id,
    );
    expect((await contractOf(id)).buyers).toMatchObject([{ permille: 1000 }]);
    expect(await versionsOf(id)).toHaveLength(3);
  });

  it('refuses an amendment that changes nothing, begins too early or leaves the leading project out', async () => {
    const id = await beginSigned();
    await expect(amended()(id)).rejects.toEqual(new Refused('procurement.refused.nothing-amended'));
    const changed = { terms: { amount: 700 } };
    await expect(amended({ ...changed, fromOn: '2012-01-04' })(id)).rejects.toEqual(
      new Refused('procurement.refused.before-amendment', { from: '5.1.2012' }),
    );
    await expect(amended({ ...changed, agreedOn: '2012-03-11' })(id)).rejects.toThrow(
      'procurement.refused.day-to-come',
    );
    await expect(amended({ terms: { shares: [share(1000, other, 'S10002')] } })(id)).rejects.toThrow(
      'procurement.refused.nothing-left',
    );
    await amended(changed)(id);
    await expect(amended({ revision: 1, terms: { amount: 800 } })(id)).rejects.toThrow(Conflict);
    await expect(amended(changed)(await begin())).rejects.toThrow('procurement.refused.not-signed');
    await expect(amended({ terms: { amount: 9 } }, first.actor)(id)).rejects.toThrow(Forbidden);
  });

  it('does not tell a provider who pays which share', async () => {
    const id = await beginSigned();
    const versions = await seen(
      async (read) => listReadableVersions(read, await findContract(read, first.actor, id)),
      first.actor,
    );
    expect(versions).toMatchObject([{ number: 0, unitPriceCents: 45_55, shares: [] }]);
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

  it('are run by a provider that nobody knew, once its name was confirmed', async () => {
    const page = newContractPage({ actor: coordinator, today: '2012-03-10' }, null);
    const typed = { ...row, project: 'S10001', provider: 'Tmi Uusi Nimi' };
    const judged = () => seen(async (read) => (await page.judge?.(read, typed, coordinator)) ?? []);
    expect(await judged()).toEqual([
      { key: 'organisation.unit.fault.new', column: 'provider', details: { found: 'Tmi Uusi Nimi' }, isWarning: true },
    ]);
    const address = await acting((tx) => page.save(tx, coordinator, clock, typed, 0));
    expect((await contractOf(Number(address.split('/').at(-1)))).providers).toMatchObject([
      { unit: { name: 'Tmi Uusi Nimi' } },
    ]);
    expect(await judged()).toEqual([]);
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
  const replacing = (contractId: number, providerId: number) => (fromOn: string, unitId: number | undefined) =>
    acting((tx) =>
      replaceProvider(tx, coordinator, clock, {
        contractId,
        providerId,
        unitId,
        fromOn,
        reason: 'Oppilaitokset yhdistyivät',
      }),
    );

  /** A signed contract with a measure that its only provider runs. */
  async function createRun() {
    const id = await begin();
    const measure = await createMeasure();
    await acting((tx) => linkMeasure(tx, coordinator, clock, { id, measureId: measure }));
    await sign(id);
    return { id, measure, replace: replacing(id, (await contractOf(id)).providers[0]?.id ?? 0) };
  }

  const settle = (day: string) =>
    writingAs(test.database, SERVICE, (tx) => settleProviders(tx, { now: () => new Date(`${day}T10:00:00Z`) }));

  it('change in mid-course: from a day on another goes on, and sees what it runs', async () => {
    const { id, measure, replace } = await createRun();
    await expect(replace('2012-01-01', second.unit)).rejects.toThrow('procurement.refused.before-provider');
    await expect(replace('2012-08-01', first.unit)).rejects.toThrow('procurement.refused.provider-twice');
    await replace('2012-08-01', second.unit);
    await expect(replace('2012-09-01', undefined)).rejects.toThrow('procurement.refused.provider-gone');
    expect((await contractOf(id)).providers).toMatchObject([
      { unit: { id: first.unit }, untilOn: '2012-08-01', reason: 'Oppilaitokset yhdistyivät' },
      { unit: { id: second.unit }, fromOn: '2012-08-01', untilOn: null },
    ]);
    expect((await measureState(measure)).providerUnitId).toBe(first.unit);
    await settle('2012-07-31');
    expect((await measureState(measure)).providerUnitId).toBe(first.unit);
    // The wall goes by the days, whether the service has come round or not.
    expect(await visibleMeasures(second)).toContain(measure);
    expect(await visibleMeasures(first)).not.toContain(measure);
    await settle('2012-08-01');
    expect(await measureState(measure)).toEqual({ state: 'contract', providerUnitId: second.unit });
    expect(await lastAct()).toMatchObject({ act: 'measure.hand-over', subjectId: String(measure) });
  });

  it('leave: nobody runs what they ran where nobody goes on', async () => {
    const { id, measure, replace } = await createRun();
    await replace('2012-02-01', undefined);
    expect((await measureState(measure)).providerUnitId).toBeNull();
    expect(await visibleMeasures(first)).not.toContain(measure);
    const [left] = (await contractOf(id)).providers;
    expect(left).toMatchObject({ untilOn: '2012-02-01' });
    // Whoever is chosen for the measure afterwards is not asked about the contract again.
    await test.owner.updateTable('measure').set({ providerUnitId: first.unit }).where('id', '=', measure).execute();
    await settle('2099-01-01');
    expect((await measureState(measure)).providerUnitId).toBe(first.unit);
    expect(await visibleMeasures(first)).toContain(measure);
  });

  it('come: until its day the next one sees nothing, but who begins with the contract prepares', async () => {
    const { id, measure, replace } = await createRun();
    await replace('2098-08-01', second.unit);
    expect(await visibleMeasures(second)).not.toContain(measure);
    expect(await visibleMeasures(first)).toContain(measure);
    await test.owner
      .updateTable('contract')
      .set({ startsOn: '2098-08-01', endsOn: '2099-12-31' })
      .where('id', '=', id)
      .execute();
    expect(await visibleMeasures(second)).toContain(measure);
  });

  it('that has left before it is signed runs none of its measures', async () => {
    const id = await begin();
    const measure = await createMeasure();
    await acting((tx) => linkMeasure(tx, coordinator, clock, { id, measureId: measure }));
    await replacing(id, (await contractOf(id)).providers[0]?.id ?? 0)('2012-02-01', second.unit);
    await sign(id);
    expect((await measureState(measure)).providerUnitId).toBe(second.unit);
  });

  it('may be several side by side, each once', async () => {
    const id = await begin();
    const add = (unitId: number) =>
      acting((tx) => addProvider(tx, coordinator, clock, { contractId: id, unitId, fromOn: '2012-02-01' }));
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

  describe('once some of it is called off', () => {
    const mended = (lineId: number, changed: Partial<CapacityRow>) => (id: number) =>
      acting((tx) =>
        arrangeCapacity(tx, coordinator, clock, { ownerId: id, id: lineId, revision: 1 }, { ...line, ...changed }),
      );

    async function createCalledOff(amount: number) {
      const id = await begin();
      await acting((tx) => arrangeCapacity(tx, coordinator, clock, newPart(id), line));
      const [capacity] = await seen((read) => listCapacity(read, { id, ownUnitIds: undefined }));
      const lineId = capacity?.id ?? 0;
      await insertCallOff(test.owner, lineId, amount);
      return { id, lineId };
    }

    it('cannot be made less than that, but down to it', async () => {
      const { id, lineId } = await createCalledOff(120.5);
      await expect(mended(lineId, { amount: 120 })(id)).rejects.toEqual(
        new Refused('procurement.refused.less-than-called-off', { asked: 120, amount: 120.5 }),
      );
      await mended(lineId, { amount: 120.5 })(id);
    });

    it('keeps its unit, and days within which that lies', async () => {
      const { id, lineId } = await createCalledOff(10);
      await expect(mended(lineId, { unit: 'place' })(id)).rejects.toThrow('procurement.refused.unit-called-off');
      const refused = new Refused('procurement.refused.days-called-off', {
        amount: 10,
        firstOn: '1.3.2012',
        lastOn: '31.5.2012',
      });
      await expect(mended(lineId, { fromOn: '2012-03-02' })(id)).rejects.toEqual(refused);
      await expect(mended(lineId, { lastOn: '2012-05-30' })(id)).rejects.toEqual(refused);
      await mended(lineId, { fromOn: '2012-03-01', lastOn: '2012-05-31' })(id);
    });

    it('is not removed before that is cancelled, and not even then where it was ever called off', async () => {
      const { id, lineId } = await createCalledOff(10);
      const drop = () => acting((tx) => dropCapacity(tx, coordinator, clock, id, lineId));
      await expect(drop()).rejects.toEqual(new Refused('procurement.refused.dropped-called-off', { amount: 10 }));
      await sql`update call_off set state = 'cancelled' where capacity_line_id = ${lineId}`.execute(test.owner);
      await expect(drop()).rejects.toThrow('procurement.refused.in-use');
      await mended(lineId, { amount: 1 })(id);
    });

    it('waits for who is just calling off', async () => {
      const { id, lineId } = await createCalledOff(10);
      const lowered = Promise.withResolvers<unknown>();
      await test.owner.transaction().execute(async (tx) => {
        await sql`select from capacity_line where id = ${lineId} for no key update`.execute(tx);
        mended(lineId, { amount: 15 })(id).then(lowered.resolve, lowered.resolve);
        await sql`select pg_sleep(0.2)`.execute(tx);
        await insertCallOff(tx, lineId, 10);
      });
      expect(await lowered.promise).toEqual(
        new Refused('procurement.refused.less-than-called-off', { asked: 15, amount: 20 }),
      );
    });
  });

  it('tells what was taken away, and nothing where nothing was', async () => {
    const id = await begin();
    await acting((tx) => arrangeModule(tx, coordinator, clock, newPart(id), { title: 'Atk', days: 1, price: 120_00 }));
    await acting((tx) => arrangeCapacity(tx, coordinator, clock, newPart(id), line));
    const [module] = await seen((read) => listModules(read, id));
    const [capacity] = await seen((read) => listCapacity(read, { id, ownUnitIds: undefined }));
    await acting((tx) => dropModule(tx, coordinator, clock, id, module?.id ?? 0));
    expect(await lastAct()).toMatchObject({ details: { dropped: 'Atk', price: 120_00 } });
    await acting((tx) => dropCapacity(tx, coordinator, clock, id, capacity?.id ?? 0));
    expect(await lastAct()).toMatchObject({ details: { field: '07', amount: '300.50', price: 45_55 } });
    const { count } = test.owner.fn;
    const entries = () =>
      test.owner.selectFrom('auditEntry').select(count('id').as('entries')).executeTakeFirstOrThrow();
    const before = await entries();
    await acting(async (tx) => {
      await dropModule(tx, coordinator, clock, id, module?.id ?? 0);
      await dropCapacity(tx, coordinator, clock, id, capacity?.id ?? 0);
      await unlinkMeasure(tx, coordinator, clock, { id, measureId: 999_999 });
      await shareContract(tx, coordinator, clock, id, { projectId: other, permille: undefined });
    });
    expect(await entries()).toEqual(before);
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
    ['contract_version_days', sql`update contract_version set ends_on = starts_on - 1`],
    ['contract_version_lump', sql`update contract_version set price_model = 'lump', amount = 2`],
    ['contract_version_amended', sql`update contract_version set number = 1`],
  ])('hold to %s', async (constraint, statement) => {
    const id = await begin();
    await sign(id);
    await sql`
      insert into capacity_line (contract_id, unit, amount, unit_price_cents, from_on, until_on)
      values (${id}, 'place', 1, 1, '2012-01-01', '2013-01-01')`.execute(test.owner);
    await expect(statement.execute(test.owner)).rejects.toThrow(constraint);
  });
});
