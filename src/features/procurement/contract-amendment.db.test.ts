import { describe, expect, it } from 'vitest';
import { Conflict, Forbidden, Refused } from '#platform/errors.ts';
import { clock, createContractTrial, row } from '#test/contract-trial.ts';
import { reviseContract, shareContract } from './contract.commands.server.ts';
import { findContract } from './contract.queries.server.ts';
import { type Amendment, amendContract } from './contract-amendment.commands.server.ts';
import { type ContractTerms, versionOn } from './contract-version.model.ts';
import { listContractVersions, listReadableVersions } from './contract-version.queries.server.ts';

const { trial, acting, seen, begin, sign, lastAct } = createContractTrial();

const contractOf = (id: number, actor = trial.coordinator) => seen((read) => findContract(read, actor, id), actor);

describe('a signed contract', () => {
  const amended =
    (
      changed: Partial<Omit<Amendment, 'terms'>> & { readonly terms?: Partial<ContractTerms> } = {},
      actor = trial.coordinator,
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
  const share = (permille: number, projectId = trial.project, code = 'S10001') => ({
    projectId,
    code,
    name: null,
    permille,
  });
  const agreed = (): ContractTerms => ({
    priceModel: row.priceModel,
    unitPriceCents: row.unitPrice,
    amount: row.amount ?? 1,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    optionsText: row.options,
    shares: [share(1000)],
    employers: [],
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
      acting((tx) => reviseContract(tx, trial.coordinator, clock, { id, revision: 1 }, { ...row, ...changed }));
    for (const changed of [{ unitPrice: 1 }, { amount: 1 }, { endsOn: '2013-06-30' }, { options: 'Toinen' }])
      await expect(revise(changed)).rejects.toEqual(new Refused('procurement.refused.signed-amend'));
    const shared = acting((tx) =>
      shareContract(tx, trial.coordinator, clock, id, { projectId: trial.other, permille: 100 }),
    );
    await expect(shared).rejects.toEqual(new Refused('procurement.refused.signed-amend'));
    await revise({ name: 'Kaivosalan koulutus' });
    expect(await contractOf(id)).toMatchObject({ name: 'Kaivosalan koulutus', totalCents: 45_55 * 601 });
  });

  it('says something else from a day on by an amendment, and on every day what it said then', async () => {
    const id = await beginSigned();
    await amended({
      terms: { endsOn: '2013-06-30', unitPriceCents: 50_00, shares: [share(600), share(400, trial.other, 'S10002')] },
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
    await expect(amended({ terms: { shares: [share(1000, trial.other, 'S10002')] } })(id)).rejects.toThrow(
      'procurement.refused.nothing-left',
    );
    await amended(changed)(id);
    await expect(amended({ revision: 1, terms: { amount: 800 } })(id)).rejects.toThrow(Conflict);
    await expect(amended(changed)(await begin())).rejects.toThrow('procurement.refused.not-signed');
    await expect(amended({ terms: { amount: 9 } }, trial.first.actor)(id)).rejects.toThrow(Forbidden);
  });

  it('does not tell a provider who pays which share', async () => {
    const id = await beginSigned();
    const versions = await seen(
      async (read) => listReadableVersions(read, await findContract(read, trial.first.actor, id)),
      trial.first.actor,
    );
    expect(versions).toMatchObject([{ number: 0, unitPriceCents: 45_55, shares: [] }]);
  });
});
