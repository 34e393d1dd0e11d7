import { sql } from 'kysely';
import type { Task } from '#features/notice/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { accessPolicy } from './access.policy.ts';

/** So many days before it ends a grant is told of. */
const daysBeforeEnd = 30;
/** So many days before it ends an invitation that nobody has answered is told of, and so many after. */
const daysAroundExpiry = 3;

interface EndingGrant {
  readonly id: number;
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly lastDay: string;
}

/**
 * Grants that end soon, one's own and those in one's administration, and invitations that nobody has answered. What a deputy holds
 * ends as it was meant to, and waits for nobody.
 */
export async function listGrantTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const administers = may(accessPolicy, actor, 'access.grant');
  const grants = await selectRows(
    read,
    sql<EndingGrant>`
      select role_grant.id, role_grant.user_id, app_user.name, role_grant.role, role_grant.valid_until - 1 as last_day
      from role_grant
      join app_user on app_user.id = role_grant.user_id and app_user.deactivated_at is null
      where role_grant.deputy_for is null and role_grant.ended_at is null and role_grant.valid_from <= ${today}::date
        and role_grant.valid_until > ${today}::date and role_grant.valid_until - 1 <= ${daysAfter(today, daysBeforeEnd)}::date
        and (role_grant.user_id = ${actor.userId} or ${administers})
      order by role_grant.valid_until, role_grant.id`,
  );
  const tasks = grants.map((grant) => (grant.userId === actor.userId ? ownEnding(grant) : othersEnding(grant)));
  return [...tasks, ...(may(accessPolicy, actor, 'access.invite') ? await invitationTasks(read, today) : [])];
}

function ownEnding({ id, role, lastDay }: EndingGrant): Task {
  return {
    key: `access.own-end ${id}`,
    kind: 'access.own-end',
    title: (t) => t('access.task.own-end', { role: t(`access.role.${role}`), on: t.date(lastDay) }),
    href: '/workspace/account',
    dueOn: lastDay,
  };
}

function othersEnding({ id, userId, name, role, lastDay }: EndingGrant): Task {
  return {
    key: `access.grant-end ${id}`,
    kind: 'access.grant-end',
    title: (t) => t('access.task.grant-end', { name, role: t(`access.role.${role}`), on: t.date(lastDay) }),
    href: `/workspace/people/${userId}`,
    dueOn: lastDay,
  };
}

async function invitationTasks(read: Read, today: string): Promise<Task[]> {
  const rows = await selectRows(
    read,
    sql<{ id: number; email: string; expiresOn: string }>`
      select invited.id, invited.email, (invited.expires_at at time zone 'Europe/Helsinki')::date as expires_on
      from invitation invited
      where invited.accepted_at is null and invited.withdrawn_at is null
        and (invited.expires_at at time zone 'Europe/Helsinki')::date
          between ${daysAfter(today, -daysAroundExpiry)}::date and ${daysAfter(today, daysAroundExpiry)}::date
      order by invited.expires_at, invited.id`,
  );
  return rows.map(({ id, email, expiresOn }) => ({
    key: `access.invitation ${id}`,
    kind: 'access.invitation',
    title: (t) => t('access.task.invitation', { email, on: t.date(expiresOn) }),
    href: `/workspace/invitations/${id}`,
    dueOn: expiresOn,
  }));
}
