import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { AmendmentKind } from './contract-form.model.ts';
import type { ContractTerms } from './contract-version.model.ts';
import type { EmployerShare } from './employer-share.model.ts';

/** Which version is written: as it was signed (number 0, without kind and reason), or by an amendment. */
export interface VersionHead {
  readonly contractId: number;
  readonly number: number;
  readonly inForceFrom: string;
  readonly agreedOn: string;
  readonly kind: AmendmentKind | null;
  readonly reason: string | null;
}

/** Keeps what binds in a contract from a day on; it is never changed again. The caller has permitted and audits. */
export async function insertVersion(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  head: VersionHead,
  {
    shares,
    employers,
    amount,
    ...terms
  }: Omit<ContractTerms, 'shares' | 'employers'> & {
    readonly shares: readonly { readonly projectId: number; readonly permille: number }[];
    readonly employers: readonly EmployerShare[];
  },
): Promise<void> {
  const { contractId, number } = head;
  await tx
    .insertInto('contractVersion')
    .values({ ...head, ...terms, amount: String(amount), recordedAt: clock.now(), recordedBy: actor.userId })
    .execute();
  await tx
    .insertInto('contractVersionBuyer')
    .values(shares.map(({ projectId, permille }) => ({ contractId, number, projectId, sharePermille: permille })))
    .execute();
  if (employers.length === 0) return;
  await tx
    .insertInto('contractVersionEmployer')
    .values(
      employers.map(({ unitId, permyriad }) => ({
        contractId,
        number,
        organisationUnitId: unitId,
        sharePermyriad: permyriad,
      })),
    )
    .execute();
}
