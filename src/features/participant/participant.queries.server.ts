import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { NumberedParticipant, Sex, ToldOfPerson } from './participant.model.ts';
import type { PeopleChoice } from './participant-address.model.ts';

/** The people of a project with these numbers; numbers that nobody has are left out. */
export function listParticipantsByNumber(
  read: Read,
  projectId: number,
  numbers: readonly number[],
): Promise<(NumberedParticipant & Pick<ToldOfPerson, 'segmentId'>)[]> {
  return selectRows(
    read,
    sql<NumberedParticipant & Pick<ToldOfPerson, 'segmentId'>>`
      select participant.id, participant.number, participant.plan_segment_id as segment_id
      from participant
      where participant.project_id = ${projectId} and participant.number = any (${[...numbers]}::int[])
      order by participant.number`,
  );
}

/**
 * What is known of a person of a project. The day on which somebody was added is told nowhere: beside the history of a sensitive service
 * it would tell who began it.
 */
export interface ListedParticipant extends ToldOfPerson {
  readonly number: number;
}

/** Whether somebody of a project, at hand as `participant`, is among those meant. */
function isAmong({ segmentId, sex }: PeopleChoice): RawBuilder<boolean> {
  const isOfSegment =
    segmentId === undefined ? sql`true` : sql`participant.plan_segment_id is not distinct from ${segmentId}::int`;
  return sql`${isOfSegment} and ${sex === undefined ? sql`true` : sql`participant.sex = ${sex}`}`;
}

/** So many people of a project, or some of them, the newest first, behind the one with the number `before`. */
export function listParticipants(
  read: Read,
  projectId: number,
  { before, most, ...choice }: { readonly before: number | undefined; readonly most: number } & PeopleChoice,
): Promise<ListedParticipant[]> {
  return selectRows(
    read,
    sql<ListedParticipant>`
      select participant.number, participant.sex, participant.plan_segment_id as segment_id
      from participant
      where participant.project_id = ${projectId} and participant.number < ${before ?? 2_147_483_647} and ${isAmong(choice)}
      order by participant.number desc
      limit ${most}`,
  );
}

/** How many people of a project, or some of them, there are of each sex. */
export async function countParticipants(
  read: Read,
  projectId: number,
  choice: PeopleChoice = {},
): Promise<Readonly<Record<Sex, number>>> {
  const rows = await selectRows(
    read,
    sql<{ sex: Sex; count: number }>`
      select participant.sex, count(*)::int as count
      from participant
      where participant.project_id = ${projectId} and ${isAmong(choice)}
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
): Promise<ToldOfPerson & { readonly revision: number }> {
  const [person] = await selectRows(
    read,
    sql<ToldOfPerson & { revision: number }>`
      select participant.sex, participant.plan_segment_id as segment_id, participant.revision
      from participant
      where participant.project_id = ${projectId} and participant.number = ${number}`,
  );
  if (!person) throw new NotFound(`The project has no person with the number ${number}.`);
  return person;
}
