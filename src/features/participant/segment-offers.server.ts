import type { Offer } from '#features/entry/public.parts.ts';
import { listProjectSegments } from '#features/plan/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import { getParticipant } from './participant.queries.server.ts';

/** The parts of the target group to choose from for a person: those of the plan in force, and the one that the person has. */
export async function offeredSegments(read: Read, projectId: number, number: number, today: string): Promise<Offer[]> {
  const { segmentId } = await getParticipant(read, projectId, number);
  const segments = await listProjectSegments(read, projectId, today);
  return segments
    .filter(({ id, isInForce }) => isInForce || id === segmentId)
    .map(({ id, name }) => ({ value: String(id), text: name, lang: 'fi' }));
}
