import { type Clock, dayAsRead } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { holdContract, recordContractAct, replaceBuyers, replaceEmployers } from './contract.commands.server.ts';
import type { AmendmentKind } from './contract-form.model.ts';
import { expectOpenOption, markOptionUsed } from './contract-option.commands.server.ts';
import { insertVersion } from './contract-version.commands.server.ts';
import { type ContractTerms, changedTerms, sharesInWords } from './contract-version.model.ts';
import { listContractVersions } from './contract-version.queries.server.ts';
import { employersInWords, sharedBy, wholePermyriad } from './employer-share.model.ts';
import { procurementPolicy } from './procurement.policy.ts';
import { expectNotToCome } from './tender.commands.server.ts';

export interface Amendment {
  readonly id: number;
  /** Of the contract, as it was when the amendment was written. */
  readonly revision: number;
  readonly kind: AmendmentKind;
  readonly reason: string;
  /** When it was agreed, and from when it binds (ISO). */
  readonly agreedOn: string;
  readonly fromOn: string;
  /** The option that is used by it, if one is. */
  readonly optionId?: number;
  /** All that binds from then on; the shares come to the whole. */
  readonly terms: ContractTerms;
}

/**
 * Amends a signed contract: what binds from a day on is kept beside what bound before. Throws `Conflict`, `Refused`, and `Forbidden`
 * where one may not buy for a project that is to pay.
 */
export async function amendContract(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, revision, kind, reason, agreedOn, fromOn, optionId, terms }: Amendment,
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.amend', id);
  if (contract.revision !== revision) throw new Conflict(`The contract ${id} was changed meanwhile.`);
  expectNotToCome(agreedOn, clock);
  const was = (await listContractVersions(reading(tx), id)).at(-1);
  if (!was) throw new Refused('procurement.refused.not-signed');
  const changed = changedTerms(was, terms);
  if (optionId !== undefined) await expectOpenOption(tx, id, optionId, agreedOn);
  if (changed.length === 0 && optionId === undefined) throw new Refused('procurement.refused.nothing-amended');
  if (fromOn < was.inForceFrom)
    throw new Refused('procurement.refused.before-amendment', { from: dayAsRead(was.inForceFrom) });
  if (!terms.shares.some(({ projectId }) => projectId === contract.projectId))
    throw new Refused('procurement.refused.nothing-left');
  if (sharedBy(terms.employers) >= wholePermyriad) throw new Refused('procurement.refused.employers-pay-all');
  for (const { projectId } of terms.shares)
    permit(procurementPolicy, actor, 'contract.amend', await placeOfProject(reading(tx), projectId));

  const number = was.number + 1;
  await insertVersion(tx, actor, clock, { contractId: id, number, inForceFrom: fromOn, agreedOn, kind, reason }, terms);
  const { shares, employers, amount, ...columns } = terms;
  await tx
    .updateTable('contract')
    .set({ ...columns, amount: String(amount), revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  await replaceBuyers(tx, id, shares);
  await replaceEmployers(tx, id, employers);
  if (optionId !== undefined) await markOptionUsed(tx, optionId, number);
  const told = changed.map((term) => [term, { was: agreedValue(was, term), is: agreedValue(terms, term) }]);
  await recordContractAct(tx, clock, permission, contract, {
    reason,
    details: {
      amendment: number,
      kind,
      from: fromOn,
      agreed: agreedOn,
      changed: Object.fromEntries(told),
      ...(optionId !== undefined && { option: optionId }),
    },
  });
}

function agreedValue(terms: ContractTerms, term: keyof ContractTerms): string | number | null {
  if (term === 'shares') return sharesInWords(terms.shares);
  return term === 'employers' ? employersInWords(terms.employers) : terms[term];
}
