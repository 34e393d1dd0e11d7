import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { Conflict, Forbidden, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { clock, createContractTrial, row } from '#test/contract-trial.ts';
import {
  discardContract,
  linkMeasure,
  prepareContract,
  reviseContract,
  shareContract,
  shareWithEmployer,
  signContract,
  unlinkMeasure,
} from './contract.commands.server.ts';
import { findContract, listBoughtMeasures } from './contract.queries.server.ts';
import { contractPartPage, measureContractPage, newContractPage } from './contract-entry.server.ts';
import { listContracts } from './purchase-list.queries.server.ts';

const { trial, acting, seen, begin, sign, createMeasure, lastAct } = createContractTrial();

const contractOf = (id: number, actor = trial.coordinator) => seen((read) => findContract(read, actor, id), actor);

const measureState = (id: number) =>
  trial.test.owner
    .selectFrom('measure')
    .select(['state', 'providerUnitId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const visibleMeasures = async ({ unit }: { unit: number }) => {
  const { rows } = await sql<{ id: number }>`
    select measures_provided_by('{}', ${[unit]}::int[]) as id`.execute(trial.test.owner);
  return rows.map(({ id }) => id);
};

const question = { words: '', chosen: {}, sort: 'start', direction: 'descending', place: undefined } as const;

describe('a contract', () => {
  it('is a draft of its project with a provider until it is signed', async () => {
    const id = await begin();
    expect(await contractOf(id)).toMatchObject({
      totalCents: 45_55 * 601,
      signedOn: null,
      buyers: [{ projectId: trial.project, permille: 1000, cents: 45_55 * 601 }],
      providers: [{ unit: { name: 'Lapin ammattiopisto' }, fromOn: '2012-01-01', untilOn: null }],
    });
    await sign(id);
    await expect(sign(id)).rejects.toThrow('procurement.refused.signed-already');
    expect((await contractOf(id)).signedOn).toBe('2012-01-05');
  });

  it('is not signed on a day to come', async () => {
    const id = await begin();
    const measure = await createMeasure();
    await acting((tx) => linkMeasure(tx, trial.coordinator, clock, { id, measureId: measure }));
    await expect(
      acting((tx) => signContract(tx, trial.coordinator, clock, { id, signedOn: '2036-01-05' })),
    ).rejects.toEqual(new Refused('procurement.refused.day-to-come', { day: '5.1.2036', today: '10.3.2012' }));
    expect((await measureState(measure)).state).toBe('tender');
  });

  it('is for its buyers and, once signed, its providers, and for nobody else', async () => {
    const id = await begin();
    const listed = async (actor: Actor) =>
      (await seen((read) => listContracts(read, actor, question, { today: '2012-03-10' }), actor)).rows.map(
        (contract) => contract.id,
      );
    await expect(contractOf(id, trial.first.actor)).rejects.toThrow(Forbidden);
    expect(await listed(trial.first.actor)).not.toContain(id);
    await sign(id);
    expect(await contractOf(id, trial.first.actor)).toMatchObject({
      buyers: [],
      tenderId: null,
      ownUnitIds: [trial.first.unit],
    });
    expect(await listed(trial.first.actor)).toContain(id);
    expect(await listed(trial.coordinator)).toContain(id);
    await expect(contractOf(id, trial.second.actor)).rejects.toThrow(Forbidden);
    expect(await listed(trial.second.actor)).not.toContain(id);
    const preparing = acting(
      (tx) =>
        prepareContract(
          tx,
          trial.first.actor,
          clock,
          { projectId: trial.project, lotId: undefined, providerUnitId: trial.first.unit },
          row,
        ),
      trial.first.actor,
    );
    await expect(preparing).rejects.toThrow(Forbidden);
  });

  it('notices that somebody else has changed it', async () => {
    const id = await begin();
    const revise = (revision: number) =>
      acting((tx) => reviseContract(tx, trial.coordinator, clock, { id, revision }, { ...row, amount: 100 }));
    await revise(1);
    await expect(revise(1)).rejects.toThrow(Conflict);
    expect((await contractOf(id)).totalCents).toBe(4_555_00);
  });

  it('keeps what somebody else has shared meanwhile, and has each buyer once', async () => {
    const id = await begin();
    const share = (revision: number) =>
      acting((tx) =>
        shareContract(tx, trial.coordinator, clock, id, { projectId: trial.other, permille: 333, revision }),
      );
    await share(1);
    await expect(share(1)).rejects.toThrow(Conflict);
    const filling = { actor: trial.coordinator, today: '2012-03-10' };
    const adding = contractPartPage('buyers', filling, id, undefined);
    const judged = await seen(
      async (read) => (await adding.judge?.(read, { project: 'S10002', percent: 10 }, trial.coordinator)) ?? [],
    );
    expect(judged).toMatchObject([{ key: 'procurement.fault.already-buyer', column: 'project' }]);
    const sharing = contractPartPage('buyers', filling, id, trial.other);
    await acting((tx) => sharing.save(tx, trial.coordinator, clock, { percent: 25 }, 2));
    expect((await contractOf(id)).buyers).toMatchObject([{ permille: 750 }, { permille: 250 }]);
  });

  it('is paid by several projects to the cent', async () => {
    const id = await begin();
    const share = (permille: number | undefined, projectId = trial.other) =>
      acting((tx) => shareContract(tx, trial.coordinator, clock, id, { projectId, permille }));
    await share(333);
    const { buyers, totalCents } = await contractOf(id);
    expect(buyers.reduce((sum, { cents }) => sum + cents, 0)).toBe(totalCents);
    expect(buyers.map(({ permille }) => permille)).toEqual([667, 333]);
    await expect(share(10, trial.project)).rejects.toThrow('procurement.refused.leading-buyer');
    await share(undefined);
    expect((await contractOf(id)).buyers).toHaveLength(1);
  });
});

describe('the measures of a contract', () => {
  it('are under contract and run by its provider once it is signed', async () => {
    const id = await begin();
    const measure = await createMeasure();
    await acting((tx) => linkMeasure(tx, trial.coordinator, clock, { id, measureId: measure }));
    expect(await visibleMeasures(trial.first)).not.toContain(measure);
    await sign(id);
    expect(await measureState(measure)).toEqual({ state: 'contract', providerUnitId: trial.first.unit });
    const added = await createMeasure();
    await acting((tx) => linkMeasure(tx, trial.coordinator, clock, { id, measureId: added }));
    expect((await measureState(added)).state).toBe('contract');
    expect(await visibleMeasures(trial.first)).toEqual(expect.arrayContaining([measure, added]));
    const ofMeasure = { ...question, chosen: { measure: String(added), project: 'S10001', state: 'in-force' } };
    const bought = await seen((read) => listContracts(read, trial.coordinator, ofMeasure, { today: '2012-03-10' }));
    expect(bought.rows).toMatchObject([{ id, providers: ['Lapin ammattiopisto'], sums: { totalCents: 45_55 * 601 } }]);
    await acting((tx) => unlinkMeasure(tx, trial.coordinator, clock, { id, measureId: added }));
    expect(await seen((read) => listBoughtMeasures(read, id))).toMatchObject([{ id: measure }]);
  });

  it('are run by a provider that nobody knew, once its name was confirmed', async () => {
    const page = newContractPage({ actor: trial.coordinator, today: '2012-03-10' }, null);
    const typed = { ...row, project: 'S10001', provider: 'Tmi Uusi Nimi' };
    const judged = () => seen(async (read) => (await page.judge?.(read, typed, trial.coordinator)) ?? []);
    expect(await judged()).toMatchObject([
      { key: 'organisation.unit.fault.new', column: 'provider', details: { found: 'Tmi Uusi Nimi' }, isWarning: true },
    ]);
    const address = await acting((tx) => page.save(tx, trial.coordinator, clock, typed, 0));
    expect((await contractOf(Number(address.split('/').at(-1)))).providers).toMatchObject([
      { unit: { name: 'Tmi Uusi Nimi' } },
    ]);
    expect(await judged()).toEqual([]);
  });

  it('are of projects that pay', async () => {
    const id = await begin();
    const foreign = await createMeasure(trial.other);
    await expect(acting((tx) => linkMeasure(tx, trial.coordinator, clock, { id, measureId: foreign }))).rejects.toEqual(
      new Refused('procurement.refused.measure-of-others'),
    );
  });
});

describe('a draft of a contract', () => {
  const discard = (id: number, actor = trial.coordinator) =>
    acting((tx) => discardContract(tx, actor, clock, id), actor);

  it('is thrown away with all that belongs to it, and its measures stay', async () => {
    const id = await begin();
    const measure = await createMeasure();
    await acting((tx) => linkMeasure(tx, trial.coordinator, clock, { id, measureId: measure }));
    await sql`
      with line as (
        insert into capacity_line (contract_id, unit, amount, unit_price_cents, from_on, until_on)
        values (${id}, 'place', 1, 1, '2012-01-01', '2013-01-01'))
      insert into contract_module (contract_id, number, title, days, price_cents) values (${id}, 1, 'Alku', 1, 100)`.execute(
      trial.test.owner,
    );
    await expect(discard(id, trial.first.actor)).rejects.toThrow(Forbidden);
    await discard(id);
    await expect(contractOf(id)).rejects.toThrow(`There is no contract ${id}.`);
    expect((await measureState(measure)).state).toBe('tender');
    expect(await lastAct()).toMatchObject({
      act: 'contract.discard',
      subjectId: String(id),
      details: { name: row.name, price: row.unitPrice },
    });
  });

  it('stays once it is signed', async () => {
    const id = await begin();
    await sign(id);
    await expect(discard(id)).rejects.toThrow('procurement.refused.signed-kept');
    await expect(acting((tx) => tx.deleteFrom('contract').where('id', '=', id).execute())).rejects.toThrow(
      'contract_version_contract_id_fkey',
    );
  });
});

describe('a contract for a measure that it does not fit', () => {
  const change = (id: number, changed: Readonly<Record<string, string>>) =>
    trial.test.owner.updateTable('measure').set(changed).where('id', '=', id).execute();

  it('is not made, signed or added to where the measure is cancelled', async () => {
    const [id, measure] = [await begin(), await createMeasure()];
    const link = () => acting((tx) => linkMeasure(tx, trial.coordinator, clock, { id, measureId: measure }));
    await link();
    await change(measure, { state: 'cancelled' });
    await expect(sign(id)).rejects.toThrow('procurement.refused.signed-cancelled');
    await acting((tx) => unlinkMeasure(tx, trial.coordinator, clock, { id, measureId: measure }));
    await expect(link()).rejects.toThrow('procurement.refused.measure-cancelled');
    const page = measureContractPage({ actor: trial.coordinator, today: '2012-03-10' }, String(measure));
    const sent = { ...row, project: 'S10001', provider: 'Lapin ammattiopisto' };
    const judged = await seen(async (read) => (await page.judge?.(read, sent, trial.coordinator)) ?? []);
    expect(judged).toMatchObject([{ key: 'procurement.fault.measure-cancelled', column: 'name' }]);
  });

  it('does not bring under contract what it has no day in common with, and warns', async () => {
    const measure = await createMeasure();
    await change(measure, { startsOn: '2026-02-01', endsOn: '2027-11-30' });
    const page = measureContractPage({ actor: trial.coordinator, today: '2012-03-10' }, String(measure));
    const sent = { ...row, project: 'S10001', provider: 'Lapin ammattiopisto', unitPrice: 9_999_999_00, amount: 1e6 };
    const judged = await seen(async (read) => (await page.judge?.(read, sent, trial.coordinator)) ?? []);
    expect(judged).toMatchObject([
      { key: 'procurement.fault.measure-uncovered', isWarning: true, details: { days: '1.2.2026 – 30.11.2027' } },
      { key: 'procurement.fault.sum-doubtful', isWarning: true },
    ]);
    const id = await begin();
    await acting((tx) => linkMeasure(tx, trial.coordinator, clock, { id, measureId: measure }));
    await sign(id);
    expect((await measureState(measure)).state).toBe('tender');
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
    ['contract_employer_share_permyriad_check', sql`update contract_employer set share_permyriad = 10000`],
    ['contract_version_employer_share_permyriad_check', sql`update contract_version_employer set share_permyriad = 0`],
  ])('hold to %s', async (constraint, statement) => {
    const id = await begin();
    await acting((tx) =>
      shareWithEmployer(tx, trial.coordinator, clock, id, { unitId: trial.first.unit, permyriad: 3_000 }),
    );
    await sign(id);
    await sql`
      insert into capacity_line (contract_id, unit, amount, unit_price_cents, from_on, until_on)
      values (${id}, 'place', 1, 1, '2012-01-01', '2013-01-01')`.execute(trial.test.owner);
    await expect(statement.execute(trial.test.owner)).rejects.toThrow(constraint);
  });
});
