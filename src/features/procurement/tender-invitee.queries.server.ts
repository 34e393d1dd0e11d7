import type { Read } from '#platform/db/database.server.ts';
import type { Invitee } from './tender-invitee.model.ts';

/** Who is asked for an offer in a tender, in the order of their names. */
export function listInvitees(read: Read, tenderId: number): Promise<Invitee[]> {
  return read
    .selectFrom('tenderInvitee')
    .select(['id', 'providerUnitId as unitId', 'providerName as name', 'askedOn'])
    .where('tenderId', '=', tenderId)
    .orderBy('providerName')
    .execute();
}
