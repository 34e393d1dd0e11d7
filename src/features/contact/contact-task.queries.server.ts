import { sql } from 'kysely';
import type { Task } from '#features/notice/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { contactPolicy } from './contact.policy.ts';
import { isContactWithin, subjectName } from './contact.queries.server.ts';
import { contactAddress, projectContactsAddress } from './contact-address.model.ts';

/** Within so many days of the last day somebody to follow is to be named. */
const daysBeforeEnd = 30;

interface EndingContact {
  readonly id: number;
  readonly code: string | null;
  readonly name: string | null;
  readonly endsOn: string;
}

/** Contact persons who soon answer no more, and whom nobody follows. */
export async function listContactTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const rows = await selectRows(
    read,
    sql<EndingContact>`
      select assignment.id, project.code, ${subjectName} as name, assignment.ends_on
      from contact_assignment assignment
      left join project on project.id = assignment.project_id
      left join project_profile profile on profile.project_id = assignment.project_id
      where assignment.ends_on between ${today}::date and ${daysAfter(today, daysBeforeEnd)}::date
        and ${isContactWithin(reachOf(contactPolicy, actor, 'contact.name'))}
        and coalesce(profile.ends_on, 'infinity') > assignment.ends_on
        and not exists (
          select from contact_assignment following
          where following.project_id is not distinct from assignment.project_id
            and following.organisation_unit_id is not distinct from assignment.organisation_unit_id
            and following.topic is not distinct from assignment.topic and following.id <> assignment.id
            and coalesce(following.ends_on, 'infinity') > assignment.ends_on)
      order by assignment.ends_on, assignment.id
      limit 100`,
  );
  return rows.map(({ id, code, name, endsOn }) => ({
    key: `contact.follow ${id}`,
    kind: 'contact.follow',
    title: (t) => t('contact.task.follow', { subject: code ?? name ?? '' }),
    ...(code !== null && name !== null ? { about: { name, lang: 'fi' } } : {}),
    href: code === null ? contactAddress(id) : projectContactsAddress(code),
    dueOn: endsOn,
  }));
}
