import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { Conflict, Forbidden, Refused } from '#platform/errors.ts';
import { clock, createContractTrial, newPart, row } from '#test/contract-trial.ts';
import { findContract } from './contract.queries.server.ts';
import { contractPartPage } from './contract-entry.server.ts';
import { arrangeOption, dropOption } from './contract-option.commands.server.ts';
import { listOptions } from './contract-option.queries.server.ts';
import { listPartChanges } from './contract-part-change.queries.server.ts';
import type { OptionRow } from './contract-part-form.model.ts';
import { listContractVersions } from './contract-version.queries.server.ts';
import { listPurchaseTasks } from './purchase-task.queries.server.ts';

const { trial, acting, seen, begin, sign, lastAct } = createContractTrial();

const option: OptionRow = {
  kind: 'days',
  what: 'Toinen ryhmä',
  amount: 400,
  endsOn: null,
  unitPrice: null,
  useByOn: '2012-04-30',
  changeReason: null,
};

async function beginWithOption(changed: Partial<OptionRow> = {}) {
  const id = await begin();
  await acting((tx) => arrangeOption(tx, trial.coordinator, clock, newPart(id), { ...option, ...changed }));
  return { id, optionId: (await optionsOf(id))[0]?.id ?? 0 };
}
const optionsOf = (id: number) => seen((read) => listOptions(read, id));
const contractOf = (id: number) => seen((read) => findContract(read, trial.coordinator, id));
const usingPage = (id: number, optionId: number) =>
  contractPartPage('use-option', { actor: trial.coordinator, today: '2012-03-10' }, id, optionId);

/** Sends the form by which an option is used as it was opened, but for what is given. */
async function use(id: number, optionId: number, changed: Record<string, string | number> = {}) {
  const page = usingPage(id, optionId);
  const { row: opened, revision } = await seen((read) => page.find(read, trial.coordinator));
  const whole = { amount: null, options: null, ...opened, ...changed };
  return acting((tx) => page.save(tx, trial.coordinator, clock, whole, revision));
}

describe('an option of a contract', () => {
  it('is recorded with its day, changed and taken out again', async () => {
    const { id, optionId } = await beginWithOption();
    expect(await optionsOf(id)).toMatchObject([{ kind: 'days', amount: 400, useByOn: '2012-04-30', usedNumber: null }]);
    const change = { ownerId: id, id: optionId, revision: 1 };
    const longer = { ...option, kind: 'period', amount: null, endsOn: '2014-06-30' } as const;
    await acting((tx) => arrangeOption(tx, trial.coordinator, clock, change, longer));
    await expect(acting((tx) => arrangeOption(tx, trial.coordinator, clock, change, longer))).rejects.toThrow(Conflict);
    expect(await optionsOf(id)).toMatchObject([{ kind: 'period', amount: null, endsOn: '2014-06-30', revision: 2 }]);
    await acting((tx) => dropOption(tx, trial.coordinator, clock, id, { id: optionId, reason: null }));
    expect(await optionsOf(id)).toEqual([]);
    expect(await lastAct()).toMatchObject({ act: 'contract.prepare', details: { dropped: 'Toinen ryhmä' } });
    await expect(
      acting((tx) => arrangeOption(tx, trial.first.actor, clock, newPart(id), option), trial.first.actor),
    ).rejects.toThrow(Forbidden);
  });

  it('binds once the contract is signed: who changes it says why', async () => {
    const { id, optionId } = await beginWithOption();
    await sign(id);
    const change = { ownerId: id, id: optionId, revision: 1 };
    const more = { ...option, amount: 500 };
    await expect(acting((tx) => arrangeOption(tx, trial.coordinator, clock, change, more))).rejects.toEqual(
      new Refused('procurement.refused.part-reason'),
    );
    await expect(
      acting((tx) => dropOption(tx, trial.coordinator, clock, id, { id: optionId, reason: null })),
    ).rejects.toEqual(new Refused('procurement.refused.part-reason'));
    const reason = 'Määrä oli väärin';
    await acting((tx) => arrangeOption(tx, trial.coordinator, clock, change, { ...more, changeReason: reason }));
    expect(await seen((read) => listPartChanges(read, { id, ownUnitIds: undefined, tellsPrice: true }))).toMatchObject([
      { kind: 'option', was: { amount: 400 }, isNow: { amount: 500 }, reason },
    ]);
  });

  it('amends the contract when it is used, and leads to its amendment', async () => {
    const { id, optionId } = await beginWithOption();
    await sign(id);
    await use(id, optionId);
    expect(await lastAct()).toMatchObject({ act: 'contract.amend', details: { amendment: 1, option: optionId } });
    expect((await contractOf(id)).amount).toBe(1_001);
    expect(await seen((read) => listContractVersions(read, id))).toMatchObject([
      { number: 0, amount: row.amount },
      { number: 1, amount: 1_001, kind: 'option', reason: 'Toinen ryhmä' },
    ]);
    expect(await optionsOf(id)).toMatchObject([{ usedNumber: 1 }]);
    await expect(use(id, optionId)).rejects.toThrow();
    const again = { ownerId: id, id: optionId, revision: 2 };
    await expect(acting((tx) => arrangeOption(tx, trial.coordinator, clock, again, option))).rejects.toEqual(
      new Refused('procurement.refused.option-used'),
    );
  });

  it('that is about something else is used without changing what is counted', async () => {
    const { id, optionId } = await beginWithOption({ kind: 'other', amount: null });
    await sign(id);
    await use(id, optionId);
    expect(await optionsOf(id)).toMatchObject([{ usedNumber: 1 }]);
    expect((await contractOf(id)).amount).toBe(row.amount);
  });

  it('lapses by its day, but is written down later if it was used in time', async () => {
    const { id, optionId } = await beginWithOption({ useByOn: '2012-02-29' });
    await sign(id);
    await expect(use(id, optionId)).rejects.toEqual(
      new Refused('procurement.refused.option-lapsed', { day: '29.2.2012' }),
    );
    await use(id, optionId, { agreedOn: '2012-02-29' });
    expect(await optionsOf(id)).toMatchObject([{ usedNumber: 1 }]);
  });

  it('is a task of who looks after the contract while its day is near', async () => {
    const { id, optionId } = await beginWithOption();
    const tasksOn = async (day: string, actor = trial.coordinator) =>
      (await seen((read) => listPurchaseTasks(read, actor, day), actor))
        .filter(({ key }) => key === `contract.option ${optionId}`)
        .map(({ href, dueOn }) => [href, dueOn]);
    expect(await tasksOn('2012-04-01')).toEqual([]);
    await sign(id);
    expect(await tasksOn('2012-01-31')).toEqual([]);
    expect(await tasksOn('2012-04-01')).toEqual([[`/workspace/contracts/${id}#options`, '2012-04-30']]);
    expect(await tasksOn('2012-04-01', trial.first.actor)).toEqual([]);
    expect(await tasksOn('2012-05-01')).toEqual([]);
    await use(id, optionId);
    expect(await tasksOn('2012-04-01')).toEqual([]);
  });

  it('says how much as its kind has it', async () => {
    await beginWithOption();
    const broken = sql`update contract_option set ends_on = '2014-06-30'`.execute(trial.test.owner);
    await expect(broken).rejects.toThrow('contract_option_how_much');
  });
});
