import { type RawBuilder, sql } from 'kysely';
import { isMeasureWithin } from '#features/measure/public.server.ts';
import { isSensitiveKind, measureKinds } from '#features/measure/public.ts';
import type { Task } from '#features/notice/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may, reachOf } from '#platform/permission/policy.ts';
import { firstProposed } from './proposal.model.ts';
import { type SeatAct, seatPolicy } from './seat.policy.ts';
import { seatAddress, seatsAddress } from './seat-address.model.ts';

/** So many days before the reply to an offer is due it is a task; earlier for whoever asked for the seat, who knows the person. */
const daysBeforeReply = 3;
const daysBeforeOwnReply = 7;
const most = 50;

const noDays = { startsOn: null, lastOn: null };

const sensitiveKinds = measureKinds.filter(isSensitiveKind);

interface MeasureTask {
  readonly measureId: number;
  readonly name: string;
  readonly count: number;
  readonly dueOn: string;
}

/**
 * Replies that are due, people who start today, free seats for which people wait, and people who wait for a measure that is over: a task
 * for each measure. For whoever asks for seats also a measure that was planned for their need, and who of theirs waits.
 */
export async function listSeatTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  return [
    ...(may(seatPolicy, actor, 'seat.accept') ? await replyTasks(read, actor, today) : []),
    ...(may(seatPolicy, actor, 'seat.request') ? await metNeedTasks(read, actor, today) : []),
    ...(may(seatPolicy, actor, 'seat.cancel') ? await ownLineTasks(read, actor) : []),
    ...(may(seatPolicy, actor, 'seat.offer') ? await startTasks(read, actor, today) : []),
    ...(may(seatPolicy, actor, 'seat.offer') ? await freeSeatTasks(read, actor, today) : []),
    ...(may(seatPolicy, actor, 'seat.settle') ? await settleTasks(read, actor, today) : []),
  ];
}

/** Within whose reach for an act the `measure` is; where it is sensitive, within that of those who see its line. */
function isOpenTo(actor: Actor, act: SeatAct): RawBuilder<boolean> {
  return sql<boolean>`${isMeasureWithin(reachOf(seatPolicy, actor, act), sql`measure.id`)}
    and (measure.kind <> all (${sensitiveKinds}::text[])
      or ${isMeasureWithin(reachOf(seatPolicy, actor, 'seat.read-sensitive-line'), sql`measure.id`)})`;
}

async function replyTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const rows = await selectRows(
    read,
    sql<MeasureTask>`
      select measure.id as measure_id, measure.name, count(*)::int as count, min(seat.reply_by) as due_on
      from seat
      join measure on measure.id = seat.measure_id
      where seat.state = 'offered' and ${isOpenTo(actor, 'seat.accept')}
        and (seat.reply_by <= ${daysAfter(today, daysBeforeReply)}::date
          or seat.reply_by <= ${daysAfter(today, daysBeforeOwnReply)}::date and seat.recorded_by = ${actor.userId})
      group by measure.id
      order by min(seat.reply_by), measure.id
      limit ${most}`,
  );
  return rows.map((row) => ({ ...taskOf(row, 'seat.reply', 'offered'), dueOn: row.dueOn }));
}

/** Measures that were planned for a need somebody asked, as long as they have asked for no seat there. */
async function metNeedTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const rows = await selectRows(
    read,
    sql<MeasureTask>`
      select measure.id as measure_id, measure.name, need.amount as count, ${today}::date as due_on
      from measure_need need
      join measure on measure.measure_need_id = need.id and measure.kind <> all (${sensitiveKinds}::text[])
        and measure.state in ('plan', 'tender', 'contract', 'intake', 'running')
        and (measure.ends_on is null or measure.ends_on >= ${today}::date)
      where need.recorded_by = ${actor.userId}
        and ${isMeasureWithin(reachOf(seatPolicy, actor, 'seat.request'), sql`measure.id`)}
        and not exists (
          select from seat where seat.measure_id = measure.id and seat.recorded_by = ${actor.userId})
      order by measure.id desc
      limit ${most}`,
  );
  return rows.map((row) => ({ ...taskOf(row, 'seat.need-met'), urgency: 'week' }));
}

/** Those for whom somebody who gives no seats asked for one, and who still wait: the request can be cancelled. */
async function ownLineTasks(read: Read, actor: Actor): Promise<Task[]> {
  if (may(seatPolicy, actor, 'seat.offer')) return [];
  const rows = await selectRows(
    read,
    sql<MeasureTask & { seatId: number; since: string }>`
      select measure.id as measure_id, measure.name, count(*)::int as count, min(seat.id) as seat_id,
        (min(seat.asked_at) at time zone 'Europe/Helsinki')::date as since
      from seat
      join measure on measure.id = seat.measure_id and measure.state not in ('closed', 'judged', 'cancelled')
      where seat.state = 'waiting' and seat.recorded_by = ${actor.userId} and ${isOpenTo(actor, 'seat.cancel')}
      group by measure.id
      order by min(seat.asked_at), measure.id
      limit ${most}`,
  );
  return rows.map((row) => ({
    ...taskOf(row, 'seat.own-line', 'waiting'),
    href: row.count === 1 ? seatAddress(row.measureId, row.seatId) : `${seatsAddress(row.measureId)}?own=yes#waiting`,
    since: row.since,
    urgency: 'later',
  }));
}

async function startTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const rows = await selectRows(
    read,
    sql<MeasureTask>`
      select measure.id as measure_id, measure.name, count(*)::int as count, ${today}::date as due_on
      from seat
      join measure on measure.id = seat.measure_id
      where seat.state = 'taken' and seat.starts_on = ${today}::date
        and measure.state not in ('closed', 'judged', 'cancelled')
        and ${isMeasureWithin(reachOf(seatPolicy, actor, 'seat.offer'), sql`seat.measure_id`)}
      group by measure.id
      order by measure.id
      limit ${most}`,
  );
  return rows.map((row) => ({ ...taskOf(row, 'seat.start', 'held'), dueOn: row.dueOn }));
}

async function freeSeatTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const rows = await selectRows(
    read,
    sql<MeasureTask>`
      select measure.id as measure_id, measure.name, least(line.count, counted.seats - against.fullest)::int as count,
        ${today}::date as due_on
      from (
        select seat.measure_id, count(*) as count from seat where seat.state = 'waiting' group by seat.measure_id
      ) line
      join measure on measure.id = line.measure_id and measure.state in ('intake', 'running')
        and (measure.ends_on is null or measure.ends_on >= ${today}::date)
      -- A seat is offered from the day of reply on, and to the end: whoever begins later holds it, too.
      cross join lateral (
        select case when measure.starts_on > ${today}::date then measure.starts_on
          else least(${firstProposed('offer', noDays, today).startsOn}::date, measure.ends_on) end as on_day
      ) proposed
      cross join lateral seats_of_measure(measure.id, proposed.on_day) counted
      cross join lateral seats_against_days(measure.id, null, null, proposed.on_day) against
      where against.fullest < counted.seats
        and ${isMeasureWithin(reachOf(seatPolicy, actor, 'seat.offer'), sql`measure.id`)}
      order by measure.id
      limit ${most}`,
  );
  return rows.map((row) => ({ ...taskOf(row, 'seat.free', 'waiting'), urgency: 'week' }));
}

async function settleTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const rows = await selectRows(
    read,
    sql<MeasureTask>`
      select measure.id as measure_id, measure.name, count(*)::int as count, ${today}::date as due_on
      from seat
      join measure on measure.id = seat.measure_id
        and (measure.state in ('closed', 'judged', 'cancelled') or measure.ends_on < ${today}::date)
      where seat.state in ('waiting', 'offered')
        and ${isMeasureWithin(reachOf(seatPolicy, actor, 'seat.settle'), sql`seat.measure_id`)}
      group by measure.id
      order by measure.id
      limit ${most}`,
  );
  return rows.map((row) => ({ ...taskOf(row, 'seat.settle', 'waiting'), urgency: 'week' }));
}

const taskTexts = {
  'seat.reply': 'seat.task.reply',
  'seat.need-met': 'seat.task.need-met',
  'seat.own-line': 'seat.task.own-line',
  'seat.start': 'seat.task.start',
  'seat.free': 'seat.task.free',
  'seat.settle': 'seat.task.settle',
} as const;

/** The part of the page of seats where a task is done. */
type Section = 'offered' | 'held' | 'waiting';

function taskOf({ measureId, name, count }: MeasureTask, kind: keyof typeof taskTexts, section?: Section): Task {
  return {
    key: `${kind} ${measureId}`,
    kind,
    title: (t) => t(taskTexts[kind], { count }),
    about: { name, lang: 'fi' },
    href: section === undefined ? seatsAddress(measureId) : `${seatsAddress(measureId)}#${section}`,
  };
}
