import { type Clock, dayAsRead } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { holdContract, recordContractAct } from './contract.commands.server.ts';
import { type ContractOption, optionStateOf } from './contract-option.model.ts';
import { listOptions } from './contract-option.queries.server.ts';
import { keepPartChange } from './contract-part-change.commands.server.ts';
import { changesTold, type PartFacts } from './contract-part-change.model.ts';
import type { OptionRow } from './contract-part-form.model.ts';
import type { PartKey } from './tender.commands.server.ts';

/** Adds an option to a contract, or changes one that was not used. Throws `Conflict`, `Refused`, `NotFound`. */
export async function arrangeOption(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { ownerId, id, revision }: PartKey,
  { changeReason: reason, unitPrice, amount, ...row }: OptionRow,
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', ownerId);
  const before = id === undefined ? null : await findUnused(tx, ownerId, id);
  const columns = { ...row, amount: amount === null ? null : String(amount), unitPriceCents: unitPrice };
  const partId = before
    ? await changeOption(tx, before, revision, columns)
    : await insertOption(tx, actor, clock, { ...columns, contractId: ownerId });
  const was = before && factsOf(before);
  const isNow = factsOf({ ...row, amount, unitPriceCents: unitPrice });
  await keepPartChange(tx, actor, clock, contract, { kind: 'option', partId, was, isNow, reason });
  await recordContractAct(tx, clock, permission, contract, {
    reason: reason ?? undefined,
    details: { option: partId, what: row.what, changed: changesTold({ was, isNow }) },
  });
}

interface OptionColumns extends Omit<OptionRow, 'changeReason' | 'unitPrice' | 'amount'> {
  readonly amount: string | null;
  readonly unitPriceCents: number | null;
}

async function insertOption(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  columns: OptionColumns & { readonly contractId: number },
): Promise<number> {
  const { id } = await tx
    .insertInto('contractOption')
    .values({ ...columns, recordedAt: clock.now(), recordedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function changeOption(
  tx: Tx,
  { id, revision: known }: ContractOption,
  revision: number,
  columns: OptionColumns,
): Promise<number> {
  if (known !== revision) throw new Conflict(`The option ${id} was changed meanwhile.`);
  await tx
    .updateTable('contractOption')
    .set({ ...columns, revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  return id;
}

function factsOf(
  option: Pick<ContractOption, 'kind' | 'what' | 'amount' | 'endsOn' | 'unitPriceCents' | 'useByOn'>,
): PartFacts {
  const { kind, what, amount, endsOn, unitPriceCents: unitPrice, useByOn } = option;
  return { kind, what, amount, endsOn, unitPrice, useByOn };
}

/** An option as it stands; the caller holds its contract. Throws `NotFound`, and `Refused` for one that was used. */
async function findUnused(tx: Tx, contractId: number, id: number): Promise<ContractOption> {
  const option = (await listOptions(reading(tx), contractId)).find((one) => one.id === id);
  if (!option) throw new NotFound(`The contract ${contractId} has no option ${id}.`);
  if (option.usedNumber !== null) throw new Refused('procurement.refused.option-used');
  return option;
}

/** Takes an option that was not used out of a contract; out of a signed one with a reason. Throws `Refused`, `NotFound`. */
export async function dropOption(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  contractId: number,
  { id, reason }: { readonly id: number; readonly reason: string | null },
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', contractId);
  const option = await findUnused(tx, contractId, id);
  await tx.deleteFrom('contractOption').where('id', '=', id).execute();
  const change = { kind: 'option', partId: id, was: factsOf(option), isNow: null, reason } as const;
  await keepPartChange(tx, actor, clock, contract, change);
  await recordContractAct(tx, clock, permission, contract, {
    reason: reason ?? undefined,
    details: { dropped: option.what, useBy: option.useByOn },
  });
}

/** An option that can be used by an amendment agreed on a day (ISO); the caller holds the contract. Throws `NotFound`, `Refused`. */
export async function expectOpenOption(tx: Tx, contractId: number, id: number, agreedOn: string): Promise<void> {
  const option = await findUnused(tx, contractId, id);
  if (optionStateOf(option, agreedOn) === 'lapsed')
    throw new Refused('procurement.refused.option-lapsed', { day: dayAsRead(option.useByOn) });
}

/** Notes by which amendment an option was used; the caller has permitted, and audits. */
export async function markOptionUsed(tx: Tx, id: number, usedNumber: number): Promise<void> {
  await tx
    .updateTable('contractOption')
    .set((column) => ({ usedNumber, revision: column('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
