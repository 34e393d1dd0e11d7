import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type BindingPart, changedFacts, type PartFacts } from './contract-part-change.model.ts';

interface Change {
  readonly kind: BindingPart;
  readonly partId: number;
  readonly was: PartFacts | null;
  readonly isNow: PartFacts | null;
  /** Why; a draft of a contract needs none. */
  readonly reason: string | null;
}

/**
 * Keeps what is changed in a contract that binds, with the reason; of a draft nothing is kept. The caller has permitted and audits.
 * Throws `Refused` where nobody says why.
 */
export async function keepPartChange(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  contract: { readonly id: number; readonly signedOn: string | null },
  { kind, partId, was, isNow, reason }: Change,
): Promise<void> {
  if (contract.signedOn === null || changedFacts({ was, isNow }).length === 0) return;
  if (reason === null) throw new Refused('procurement.refused.part-reason');
  await tx
    .insertInto('contractPartChange')
    .values({
      contractId: contract.id,
      kind,
      partId,
      was: was && JSON.stringify(was),
      isNow: isNow && JSON.stringify(isNow),
      reason,
      changedAt: clock.now(),
      changedBy: actor.userId,
    })
    .execute();
}
