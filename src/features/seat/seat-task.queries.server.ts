import { sql } from 'kysely';
import { isMeasureWithin } from '#features/measure/public.server.ts';
import type { Task } from '#features/notice/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may, reachOf } from '#platform/permission/policy.ts';
import { seatPolicy } from './seat.policy.ts';

/** So many days before the reply to an offer is due it is a task. */
const daysBeforeReply = 3;
const most = 50;

interface MeasureTask {
  readonly measureId: number;
  readonly name: string;
  readonly count: number;
  readonly dueOn: string;
}

/**
 * Replies that are due, people who start today, free seats for which people wait, and people who wait for a measure that is over: a task
 * for each measure.
 */
export async function listSeatTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  return [
    ...(may(seatPolicy, actor, 'seat.accept') ? await replyTasks(read, actor, today) : []),
    ...(may(seatPolicy, actor, 'seat.offer') ? await startTasks(read, actor, today) : []),
    ...(may(seatPolicy, actor, 'seat.offer') ? await freeSeatTasks(read, actor, today) : []),
    ...(may(seatPolicy, actor, 'seat.settle') ? await settleTasks(read, actor, today) : []),
  ];
}

async function replyTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const rows = await selectRows(
    read,
    sql<MeasureTask>`
      select measure.id as measure_id, measure.name, count(*)::int as count, min(seat.reply_by) as due_on
      from seat
      join measure on measure.id = seat.measure_id
      where seat.state = 'offered' and seat.reply_by <= ${daysAfter(today, daysBeforeReply)}::date
        and ${isMeasureWithin(reachOf(seatPolicy, actor, 'seat.accept'), sql`seat.measure_id`)}
      group by measure.id
      order by min(seat.reply_by), measure.id
      limit ${most}`,
  );
  return rows.map((row) => ({ ...taskOf(row, 'seat.reply', 'offered'), dueOn: row.dueOn }));
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
      select measure.id as measure_id, measure.name, least(line.count, counted.seats - used.count)::int as count,
        ${today}::date as due_on
      from (
        select seat.measure_id, count(*) as count from seat where seat.state = 'waiting' group by seat.measure_id
      ) line
      join measure on measure.id = line.measure_id and measure.state in ('intake', 'running')
        and (measure.ends_on is null or measure.ends_on >= ${today}::date)
      cross join lateral seats_of_measure(measure.id, ${today}::date) counted
      cross join lateral (
        select count(*) as count
        from seat
        where seat.measure_id = measure.id and seat.state in ('offered', 'taken', 'left')
          and (seat.ends_on is null or seat.ends_on >= ${today}::date)
          and seat.starts_on <= greatest(measure.starts_on, ${today}::date)
      ) used
      where used.count < counted.seats
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
      join measure on measure.id = seat.measure_id and measure.state in ('closed', 'judged', 'cancelled')
      where seat.state in ('waiting', 'offered')
        and ${isMeasureWithin(reachOf(seatPolicy, actor, 'seat.settle'), sql`seat.measure_id`)}
      group by measure.id
      order by measure.id
      limit ${most}`,
  );
  return rows.map((row) => ({ ...taskOf(row, 'seat.settle', 'waiting'), urgency: 'week' }));
}

function taskOf(
  { measureId, name, count }: MeasureTask,
  kind: 'seat.reply' | 'seat.start' | 'seat.free' | 'seat.settle',
  section: string,
): Task {
  const text = {
    'seat.reply': 'seat.task.reply',
    'seat.start': 'seat.task.start',
    'seat.free': 'seat.task.free',
    'seat.settle': 'seat.task.settle',
  } as const;
  return {
    key: `${kind} ${measureId}`,
    kind,
    title: (t) => t(text[kind], { count }),
    about: { name, lang: 'fi' },
    href: `/workspace/measures/${measureId}/seats#${section}`,
  };
}
