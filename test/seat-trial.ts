import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { offerSeats, requestSeats, takeSeats } from '#features/seat/public.server.ts';
import { type Read, readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { createActor } from './actor.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export const today = '2026-03-02';
export const onDay = (day: string) => ({ now: () => new Date(`${day}T09:00:00Z`) });
export const clock = onDay(today);
export const march = { startsOn: '2026-03-02', endsOn: '2026-03-31', workPlaceId: null };

interface GivenDays {
  readonly startsOn?: string;
  readonly endsOn?: string | null;
  readonly workPlaceId?: number | null;
  readonly reason?: string;
}

/** Most tests are not about the order of intake. */
const outOfTurn = { reason: 'Tarvitsee paikan ennen muita' };

/** The code with which an act is refused, or `done`. */
export const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => (error instanceof Refused ? error.code : String(error.name)),
  );

/**
 * A project of its own with a club of two seats, made anew for each test, to which people come and from which they go; with those who
 * work with it and short ways to do so.
 */
export function createSeatTrial() {
  const trial = { projectId: 0, measureId: 0, measures: 0 } as Trial;

  const actorOf = (role: Role): Promise<Actor> =>
    createActor(trial.test, { given: [{ role, scope: { kind: 'project', id: trial.projectId } }] });

  beforeAll(async () => {
    trial.test = await createTestDatabase();
    const { owner } = trial.test;
    const project = await owner
      .insertInto('project')
      .values({ code: 'S20001' })
      .returning('id')
      .executeTakeFirstOrThrow();
    trial.projectId = project.id;
    trial.coordinator = await actorOf('coordinator');
    trial.worker = await actorOf('project-worker');
  });
  afterAll(() => trial.test.close());
  beforeEach(() => begin());

  /** Goes on with another measure of the project, not like the club in what is given. */
  async function begin(
    changed: { seats?: number | null; state?: string; kind?: string; shape?: string; endsOn?: string } = {},
  ): Promise<number> {
    trial.measures += 1;
    const {
      seats = 2,
      state = 'running',
      kind = 'coaching-job-search',
      shape = 'non-stop',
      endsOn = '2026-12-31',
    } = changed;
    const { rows } = await sql<{ id: number }>`
      insert into measure (project_id, kind, shape, name, funding, starts_on, ends_on, seats, state, recorded_at, recorded_by)
      values (${trial.projectId}, ${kind}, ${shape}, ${`Klubi ${trial.measures}`}, 'esf', '2026-01-01', ${endsOn}, ${seats},
        ${state}, now(), ${trial.coordinator.userId})
      returning id`.execute(trial.test.owner);
    trial.measureId = rows[0]?.id ?? 0;
    return trial.measureId;
  }

  const act = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) =>
    writingAs(trial.test.database, actor.userId, work);
  const look = <Found>(work: (read: Read) => Promise<Found>, actor = trial.worker) =>
    readingAs(trial.test.database, actor.userId, work);

  /** Puts new people in line; gives their numbers. */
  const request = (count: number, { actor = trial.worker, askedOn = today } = {}): Promise<number[]> =>
    act(actor, (tx) =>
      requestSeats(tx, actor, clock, {
        measureId: trial.measureId,
        numbers: [],
        newSexes: Array(count).fill('female'),
        askedOn,
      }),
    );

  const offer = (numbers: readonly number[], days: GivenDays = march, replyBy = '2026-03-09') =>
    act(trial.coordinator, (tx) =>
      offerSeats(tx, trial.coordinator, clock, {
        measureId: trial.measureId,
        numbers,
        replyBy,
        ...outOfTurn,
        ...march,
        ...days,
      }),
    );

  const take = (numbers: readonly number[], given: GivenDays = march) =>
    act(trial.coordinator, (tx) =>
      takeSeats(tx, trial.coordinator, clock, {
        measureId: trial.measureId,
        numbers,
        ...outOfTurn,
        ...march,
        ...given,
      }),
    );

  /** The seat in line, or the newest, of a person by the number. */
  async function seatOf(number: number) {
    const { rows } = await sql<{ id: number; state: string; replyBy: string | null; startsOn: string; endsOn: string }>`
      select seat.id, seat.state, seat.reply_by, seat.starts_on, seat.ends_on
      from seat
      join participant_number numbered on numbered.id = seat.participant_id
      where seat.measure_id = ${trial.measureId} and numbered.number = ${number}
      order by seat.id desc
      limit 1`.execute(trial.test.owner);
    const [seat] = rows;
    if (!seat) throw new Error(`Nobody with the number ${number} has a seat.`);
    return seat;
  }

  const lastEntry = () =>
    trial.test.owner
      .selectFrom('auditEntry')
      .select(['act', 'subjectKind', 'details', 'projectId'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();

  return { trial, actorOf, begin, act, look, request, offer, take, seatOf, lastEntry };
}

interface Trial {
  test: TestDatabase;
  projectId: number;
  coordinator: Actor;
  worker: Actor;
  /** The measure that the test goes on with, and how many there have been. */
  measureId: number;
  measures: number;
}
