import { listQuestionFrom } from '#features/view/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import { procurementPolicy } from './procurement.policy.ts';
import { contractList, tenderList } from './purchase-list.model.ts';
import { listContracts, listTenders } from './purchase-list.queries.server.ts';

/** The newest tenders, for who may see them, and contracts of a project or a measure. Throws `Forbidden`. */
export async function listPurchasesOf(
  read: Read,
  actor: Actor,
  { of, place, today }: { readonly of: Record<string, string>; readonly place: Place; readonly today: string },
) {
  permit(procurementPolicy, actor, 'contract.read', place);
  const asked = new URLSearchParams(of);
  const maySeeTenders = may(procurementPolicy, actor, 'tender.read', place);
  return {
    mayBuy: may(procurementPolicy, actor, 'tender.prepare', place),
    tenders: maySeeTenders ? await listTenders(read, actor, listQuestionFrom(tenderList, asked)) : undefined,
    contracts: await listContracts(read, actor, listQuestionFrom(contractList, asked), { today }),
  };
}
