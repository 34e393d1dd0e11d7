import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Permission } from '#platform/permission/policy.ts';
import type { AuditedAct } from './audit.commands.server.ts';
import type { ShowPeople } from './audited-reading.server.ts';

/** As `show`, for what is looked at again and again: says nothing when the same was written down of the reader within an hour. */
export async function showOnceAnHour(
  read: Read,
  show: ShowPeople,
  now: Date,
  ...[permission, shown]: Parameters<ShowPeople>
): Promise<void> {
  if (!(await wasReadLately(read, now, permission, shown))) show(permission, shown);
}

async function wasReadLately(
  read: Read,
  now: Date,
  { act, actor }: Permission,
  { subject, details = {} }: AuditedAct,
): Promise<boolean> {
  const found = await selectRows(
    read,
    sql`
      select from audit_entry own
      where own.user_id = ${actor.userId} and own.acted_at > ${now}::timestamptz - interval '1 hour'
        and own.act = ${act} and own.subject_kind = ${subject.kind} and own.subject_id = ${String(subject.id)}
        and own.details = ${JSON.stringify(details)}::jsonb
      limit 1`,
  );
  return found.length > 0;
}
