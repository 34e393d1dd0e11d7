import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Body, Item, Meeting, Member } from './body.model.ts';

/** A body as the list of a project shows it. */
export interface ListedBody extends Body {
  readonly members: number;
  readonly nextAt: Date | null;
  readonly heldThisYear: number;
}

const bodyColumns = sql`
  body.id, body.kind, body.name, body.task, body.meetings_per_year, body.ended_on, body.revision`;

/** The bodies of a project seen from a day, those at work first. */
export function listBodies(read: Read, projectId: number, today: string): Promise<ListedBody[]> {
  return selectRows(
    read,
    sql<ListedBody>`
      select ${bodyColumns},
        (select count(*)::int from body_member member
         where member.body_id = body.id and member.starts_on <= ${today}::date
           and coalesce(member.ends_on, 'infinity') >= ${today}::date) as members,
        (select min(meeting.starts_at) from meeting
         where meeting.body_id = body.id and meeting.state = 'planned'
           and (meeting.starts_at at time zone 'Europe/Helsinki')::date >= ${today}::date) as next_at,
        (select count(*)::int from meeting
         where meeting.body_id = body.id and meeting.state = 'held'
           and extract(year from meeting.starts_at at time zone 'Europe/Helsinki') = extract(year from ${today}::date)
        ) as held_this_year
      from body
      where body.project_id = ${projectId}
      order by coalesce(body.ended_on, 'infinity') < ${today}::date,
        array_position(array['steering-group', 'project-group', 'working-group'], body.kind), body.name, body.id`,
  );
}

/** Throws `NotFound`, also where the body is another project's. */
export async function getBody(read: Read, projectId: number, id: number): Promise<Body> {
  const [body] = await selectRows(
    read,
    sql<Body>`select ${bodyColumns} from body where body.id = ${id} and body.project_id = ${projectId}`,
  );
  if (!body) throw new NotFound(`The project has no body ${id}.`);
  return body;
}

/** Everybody who sits on a body, sat or will: by role, then by name. */
export function listMembers(read: Read, bodyId: number): Promise<Member[]> {
  return selectRows(
    read,
    sql<Member>`
      select member.id, coalesce(person.name, member.person_name) as name, coalesce(person.email, member.email) as email,
        (select name.printed_name from organisation_name name
         where name.organisation_unit_id = member.organisation_unit_id
         order by name.last_seen_on desc, name.printed_name collate fi_fi
         limit 1) as organisation,
        member.role, member.starts_on, member.ends_on
      from body_member member
      left join app_user person on person.id = member.user_id
      where member.body_id = ${bodyId}
      order by array_position(array['chair', 'secretary', 'member', 'expert'], member.role),
        coalesce(person.name, member.person_name) collate fi_fi, member.id`,
  );
}

const meetingColumns = sql`
  meeting.id, meeting.starts_at, meeting.place, meeting.is_remote, meeting.state, meeting.state_reason,
  meeting.minutes_id, meeting.revision`;

/** The meetings of a body, the latest first. */
export function listMeetings(read: Read, bodyId: number): Promise<Meeting[]> {
  return selectRows(
    read,
    sql<Meeting>`
      select ${meetingColumns} from meeting where meeting.body_id = ${bodyId} order by meeting.starts_at desc, meeting.id desc`,
  );
}

/** Throws `NotFound`, also where the meeting is another body's. */
export async function getMeeting(read: Read, bodyId: number, id: number): Promise<Meeting> {
  const [meeting] = await selectRows(
    read,
    sql<Meeting>`select ${meetingColumns} from meeting where meeting.id = ${id} and meeting.body_id = ${bodyId}`,
  );
  if (!meeting) throw new NotFound(`The body has no meeting ${id}.`);
  return meeting;
}

const itemColumns = sql`
  item.id, item.number, item.title, item.decision, item.responsible, item.due_on, item.done_on`;

/** The items of a meeting by their numbers. */
export function listItems(read: Read, meetingId: number): Promise<Item[]> {
  return selectRows(
    read,
    sql<Item>`select ${itemColumns} from meeting_item item where item.meeting_id = ${meetingId} order by item.number`,
  );
}

/** What a body decided and nobody has done yet, what is due first first. */
export function listOpenDecisions(read: Read, bodyId: number): Promise<(Item & { readonly meetingId: number })[]> {
  return selectRows(
    read,
    sql<Item & { meetingId: number }>`
      select ${itemColumns}, item.meeting_id
      from meeting
      join meeting_item item on item.meeting_id = meeting.id
      where meeting.body_id = ${bodyId} and item.due_on is not null and item.done_on is null
      order by item.due_on, item.id`,
  );
}
