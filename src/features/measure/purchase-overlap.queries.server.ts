import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Reach } from '#platform/permission/policy.ts';
import type { MeasureHead } from './head.model.ts';
import { isMeasureWithin } from './head.queries.server.ts';
import { doPurchasesOverlap, type Purchase } from './purchase-overlap.model.ts';

/** A measure that buys the same with other money. */
export interface OverlappingPurchase extends Purchase {
  readonly name: string;
  readonly projectCode: string;
}

/** Measures within reach that buy for the same people what this one does, with the other money; in the order of their days. */
export async function listOverlappingPurchases(
  read: Read,
  reach: Reach,
  head: MeasureHead,
): Promise<OverlappingPurchase[]> {
  if (head.state === 'cancelled' || head.field === null || head.municipalityCode === null) return [];
  const candidates = await selectRows(
    read,
    sql<OverlappingPurchase>`
      select measure.id, measure.name, measure.funding, measure.field, measure.municipality_code, measure.starts_on,
        measure.ends_on, project.code as project_code
      from measure
      join project on project.id = measure.project_id
      where measure.municipality_code = ${head.municipalityCode} and measure.field = ${head.field}
        and measure.funding <> ${head.funding} and measure.state <> 'cancelled'
        and ${isMeasureWithin(reach, sql`measure.id`)}
      order by measure.starts_on, measure.id`,
  );
  return candidates.filter((other) => doPurchasesOverlap(head, other));
}
