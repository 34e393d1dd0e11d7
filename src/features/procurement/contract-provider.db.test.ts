import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { SERVICE, writingAs } from '#platform/db/database.server.ts';
import { Forbidden } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { clock, createContractTrial, newPart } from '#test/contract-trial.ts';
import { linkMeasure } from './contract.commands.server.ts';
import { findContract } from './contract.queries.server.ts';
import { arrangeOption } from './contract-option.commands.server.ts';
import { listReadableOptions } from './contract-option.queries.server.ts';
import { listPartChanges } from './contract-part-change.queries.server.ts';
import { addProvider, replaceProvider, settleProviders } from './contract-provider.commands.server.ts';
import { listReadableVersions } from './contract-version.queries.server.ts';
import { listContracts } from './purchase-list.queries.server.ts';

const { trial, acting, seen, begin, sign, createMeasure, lastAct } = createContractTrial();

const contractOf = (id: number, actor = trial.coordinator) => seen((read) => findContract(read, actor, id), actor);

const question = { words: '', chosen: {}, sort: 'start', direction: 'descending', place: undefined } as const;

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

describe('the providers of a contract', () => {
  const replacing = (contractId: number, providerId: number) => (fromOn: string, unitId: number | undefined) =>
    acting((tx) =>
      replaceProvider(tx, trial.coordinator, clock, {
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
    await acting((tx) => linkMeasure(tx, trial.coordinator, clock, { id, measureId: measure }));
    await sign(id);
    return { id, measure, replace: replacing(id, (await contractOf(id)).providers[0]?.id ?? 0) };
  }

  const settle = (day: string) =>
    writingAs(trial.test.database, SERVICE, (tx) => settleProviders(tx, { now: () => new Date(`${day}T10:00:00Z`) }));

  it('change in mid-course: from a day on another goes on, and sees what it runs', async () => {
    const { id, measure, replace } = await createRun();
    await expect(replace('2012-01-01', trial.second.unit)).rejects.toThrow('procurement.refused.before-provider');
    await expect(replace('2012-08-01', trial.first.unit)).rejects.toThrow('procurement.refused.provider-twice');
    await replace('2012-08-01', trial.second.unit);
    await expect(replace('2012-09-01', undefined)).rejects.toThrow('procurement.refused.provider-gone');
    expect((await contractOf(id)).providers).toMatchObject([
      { unit: { id: trial.first.unit }, untilOn: '2012-08-01', reason: 'Oppilaitokset yhdistyivät' },
      { unit: { id: trial.second.unit }, fromOn: '2012-08-01', untilOn: null },
    ]);
    expect((await measureState(measure)).providerUnitId).toBe(trial.first.unit);
    await settle('2012-07-31');
    expect((await measureState(measure)).providerUnitId).toBe(trial.first.unit);
    // The wall goes by the days, whether the service has come round or not.
    expect(await visibleMeasures(trial.second)).toContain(measure);
    expect(await visibleMeasures(trial.first)).not.toContain(measure);
    await settle('2012-08-01');
    expect(await measureState(measure)).toEqual({ state: 'contract', providerUnitId: trial.second.unit });
    expect(await lastAct()).toMatchObject({ act: 'measure.hand-over', subjectId: String(measure) });
  });

  it('leave: nobody runs what they ran where nobody goes on', async () => {
    const { id, measure, replace } = await createRun();
    await replace('2012-02-01', undefined);
    expect((await measureState(measure)).providerUnitId).toBeNull();
    expect(await visibleMeasures(trial.first)).not.toContain(measure);
    const [left] = (await contractOf(id)).providers;
    expect(left).toMatchObject({ untilOn: '2012-02-01' });
    // Whoever is chosen for the measure afterwards is not asked about the contract again.
    await trial.test.owner
      .updateTable('measure')
      .set({ providerUnitId: trial.first.unit })
      .where('id', '=', measure)
      .execute();
    await settle('2099-01-01');
    expect((await measureState(measure)).providerUnitId).toBe(trial.first.unit);
    expect(await visibleMeasures(trial.first)).toContain(measure);
  });

  it('come: until its day the next one sees nothing, but who begins with the contract prepares', async () => {
    const { id, measure, replace } = await createRun();
    await replace('2098-08-01', trial.second.unit);
    expect(await visibleMeasures(trial.second)).not.toContain(measure);
    expect(await visibleMeasures(trial.first)).toContain(measure);
    await trial.test.owner
      .updateTable('contract')
      .set({ startsOn: '2098-08-01', endsOn: '2099-12-31' })
      .where('id', '=', id)
      .execute();
    expect(await visibleMeasures(trial.second)).toContain(measure);
  });

  it('that has left before it is signed runs none of its measures', async () => {
    const id = await begin();
    const measure = await createMeasure();
    await acting((tx) => linkMeasure(tx, trial.coordinator, clock, { id, measureId: measure }));
    await replacing(id, (await contractOf(id)).providers[0]?.id ?? 0)('2012-02-01', trial.second.unit);
    await sign(id);
    expect((await measureState(measure)).providerUnitId).toBe(trial.second.unit);
  });

  it('may be several side by side, each once', async () => {
    const id = await begin();
    const add = (unitId: number) =>
      acting((tx) =>
        addProvider(tx, trial.coordinator, clock, {
          contractId: id,
          unitId,
          fromOn: '2012-02-01',
          reason: 'Toinen ala',
        }),
      );
    await add(trial.second.unit);
    await expect(add(trial.second.unit)).rejects.toThrow('procurement.refused.provider-twice');
    const measure = await createMeasure();
    await acting((tx) => linkMeasure(tx, trial.coordinator, clock, { id, measureId: measure }));
    await sign(id);
    expect(await measureState(measure)).toEqual({ state: 'contract', providerUnitId: null });
    expect(await visibleMeasures(trial.second)).toContain(measure);
    await expect(
      acting(
        (tx) =>
          addProvider(tx, trial.first.actor, clock, {
            contractId: id,
            unitId: trial.first.unit,
            fromOn: '2012-08-01',
            reason: 'Toinen ala',
          }),
        trial.first.actor,
      ),
    ).rejects.toThrow(Forbidden);
  });

  it('beside others learn nothing of the common price, but whoever is left alone does', async () => {
    const { id, replace } = await createRun();
    const unit = { contractId: id, unitId: trial.second.unit, fromOn: '2012-02-01', reason: 'Toinen ala' };
    const price = { unitPrice: 40_00, amount: 10, endsOn: null, changeReason: 'Lisää' };
    const option = { kind: 'amount', what: 'Lisäpäivät', useByOn: '2012-04-30', ...price } as const;
    await acting((tx) => arrangeOption(tx, trial.coordinator, clock, newPart(id), option));
    const sums = (actor: Actor) =>
      seen(async (read) => {
        const contract = await findContract(read, actor, id);
        const { rows } = await listContracts(read, actor, question, { today: '2012-03-10' });
        return {
          total: contract.totalCents,
          versions: (await listReadableVersions(read, contract)).map(({ unitPriceCents }) => unitPriceCents),
          options: (await listReadableOptions(read, contract)).map(({ unitPriceCents }) => unitPriceCents),
          changes: (await listPartChanges(read, contract)).length,
          listed: rows.find((one) => one.id === id)?.sums?.totalCents,
        };
      }, actor);
    const all = { total: 45_55 * 601, versions: [45_55], options: [40_00], changes: 1, listed: 45_55 * 601 };
    const nothing = { total: 0, versions: [0], options: [null], changes: 0, listed: undefined };
    expect(await sums(trial.first.actor)).toEqual(all);
    await acting((tx) => addProvider(tx, trial.coordinator, clock, unit));
    expect(await sums(trial.coordinator)).toEqual(all);
    expect(await sums(trial.first.actor)).toEqual(nothing);
    expect(await sums(trial.second.actor)).toEqual(nothing);
    await replace('2012-02-01', undefined);
    expect(await sums(trial.first.actor)).toEqual(nothing);
    expect(await sums(trial.second.actor)).toEqual(all);
  });

  it('must be there before it is signed', async () => {
    const id = await begin();
    const providerId = (await contractOf(id)).providers[0]?.id ?? 0;
    const ending = { contractId: id, providerId, unitId: undefined, fromOn: '2012-02-01', reason: 'Luopui' };
    await acting((tx) => replaceProvider(tx, trial.coordinator, clock, ending));
    await expect(sign(id)).rejects.toThrow('procurement.refused.no-provider');
  });
});
