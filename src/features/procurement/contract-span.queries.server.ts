import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { BoughtSpan } from './contract-span.model.ts';

/** Under which contracts signed by a day (ISO) the measures of projects are, as was agreed on it. The caller has permitted. */
export function listBoughtSpans(read: Read, projectIds: readonly number[], on: string): Promise<BoughtSpan[]> {
  return selectRows(
    read,
    sql<BoughtSpan>`
      select measure.id as measure_id, measure.project_id, contract.id as contract_id, version.starts_on, version.ends_on
      from measure
      join contract_measure bought on bought.measure_id = measure.id
      join contract on contract.id = bought.contract_id and contract.signed_on <= ${on}::date
      join lateral (
        select known.starts_on, known.ends_on from contract_version known
        where known.contract_id = contract.id and (known.in_force_from <= ${on}::date or known.number = 0)
        order by known.number desc limit 1
      ) version on true
      where measure.project_id = any (${[...projectIds]}::int[])
      order by measure.id, version.starts_on, contract.id`,
  );
}
