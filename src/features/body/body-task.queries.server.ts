import { type RawBuilder, sql } from 'kysely';
import type { Task } from '#features/notice/public.ts';
import { daysAfter, finnishDate } from '#platform/clock.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { bodyPolicy } from './body.policy.ts';
import { meetingAddress } from './body-address.model.ts';

/** So many days ahead a meeting is to be prepared, and what was decided to be done. */
const daysAhead = 14;

/**
 * Meetings to prepare or to tell the end of, and decisions that nobody has carried out, for whoever carries out the project. The
 * authority may keep the bodies as well; of their tasks its own are the meetings of those on which it sits and the decisions to which
 * it is named.
 */
export async function listBodyTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const within = reaching(actor);
  const carriedOut = reaching({ ...actor, grants: actor.grants.filter(({ role }) => role !== 'authority') });
  const people = sql`any (${peopleOf(actor)}::text[])`;
  const until = daysAfter(today, daysAhead);
  const own = (isTheirs: RawBuilder<boolean>) => sql<boolean>`(${carriedOut} or ${within} and ${isTheirs})`;
  return [
    ...(await listMeetings(read, { own: own(sitsOn(people, today)), until })).map((one) => meetingTask(one, today)),
    ...(await listDecisions(read, { own: own(isNamedTo(people)), until })).map(decisionTask),
  ];
}

function reaching(actor: Actor): RawBuilder<boolean> {
  return isWithin(reachOf(bodyPolicy, actor, 'body.record'), sql`body.project_id`);
}

/** Those whose tasks they are: oneself, or the absent by whose grants one comes. */
function peopleOf({ userId, grants }: Actor): string[] {
  return grants.map(({ deputyFor }) => deputyFor ?? userId);
}

function sitsOn(people: RawBuilder<unknown>, today: string): RawBuilder<boolean> {
  return sql`exists (
    select from body_member member
    where member.body_id = body.id and member.user_id = ${people} and member.starts_on <= ${today}::date
      and coalesce(member.ends_on, 'infinity') >= ${today}::date)`;
}

/** Who sees to a decision is written as people write names. */
function isNamedTo(people: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (
    select from app_user
    where app_user.id = ${people} and position(lower(app_user.name) in lower(item.responsible)) > 0)`;
}

interface Span {
  /** Whether it is a task of who asks. */
  readonly own: RawBuilder<boolean>;
  readonly until: string;
}

interface WaitingMeeting {
  readonly id: number;
  readonly bodyId: number;
  readonly body: string;
  readonly code: string;
  readonly startsAt: Date;
}

function listMeetings(read: Read, { own, until }: Span): Promise<WaitingMeeting[]> {
  return selectRows(
    read,
    sql<WaitingMeeting>`
      select meeting.id, body.id as body_id, body.name as body, project.code, meeting.starts_at
      from meeting
      join body on body.id = meeting.body_id
      join project on project.id = body.project_id
      where meeting.state = 'planned' and meeting.starts_at < (${until}::date + 1)::timestamp at time zone 'Europe/Helsinki'
        and ${own}
      order by meeting.starts_at, meeting.id
      limit 100`,
  );
}

function meetingTask({ id, bodyId, body, code, startsAt }: WaitingMeeting, today: string): Task {
  const on = finnishDate(startsAt);
  const waiting = on < today ? 'record' : 'prepare';
  return {
    key: `body.${waiting} ${id}`,
    kind: `body.${waiting}`,
    title: (t) => t(`body.task.${waiting}`, { body, code }),
    href: meetingAddress(code, bodyId, id),
    dueOn: on,
  };
}

interface WaitingDecision {
  readonly id: number;
  readonly meetingId: number;
  readonly bodyId: number;
  readonly title: string;
  readonly code: string;
  readonly dueOn: string;
}

function listDecisions(read: Read, { own, until }: Span): Promise<WaitingDecision[]> {
  return selectRows(
    read,
    sql<WaitingDecision>`
      select item.id, item.meeting_id, body.id as body_id, item.title, project.code, item.due_on
      from meeting_item item
      join meeting on meeting.id = item.meeting_id and meeting.state <> 'cancelled'
      join body on body.id = meeting.body_id
      join project on project.id = body.project_id
      where item.due_on <= ${until}::date and item.done_on is null and ${own}
      order by item.due_on, item.id
      limit 100`,
  );
}

function decisionTask({ id, meetingId, bodyId, title, code, dueOn }: WaitingDecision): Task {
  return {
    key: `body.decision ${id}`,
    kind: 'body.decision',
    title: (t) => t('body.task.decision', { code }),
    about: { name: title, lang: 'fi' },
    href: `${meetingAddress(code, bodyId, meetingId)}/items/${id}`,
    dueOn,
  };
}
