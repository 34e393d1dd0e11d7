import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
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
