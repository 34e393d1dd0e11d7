import { type RawBuilder, sql } from 'kysely';
import { auditPolicy } from '#features/audit/public.ts';
import { type ListedRow, type ListPage, pagedQuery } from '#features/view/public.server.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { type AuditEntry, dayOf, type EntryQuestion } from './entry-list.model.ts';

const byId = { expression: sql`entry.id`, type: 'bigint' } as const;

const columns = sql`
  entry.id::float8 as id, entry.lane, entry.position::float8 as position, entry.acted_at, entry.user_id,
  person.name as user_name, entry.role, entry.grant_id, principal.name as principal, entry.act, entry.subject_kind,
  entry.subject_id, project.code as project_code, entry.reason, entry.origin, entry.details,
  encode(entry.hash, 'hex') as hash`;

const entries = sql`audit_entry entry
  left join app_user person on person.id = entry.user_id
  left join role_grant held on held.id = entry.grant_id
  left join app_user principal on principal.id = held.deputy_for
  left join project on project.id = entry.project_id`;

/** A page of the acts that somebody may see and that fit a question, the last first. */
export async function listEntries(
  read: Read,
  actor: Actor,
  question: EntryQuestion,
  limit?: number,
): Promise<ListPage<AuditEntry & ListedRow>> {
  const page = pagedQuery(question, byId, byId, limit);
  const rows = await selectRows(
    read,
    sql<AuditEntry & ListedRow>`
      select ${columns}, ${page.columns} from ${entries}
      where ${fits(actor, question)} and ${page.condition} ${page.orderAndLimit}`,
  );
  return page.cut(rows);
}

/** How many acts they are, on all pages. */
export async function countEntries(read: Read, actor: Actor, question: EntryQuestion): Promise<number> {
  const [counted] = await selectRows(
    read,
    sql<{ count: number }>`
      select count(*)::int as count from audit_entry entry left join project on project.id = entry.project_id
      where ${fits(actor, question)}`,
  );
  return counted?.count ?? 0;
}

/** Whether somebody asked the same within the last hour: then it is written down already. */
export async function wasAskedLately(read: Read, userId: string, details: object, now: Date): Promise<boolean> {
  const found = await selectRows(
    read,
    sql`
      select from (
        select own.act, own.acted_at, own.details from audit_entry own
        where own.user_id = ${userId} order by own.id desc limit 100) recent
      where recent.act = 'audit.read' and recent.acted_at > ${now}::timestamptz - interval '1 hour'
        and recent.details = ${JSON.stringify(details)}::jsonb`,
  );
  return found.length > 0;
}

function fits(actor: Actor, { words, chosen }: EntryQuestion): RawBuilder<boolean> {
  const { person, act, kind } = chosen;
  const [from, until] = [dayOf(chosen.from), dayOf(chosen.until)];
  const reach = reachOf(auditPolicy, actor, 'audit.read');
  return sql.join(
    [
      sql`(entry.user_id = ${actor.userId} or ${isWithin(reach, sql`entry.project_id`)})`,
      ...(person ? [sql`entry.user_id = ${person}`] : []),
      ...(act ? [sql`entry.act = ${act}`] : []),
      ...(kind ? [sql`entry.subject_kind = ${kind}`] : []),
      ...(from ? [sql`entry.acted_at >= ${from}::timestamp at time zone 'Europe/Helsinki'`] : []),
      ...(until ? [sql`entry.acted_at < (${until}::date + 1)::timestamp at time zone 'Europe/Helsinki'`] : []),
      ...(words ? [hasWords(words)] : []),
    ],
    sql` and `,
  );
}

/** The code of the project, the very thing, or words of the reason. */
function hasWords(words: string): RawBuilder<unknown> {
  const pattern = `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(project.code = ${words.toUpperCase()} or entry.subject_id = ${words} or lower(entry.reason) like ${pattern})`;
}
