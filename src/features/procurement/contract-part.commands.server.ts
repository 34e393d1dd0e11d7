import { sql } from 'kysely';
import { type Clock, dayAsRead, daysAfter } from '#platform/clock.ts';
import { reading, selectRows, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { whyUnfitting } from './capacity-fit.model.ts';
import { holdContract, recordContractAct } from './contract.commands.server.ts';
import { listCapacity, listModules } from './contract.queries.server.ts';
import type { PriceModel } from './contract-form.model.ts';
import { keepPartChange } from './contract-part-change.commands.server.ts';
import { changesTold } from './contract-part-change.model.ts';
import type { CapacityRow, ModuleRow } from './contract-part-form.model.ts';
import type { PartKey } from './tender.commands.server.ts';

/** Puts a module on the tray of a contract, or changes it; of a signed one with a reason. Throws `Conflict`, `Refused`. */
export async function arrangeModule(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { ownerId, id, revision }: PartKey,
  { title, days, price, changeReason: reason }: ModuleRow,
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', ownerId);
  const was = id === undefined ? null : await findModule(tx, ownerId, id);
  const isNow = { title, days, price };
  const partId = id === undefined ? await insertModule(tx, ownerId, isNow) : id;
  if (id !== undefined) await changeModule(tx, { ownerId, id, revision }, isNow);
  await keepPartChange(tx, actor, clock, contract, { kind: 'module', partId, was, isNow, reason });
  await recordContractAct(tx, clock, permission, contract, {
    reason: reason ?? undefined,
    details: { module: title, price, changed: changesTold({ was, isNow }) },
  });
}

type ModuleFacts = Omit<ModuleRow, 'changeReason'>;

/** Puts a module behind those that are on the tray, and gives its id. */
async function insertModule(tx: Tx, contractId: number, { title, days, price }: ModuleFacts): Promise<number> {
  const number = sql<number>`(
    select coalesce(max(module.number), 0) + 1 from contract_module module where module.contract_id = ${contractId})`;
  const { id } = await tx
    .insertInto('contractModule')
    .values({ contractId, number, title, days: String(days), priceCents: price })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function changeModule(
  tx: Tx,
  { ownerId, id, revision }: PartKey & { readonly id: number },
  { title, days, price }: ModuleFacts,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('contractModule')
    .set({ title, days: String(days), priceCents: price, revision: revision + 1 })
    .where('id', '=', id)
    .where('contractId', '=', ownerId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Conflict(`The module ${id} was changed meanwhile.`);
}

/** What a module says, if it is there; the caller holds its contract. */
async function findModule(tx: Tx, contractId: number, id: number): Promise<ModuleFacts | null> {
  const found = (await listModules(reading(tx), contractId)).find((module) => module.id === id);
  return found ? { title: found.title, days: found.days, price: found.priceCents } : null;
}

/** How a part is taken out of a contract: which, and why, which a draft need not say. */
interface Dropping {
  readonly id: number;
  readonly reason: string | null;
}

/** Takes a module from the tray, unless somebody has it in their package. Throws `Refused`. */
export async function dropModule(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  contractId: number,
  { id, reason }: Dropping,
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', contractId);
  const was = await findModule(tx, contractId, id);
  const dropped = await unlessInUse(() =>
    tx
      .deleteFrom('contractModule')
      .where('id', '=', id)
      .where('contractId', '=', contractId)
      .returning(['title', 'priceCents'])
      .executeTakeFirst(),
  );
  if (!dropped || !was) return;
  await keepPartChange(tx, actor, clock, contract, { kind: 'module', partId: id, was, isNow: null, reason });
  await recordContractAct(tx, clock, permission, contract, {
    reason: reason ?? undefined,
    details: { dropped: dropped.title, price: dropped.priceCents },
  });
}

/**
 * Adds capacity to a contract, or changes it, of a signed one with a reason; it lies within the days and the price of the contract, and
 * what was called off from it must still be in it. Throws `Conflict`, `Refused`.
 */
export async function arrangeCapacity(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { ownerId, id, revision }: PartKey,
  row: CapacityRow,
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', ownerId);
  const supplier = row.supplier === null ? null : Number(row.supplier);
  if (supplier !== null) await expectProvider(tx, ownerId, supplier);
  const misfit = whyUnfitting(
    { ...contract, priceModel: contract.priceModel as PriceModel, amount: Number(contract.amount) },
    row,
  );
  if (misfit !== undefined)
    throw new Refused(`procurement.refused.capacity-${misfit}`, {
      from: dayAsRead(contract.startsOn),
      until: dayAsRead(contract.endsOn),
    });
  const was = id === undefined ? null : await findCapacity(tx, ownerId, id);
  const { field, unit, amount, fromOn, lastOn, changeReason: reason } = row;
  const unitPrice = row.unitPrice ?? contract.unitPriceCents;
  const isNow = { field, unit, amount, unitPrice, fromOn, lastOn, supplier };
  const partId = id === undefined ? await insertCapacity(tx, ownerId, isNow) : id;
  if (id !== undefined) await changeCapacity(tx, { ownerId, id, revision }, isNow);
  await keepPartChange(tx, actor, clock, contract, { kind: 'capacity', partId, was, isNow, reason });
  await recordContractAct(tx, clock, permission, contract, {
    reason: reason ?? undefined,
    details: { field, amount, changed: changesTold({ was, isNow }) },
  });
}

/** A capacity line as its form says it, the supplier by its unit. */
interface CapacityFacts {
  readonly field: string | null;
  readonly unit: string;
  readonly amount: number;
  readonly unitPrice: number;
  readonly fromOn: string;
  readonly lastOn: string;
  readonly supplier: number | null;
}

function capacityColumns({ field, unit, amount, unitPrice, fromOn, lastOn, supplier }: CapacityFacts) {
  return {
    field,
    unit,
    amount: String(amount),
    unitPriceCents: unitPrice,
    fromOn,
    untilOn: daysAfter(lastOn, 1),
    organisationUnitId: supplier,
  };
}

async function insertCapacity(tx: Tx, contractId: number, facts: CapacityFacts): Promise<number> {
  const { id } = await tx
    .insertInto('capacityLine')
    .values({ ...capacityColumns(facts), contractId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function changeCapacity(
  tx: Tx,
  { ownerId, id, revision }: PartKey & { readonly id: number },
  facts: CapacityFacts,
): Promise<void> {
  const columns = capacityColumns(facts);
  await expectCalledOffWithin(tx, id, columns);
  const { numUpdatedRows } = await tx
    .updateTable('capacityLine')
    .set({ ...columns, revision: revision + 1 })
    .where('id', '=', id)
    .where('contractId', '=', ownerId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Conflict(`The capacity ${id} was changed meanwhile.`);
}

/** What a capacity line says, if it is there; the caller holds its contract. */
async function findCapacity(tx: Tx, contractId: number, id: number): Promise<CapacityFacts | null> {
  const lines = await listCapacity(reading(tx), { id: contractId, ownUnitIds: undefined });
  const line = lines.find((one) => one.id === id);
  if (!line) return null;
  const { field, unit, amount, unitPriceCents: unitPrice, fromOn, untilOn, organisationUnitId: supplier } = line;
  return { field, unit, amount, unitPrice, fromOn, lastOn: daysAfter(untilOn, -1), supplier };
}

async function expectProvider(tx: Tx, contractId: number, unitId: number): Promise<void> {
  const provider = await tx
    .selectFrom('contractProvider')
    .select('id')
    .where('contractId', '=', contractId)
    .where('organisationUnitId', '=', unitId)
    .executeTakeFirst();
  if (!provider) throw new Refused('procurement.refused.no-such-provider');
}

/**
 * Who calls off holds the line until it is done, and so does who changes it: none of them counts on what the other takes away. Throws
 * `Refused`.
 */
async function expectCalledOffWithin(
  tx: Tx,
  id: number,
  asked: { readonly unit: string; readonly amount: string; readonly fromOn: string; readonly untilOn: string },
): Promise<void> {
  const [line] = await selectRows(
    reading(tx),
    sql<{ unit: string }>`select line.unit from capacity_line line where line.id = ${id}::int for update`,
  );
  const called = await findCalledOff(tx, id);
  if (!line || !called) return;
  const { amount, firstOn, lastOn } = called;
  if (line.unit !== asked.unit) throw new Refused('procurement.refused.unit-called-off', { amount });
  if (Number(asked.amount) < amount)
    throw new Refused('procurement.refused.less-than-called-off', { asked: Number(asked.amount), amount });
  if (asked.fromOn > firstOn || asked.untilOn <= lastOn)
    throw new Refused('procurement.refused.days-called-off', {
      amount,
      firstOn: dayAsRead(firstOn),
      lastOn: dayAsRead(lastOn),
    });
}

interface CalledOff {
  readonly amount: number;
  readonly firstOn: string;
  readonly lastOn: string;
}

/** What is called off from a capacity line, by anybody, if anything is. */
async function findCalledOff(tx: Tx, lineId: number): Promise<CalledOff | undefined> {
  const [called] = await selectRows(
    reading(tx),
    sql<CalledOff>`
      select span.amount::float8 as amount, span.first_on, span.last_on from called_off_span(${lineId}::int) span`,
  );
  return called;
}

/** Takes capacity out of a contract, unless some of it was called off. Throws `Refused`. */
export async function dropCapacity(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  contractId: number,
  { id, reason }: Dropping,
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', contractId);
  const was = await findCapacity(tx, contractId, id);
  const called = await findCalledOff(tx, id);
  if (called) throw new Refused('procurement.refused.dropped-called-off', { amount: called.amount });
  const dropped = await unlessInUse(() =>
    tx
      .deleteFrom('capacityLine')
      .where('id', '=', id)
      .where('contractId', '=', contractId)
      .returning(['field', 'amount', 'unitPriceCents'])
      .executeTakeFirst(),
  );
  if (!dropped || !was) return;
  await keepPartChange(tx, actor, clock, contract, { kind: 'capacity', partId: id, was, isNow: null, reason });
  const { field, amount, unitPriceCents } = dropped;
  await recordContractAct(tx, clock, permission, contract, {
    reason: reason ?? undefined,
    details: { dropped: id, field, amount, price: unitPriceCents },
  });
}

const foreignKeyViolation = '23503';

/** Rooms that this one does not know may refer to what is dropped. */
async function unlessInUse<Dropped>(drop: () => Promise<Dropped>): Promise<Dropped> {
  try {
    return await drop();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === foreignKeyViolation)
      throw new Refused('procurement.refused.in-use');
    throw error;
  }
}
