import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Contract } from './contract.queries.server.ts';
import type { ContractOption } from './contract-option.model.ts';

/** The options of a contract, those first that are to be used first. */
export function listOptions(read: Read, contractId: number): Promise<ContractOption[]> {
  return selectRows(
    read,
    sql<ContractOption>`
      select option.id, option.kind, option.what, option.amount::float8 as amount, option.ends_on, option.unit_price_cents,
        option.use_by_on, option.used_number, option.revision
      from contract_option option
      where option.contract_id = ${contractId}::int
      order by option.use_by_on, option.id`,
  );
}

/** The same as a reader of a contract may see them: without prices for a provider beside others. */
export async function listReadableOptions(
  read: Read,
  { id, tellsPrice }: Pick<Contract, 'id' | 'tellsPrice'>,
): Promise<ContractOption[]> {
  const options = await listOptions(read, id);
  return tellsPrice ? options : options.map((option) => ({ ...option, unitPriceCents: null }));
}
