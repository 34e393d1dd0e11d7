import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { NumberedParticipant, Sex } from './participant.model.ts';

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

/** What is known of a person of a project. */
export interface ListedParticipant {
  readonly number: number;
  readonly sex: Sex;
  readonly recordedAt: Date;
}

/** So many people of a project, the newest first, behind the one with the number `before`. */
export function listParticipants(
  read: Read,
  projectId: number,
  { before, most }: { readonly before: number | undefined; readonly most: number },
): Promise<ListedParticipant[]> {
  return selectRows(
    read,
    sql<ListedParticipant>`
      select participant.number, participant.sex, participant.recorded_at
      from participant
      where participant.project_id = ${projectId} and participant.number < ${before ?? 2_147_483_647}
      order by participant.number desc
      limit ${most}`,
  );
}

/** How many people of a project there are of each sex. */
export async function countParticipants(read: Read, projectId: number): Promise<Readonly<Record<Sex, number>>> {
  const rows = await selectRows(
    read,
    sql<{ sex: Sex; count: number }>`
      select participant.sex, count(*)::int as count
      from participant
      where participant.project_id = ${projectId}
      group by participant.sex`,
  );
  const counted = (sex: Sex) => rows.find((row) => row.sex === sex)?.count ?? 0;
  return {
    female: counted('female'),
    male: counted('male'),
    other: counted('other'),
    unknown: counted('unknown'),
  };
}

/** What is told of one person, by the number. Throws `NotFound`. */
export async function getParticipant(
  read: Read,
  projectId: number,
  number: number,
): Promise<{ readonly sex: Sex; readonly revision: number }> {
  const [person] = await selectRows(
    read,
    sql<{ sex: Sex; revision: number }>`
      select participant.sex, participant.revision
      from participant
      where participant.project_id = ${projectId} and participant.number = ${number}`,
  );
  if (!person) throw new NotFound(`The project has no person with the number ${number}.`);
  return person;
}
