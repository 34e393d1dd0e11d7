import { sql } from 'kysely';
import { type Clock, dayAsRead, daysAfter } from '#platform/clock.ts';
import { reading, selectRows, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { holdContract, recordContractAct } from './contract.commands.server.ts';
import type { CapacityRow, ModuleRow } from './contract-form.model.ts';
import type { PartKey } from './tender.commands.server.ts';

/** Puts a module on the tray of a contract, or changes it. Throws `Conflict`. */
export async function arrangeModule(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { ownerId, id, revision }: PartKey,
  { title, days, price }: ModuleRow,
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', ownerId);
  const columns = { title, days: String(days), priceCents: price };
  if (id === undefined) {
    const number = sql<number>`(
      select coalesce(max(module.number), 0) + 1 from contract_module module where module.contract_id = ${ownerId})`;
    await tx
      .insertInto('contractModule')
      .values({ ...columns, contractId: ownerId, number })
      .execute();
  } else {
    const { numUpdatedRows } = await tx
      .updateTable('contractModule')
      .set({ ...columns, revision: revision + 1 })
      .where('id', '=', id)
      .where('contractId', '=', ownerId)
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Conflict(`The module ${id} was changed meanwhile.`);
  }
  await recordContractAct(tx, clock, permission, contract, { details: { module: title, price } });
}

/** Takes a module from the tray, unless somebody has it in their package. Throws `Refused`. */
export async function dropModule(tx: Tx, actor: Actor, clock: Clock, contractId: number, id: number): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', contractId);
  const dropped = await unlessInUse(() =>
    tx
      .deleteFrom('contractModule')
      .where('id', '=', id)
      .where('contractId', '=', contractId)
      .returning(['title', 'priceCents'])
      .executeTakeFirst(),
  );
  if (!dropped) return;
  await recordContractAct(tx, clock, permission, contract, {
    details: { dropped: dropped.title, price: dropped.priceCents },
  });
}

/**
 * Adds capacity to a contract, or changes it; what was called off from it must still be in it. Throws `Conflict`, `Refused`.
 */
export async function arrangeCapacity(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { ownerId, id, revision }: PartKey,
  row: CapacityRow,
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', ownerId);
  const organisationUnitId = row.supplier === null ? null : Number(row.supplier);
  if (organisationUnitId !== null) await expectProvider(tx, ownerId, organisationUnitId);
  const columns = {
    field: row.field,
    unit: row.unit,
    amount: String(row.amount),
    unitPriceCents: row.unitPrice ?? contract.unitPriceCents,
    fromOn: row.fromOn,
    untilOn: daysAfter(row.lastOn, 1),
    organisationUnitId,
  };
  if (id === undefined) {
    await tx
      .insertInto('capacityLine')
      .values({ ...columns, contractId: ownerId })
      .execute();
  } else {
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
  await recordContractAct(tx, clock, permission, contract, { details: { field: row.field, amount: row.amount } });
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
export async function dropCapacity(tx: Tx, actor: Actor, clock: Clock, contractId: number, id: number): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', contractId);
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
  if (!dropped) return;
  const { field, amount, unitPriceCents } = dropped;
  await recordContractAct(tx, clock, permission, contract, {
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
