import { listUnitsMeant } from '#features/organisation/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { holdTender, recordTenderAct } from './tender.commands.server.ts';
import { isInvited } from './tender-invitee.model.ts';
import { listInvitees } from './tender-invitee.queries.server.ts';

/**
 * Notes that somebody is invited to offer: with the others while the tender is prepared, from today on once offers are asked for. Throws
 * `Refused`.
 */
export async function inviteProvider(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { tenderId, provider }: { readonly tenderId: number; readonly provider: string },
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.prepare', tenderId);
  if (tender.kind !== 'invited') throw new Refused('procurement.refused.open-to-all');
  if (tender.stage !== 'preparing' && tender.stage !== 'open') throw new Refused('procurement.refused.deadline-over');
  const read = reading(tx);
  const units = await listUnitsMeant(read, provider);
  const meant = { unitIds: units.map(({ id }) => id), name: provider };
  if (isInvited(await listInvitees(read, tenderId), meant))
    throw new Refused('procurement.refused.invited-twice', { provider });
  const [unit, ...others] = units;
  // A name that nobody knows yet, or that several bear, is kept as it stands.
  const known = unit && others.length === 0 ? unit : undefined;
  await tx
    .insertInto('tenderInvitee')
    .values({
      tenderId,
      providerUnitId: known?.id ?? null,
      providerName: known?.name ?? provider,
      askedOn: tender.stage === 'open' ? finnishDate(clock.now()) : null,
    })
    .execute();
  await recordTenderAct(tx, clock, permission, tender, { details: { invited: known?.id ?? null } });
}

/** Takes somebody from those who are to be invited, before offers are asked for. Throws `Refused`. */
export async function dropInvitee(tx: Tx, actor: Actor, clock: Clock, tenderId: number, id: number): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.prepare', tenderId);
  if (tender.stage !== 'preparing') throw new Refused('procurement.refused.already-asked');
  const { numDeletedRows } = await tx
    .deleteFrom('tenderInvitee')
    .where('id', '=', id)
    .where('tenderId', '=', tenderId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await recordTenderAct(tx, clock, permission, tender, { details: { 'invited-dropped': id } });
}
