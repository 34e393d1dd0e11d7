import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { NumberedParticipant } from './participant.model.ts';

/** The people of a project with these numbers; numbers that nobody has are left out. */
export function listParticipantsByNumber(
  read: Read,
  projectId: number,
  numbers: readonly number[],
): Promise<NumberedParticipant[]> {
  return selectRows(
    read,
    sql<NumberedParticipant>`
      select participant.id, participant.number
      from participant
      where participant.project_id = ${projectId} and participant.number = any (${[...numbers]}::int[])
      order by participant.number`,
  );
}
