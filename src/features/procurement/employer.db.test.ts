import { describe, expect, it } from 'vitest';
import { Conflict, Forbidden, Refused } from '#platform/errors.ts';
import { clock, createContractTrial, row } from '#test/contract-trial.ts';
import { linkMeasure, shareContract, shareWithEmployer } from './contract.commands.server.ts';
import { findContract } from './contract.queries.server.ts';
import { contractPartPage } from './contract-entry.server.ts';
import { listContractVersions } from './contract-version.queries.server.ts';
import { listUnsharedMeasures } from './employer.queries.server.ts';
import { listMoneyLines } from './money-line.queries.server.ts';
import { listContracts } from './purchase-list.queries.server.ts';

const { trial, acting, seen, begin, sign, createMeasure, lastAct } = createContractTrial();

const contractOf = (id: number, actor = trial.coordinator) => seen((read) => findContract(read, actor, id), actor);

const question = { words: '', chosen: {}, sort: 'start', direction: 'descending', place: undefined } as const;

describe('a joint purchase', () => {
  const share = (id: number, unitId: number, permyriad: number | undefined, revision?: number) =>
    acting((tx) =>
      shareWithEmployer(tx, trial.coordinator, clock, id, {
        unitId,
        permyriad,
        ...(revision !== undefined && { revision }),
      }),
    );

  /** A contract by which training for recruitment is bought. */
  async function beginJoint() {
    const id = await begin();
    const measureId = await createMeasure();
    await trial.test.owner
      .updateTable('measure')
      .set({ kind: 'joint-purchase-recruit' })
      .where('id', '=', measureId)
      .execute();
    await acting((tx) => linkMeasure(tx, trial.coordinator, clock, { id, measureId }));
    return { id, measureId };
  }

  it('is paid by employers in part, and by the projects for the rest, to the cent', async () => {
    const { id } = await beginJoint();
    await acting((tx) => shareContract(tx, trial.coordinator, clock, id, { projectId: trial.other, permille: 333 }));
    await share(id, trial.first.unit, 2_000);
    await share(id, trial.second.unit, 1_033);
    const { totalCents, publicCents, employers, buyers } = await contractOf(id);
    const sumOf = (parts: readonly { cents: number }[]) => parts.reduce((sum, { cents }) => sum + cents, 0);
    expect(employers).toMatchObject([{ permyriad: 2_000 }, { permyriad: 1_033, name: 'Lapin matkailuopisto' }]);
    expect(publicCents).toBeLessThan(totalCents * 0.7);
    expect(publicCents + sumOf(employers)).toBe(totalCents);
    expect(sumOf(buyers)).toBe(publicCents);
    const lines = await seen((read) => listMoneyLines(read, [trial.project, trial.other], '2012-03-10'));
    const own = lines.filter((line) => line.id === id);
    expect(sumOf(own)).toBe(publicCents);
    expect(own[0]).toMatchObject({ publicCents, employerCents: totalCents - publicCents, totalCents });
    const listed = await seen((read) => listContracts(read, trial.coordinator, question, { today: '2012-03-10' }));
    expect(listed.rows.find((contract) => contract.id === id)).toMatchObject({ sums: { totalCents, publicCents } });
    await share(id, trial.second.unit, undefined);
    expect((await contractOf(id)).employers).toHaveLength(1);
    expect(await lastAct()).toMatchObject({
      act: 'contract.prepare',
      details: { employer: trial.second.unit, changed: ['10,33 % → –'] },
    });
  });

  it('leaves something to the projects, and notices what somebody else has changed', async () => {
    const { id } = await beginJoint();
    await share(id, trial.first.unit, 6_000, 1);
    await expect(share(id, trial.second.unit, 3_000, 1)).rejects.toThrow(Conflict);
    await expect(share(id, trial.second.unit, 4_000)).rejects.toEqual(
      new Refused('procurement.refused.employers-pay-all'),
    );
    await expect(
      acting(
        (tx) => shareWithEmployer(tx, trial.first.actor, clock, id, { unitId: trial.second.unit, permyriad: 1 }),
        trial.first.actor,
      ),
    ).rejects.toThrow(Forbidden);
  });

  it('proposes the usual share, and tells where another is given', async () => {
    const { id } = await beginJoint();
    const filling = { actor: trial.coordinator, today: '2012-03-10' };
    const page = contractPartPage('employers', filling, id, undefined);
    expect(await seen((read) => page.find(read, trial.coordinator))).toMatchObject({ row: { percent: 30 } });
    const judged = (employer: string, percent: number) =>
      seen(async (read) => (await page.judge?.(read, { employer, percent }, trial.coordinator)) ?? []);
    expect(await judged('Lapin ammattiopisto', 30)).toEqual([]);
    expect(await judged('Lapin ammattiopisto', 25.5)).toMatchObject([
      { key: 'procurement.fault.employer-unusual', details: { sum: '25,5', usual: '30' }, isWarning: true },
    ]);
    await acting((tx) => page.save(tx, trial.coordinator, clock, { employer: 'Lapin ammattiopisto', percent: 30 }, 1));
    expect(await judged('Lapin ammattiopisto', 5)).toMatchObject([{ key: 'procurement.fault.employer-twice' }]);
    expect(await judged('Lapin matkailuopisto', 70)).toMatchObject([{ key: 'procurement.fault.employer-sum' }]);
    const changing = contractPartPage('employers', filling, id, trial.first.unit);
    expect(await seen((read) => changing.find(read, trial.coordinator))).toMatchObject({ row: { percent: 30 } });
  });

  it('is told of as long as no employer pays, as of every day', async () => {
    const { id, measureId } = await beginJoint();
    const unshared = async (on: string) =>
      (await seen((read) => listUnsharedMeasures(read, [trial.project], on))).some(
        (found) => found.measureId === measureId,
      );
    expect(await unshared('2012-03-10')).toBe(true);
    expect(await unshared('2011-12-31')).toBe(false);
    await share(id, trial.first.unit, 3_000);
    expect(await unshared('2012-03-10')).toBe(false);
    await sign(id);
    expect(await unshared('2012-03-10')).toBe(false);
  });

  it('is changed by an amendment once it is signed, and known as of every day', async () => {
    const { id } = await beginJoint();
    await sign(id);
    await expect(share(id, trial.first.unit, 3_000)).rejects.toEqual(new Refused('procurement.refused.signed-amend'));
    const page = contractPartPage('amendments', { actor: trial.coordinator, today: '2012-03-10' }, id, undefined);
    const { row: opened, revision } = await seen((read) => page.find(read, trial.coordinator));
    const amendment = {
      ...opened,
      kind: 'need',
      reason: 'Työnantaja tuli mukaan',
      employers: 'Lapin matkailuopisto 30',
    };
    await acting((tx) =>
      page.save(tx, trial.coordinator, clock, { ...amendment, amount: row.amount, options: null }, revision),
    );
    expect(await lastAct()).toMatchObject({
      details: { changed: { employers: { was: '', is: 'Lapin matkailuopisto 30' } } },
    });
    const versions = await seen((read) => listContractVersions(read, id));
    expect(versions).toMatchObject([
      { employers: [] },
      { employers: [{ unitId: trial.second.unit, permyriad: 3_000 }] },
    ]);
    const costOn = async (on: string) =>
      (await seen((read) => listMoneyLines(read, [trial.project], on))).find((line) => line.id === id)?.cents;
    expect(await costOn('2012-03-09')).toBe(45_55 * 601);
    expect(await costOn('2012-03-10')).toBe((await contractOf(id)).publicCents);
  });
});
