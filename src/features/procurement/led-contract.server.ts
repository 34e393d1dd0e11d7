import { listUnitsMeant, recordNamedUnits } from '#features/organisation/public.server.ts';
import { unitOrNewFindings } from '#features/organisation/public.ts';
import type { Finding } from '#features/sheet/public.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { type Contract, findContract } from './contract.queries.server.ts';
import { type ContractPart, contractAddress } from './contract-part.model.ts';
import { procurementPolicy } from './procurement.policy.ts';
import { known } from './tender-entry.server.ts';

/** A contract that somebody looks after. Throws `NotFound`, `Forbidden`. */
export async function findLedContract(read: Read, actor: Actor, id: number): Promise<Contract> {
  const contract = await findContract(read, actor, id);
  permit(procurementPolicy, actor, 'contract.prepare', await placeOfProject(read, contract.projectId));
  return contract;
}

/** The key and the address of the form of a record of a contract; `row` is undefined for a new one. */
export const frameOf = (part: ContractPart, contractId: number, row: number | undefined) => ({
  key: `contract-${part}:${contractId}:${row ?? 'new'}`,
  address: contractAddress(contractId, part, row ?? 'new'),
});

/** What to tell whoever named a provider or an employer that is not one known unit. */
export async function namedUnitFindings(read: Read, written: string, column = 'provider'): Promise<Finding[]> {
  return unitOrNewFindings(await listUnitsMeant(read, written), written, column);
}

/** The unit that is meant by what `namedUnitFindings` did not refuse; one that nobody knew is recorded. */
export async function meantUnit(tx: Tx, clock: Clock, written: string): Promise<number> {
  const [meant] = await listUnitsMeant(reading(tx), written);
  const [unitId] = meant ? [meant.id] : await recordNamedUnits(tx, [written], finnishDate(clock.now()));
  return known(unitId);
}
