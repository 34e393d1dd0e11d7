import { type RawBuilder, sql } from 'kysely';
import { isMeasureWithin } from '#features/measure/public.server.ts';
import { isSensitiveKind, measureKinds } from '#features/measure/public.ts';
import type { Sex } from '#features/participant/public.ts';
import { seatPolicy } from '#features/seat/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import type { StartedChoice } from './coordination-address.model.ts';

/** The seats, as `seat`, that had begun by a day, and whose they are, as `person`, to the measures that are at hand as `measure`. */
export function startedSeats(on: string): RawBuilder<unknown> {
  return sql`
    join seat on seat.measure_id = measure.id and seat.state in ('taken', 'left') and seat.starts_on <= ${on}::date
    join participant person on person.id = seat.participant_id`;
}

/** Whether a person counts among the women, or among those whose sex nobody has told. */
export function isOf(who: StartedChoice['who']): RawBuilder<boolean> {
  if (who === undefined) return sql`true`;
  return who === 'women' ? sql`person.sex = 'female'` : sql`person.sex = 'unknown'`;
}

/** Somebody who had begun by a day, with the measure in which that was first. */
export interface StartedPerson {
  readonly projectCode: string;
  readonly number: number;
  readonly sex: Sex;
  readonly measureId: number;
  readonly measureName: string;
  readonly seatId: number;
  readonly startsOn: string;
}

export interface StartedPage {
  /** How many began; each once in a project. */
  readonly total: number;
  /** How many of them the reader may only count: their seats are in measures whose people are not theirs to see. */
  readonly untold: number;
  /** A page of the others. */
  readonly persons: readonly StartedPerson[];
}

interface Question extends Pick<StartedChoice, 'who'> {
  readonly on: string;
  readonly page: number;
  readonly size: number;
}

/** Who had begun by a day in the measures of projects, by project and number. The caller has permitted the projects. */
export async function listStarted(
  read: Read,
  actor: Actor,
  projectIds: readonly number[],
  { on, who, page, size }: Question,
): Promise<StartedPage> {
  const begun = sql`
    select distinct on (measure.project_id, person.id) measure.project_id, person.number, person.sex,
      measure.id as measure_id, measure.name as measure_name, seat.id as seat_id, seat.starts_on, ${isTold(actor)} as is_told
    from measure
    ${startedSeats(on)}
    where measure.project_id = any (${[...projectIds]}::int[]) and ${isOf(who)}
    order by measure.project_id, person.id, is_told desc, seat.starts_on, seat.id`;
  const [counted] = await selectRows(
    read,
    sql<Omit<StartedPage, 'persons'>>`
      select count(*)::int as total, count(*) filter (where not begun.is_told)::int as untold from (${begun}) begun`,
  );
  const persons = await selectRows(
    read,
    sql<StartedPerson>`
      select project.code as project_code, begun.number, begun.sex, begun.measure_id, begun.measure_name, begun.seat_id,
        begun.starts_on
      from (${begun}) begun
      join project on project.id = begun.project_id
      where begun.is_told
      order by project.code, begun.number
      limit ${size} offset ${(page - 1) * size}`,
  );
  return { total: counted?.total ?? 0, untold: counted?.untold ?? 0, persons };
}

/** Which of these measures have people whom the reader may see. */
export async function findMeasuresTold(read: Read, actor: Actor, ids: readonly number[]): Promise<number[]> {
  const rows = await selectRows(
    read,
    sql<{
      id: number;
    }>`select measure.id from measure where measure.id = any (${[...ids]}::int[]) and ${isTold(actor)}`,
  );
  return rows.map(({ id }) => id);
}

/** Whether the reader may see who is on the seats of a measure, as the page of these seats has it. */
function isTold(actor: Actor): RawBuilder<boolean> {
  const within = (act: 'seat.read-line' | 'seat.read-sensitive-line') =>
    isMeasureWithin(reachOf(seatPolicy, actor, act), sql`measure.id`);
  return sql`case when measure.kind = any (${measureKinds.filter(isSensitiveKind)}::text[])
    then ${within('seat.read-sensitive-line')} else ${within('seat.read-line')} end`;
}
