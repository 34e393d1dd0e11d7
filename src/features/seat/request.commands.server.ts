import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { listParticipantsByNumber, recordParticipants } from '#features/participant/public.server.ts';
import type { NumberedParticipant, Sex } from '#features/participant/public.ts';
import { type Clock, dayAsRead, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { refuseNumbers, refuseOver, without } from './refusal.model.ts';
import { isOver } from './seat.model.ts';
import { findLastDay } from './seat.queries.server.ts';
import { mayOnSeats } from './seat-permission.ts';
import { personsToTell, recordSteps, type Step, stepInto } from './seat-step.server.ts';
import { seatViewOf } from './seat-view.model.ts';
import { listSeated, refuseThoseWithSeat } from './seated.server.ts';

/**
 * Puts people of the project in line for a measure, those with a number and as many new ones as there are sexes; `askedOn` is the day
 * on which they asked. Gives the numbers of those put in line. Throws `Refused` when a number is nobody's, somebody is in line or on a seat, or the
 * measure is over and the actor may not give its seats.
 */
export async function requestSeats(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: {
    readonly measureId: number;
    readonly numbers: readonly number[];
    readonly newSexes: readonly Sex[];
    /** The part of the target group to which the new ones belong, where that is known. */
    readonly newSegmentId?: number | null;
    readonly askedOn: string;
  },
): Promise<number[]> {
  const step = await stepInto(tx, actor, clock, 'seat.request', asked.measureId);
  const { head, permission } = step;
  const today = finnishDate(clock.now());
  await expectLine(step, actor, asked.askedOn);
  const known = await listParticipantsByNumber(reading(tx), head.projectId, asked.numbers);
  refuseNumbers(
    'seat.refused.unknown-person',
    without(
      asked.numbers,
      known.map(({ number }) => number),
    ),
  );
  const newInLine = await notYetSeated(step, actor, known, today);
  const project = { id: head.projectId, code: head.projectCode };
  const added =
    asked.newSexes.length > 0
      ? await recordParticipants(tx, actor, clock, {
          project,
          sexes: asked.newSexes,
          segmentId: asked.newSegmentId ?? null,
        })
      : [];
  const everybody = [...newInLine, ...added];
  const { rows } = await sql<{ id: number }>`
    insert into seat (measure_id, participant_id, state, asked_at, recorded_by)
    select ${head.id}, given.id, 'waiting', ${askedAt(asked.askedOn, clock)}, ${actor.userId}
    from unnest(${everybody.map(({ id }) => id)}::int[]) with ordinality as given (id, place)
    order by given.place
    returning id`.execute(tx);
  await recordSteps(
    step,
    rows.map(({ id }) => id),
    'waiting',
  );
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id: head.id },
    projectId: head.projectId,
    details: personsToTell(
      head,
      [...known, ...added].map(({ number }) => number),
    ),
  });
  return everybody.map(({ number }) => number);
}

/** Nobody begins to wait for a measure that is over; but whoever gives seats may enter afterwards who had asked for it before its end. */
async function expectLine(step: Step, actor: Actor, askedOn: string): Promise<void> {
  const { head, tx, clock } = step;
  if (head.state === 'cancelled' || !mayOnSeats(actor, 'seat.take', head)) refuseOver(head);
  if (askedOn > finnishDate(clock.now())) throw new Refused('seat.refused.asked-later');
  const lastOn = isOver(head.state) ? await findLastDay(reading(tx), head.id) : null;
  if (lastOn !== null && askedOn > lastOn) throw new Refused('seat.refused.asked-after', { day: dayAsRead(lastOn) });
}

/** Of a day gone by nobody knows the hour: it counts as its noon. */
function askedAt(askedOn: string, clock: Clock): Date {
  const now = clock.now();
  return askedOn === finnishDate(now) ? now : new Date(`${askedOn}T10:00:00Z`);
}

/**
 * Those of the persons who are to be put in line. Throws `Refused` with the numbers of those who are in line or on a seat already; for
 * whom the line is hidden from, these are left out in silence, since a number in an answer would tell who is in the measure.
 */
async function notYetSeated(
  step: Step,
  actor: Actor,
  persons: readonly NumberedParticipant[],
  today: string,
): Promise<NumberedParticipant[]> {
  const ids = persons.map(({ id }) => id);
  if (seatViewOf(actor, step.head) === 'line') {
    await refuseThoseWithSeat(step, ids, today);
    return [...persons];
  }
  const seated = new Set((await listSeated(step, ids, today)).map(({ participantId }) => participantId));
  return persons.filter(({ id }) => !seated.has(id));
}
