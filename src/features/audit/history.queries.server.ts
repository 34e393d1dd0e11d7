import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { HistoryEntry } from './history.model.ts';

const mostShown = 100;

/**
 * What was done to a thing, the last first, as far as the reader may see it. Who merely looked at it stands in the audit alone: more people
 * read the history of a thing than may read that.
 */
export function historyOf(
  read: Read,
  { kind, id }: { readonly kind: string; readonly id: string | number },
): Promise<HistoryEntry[]> {
  return selectRows(
    read,
    sql<HistoryEntry>`
      select entry.id::float8 as id, entry.acted_at, entry.user_id, app_user.name as user_name, entry.role, entry.act, entry.reason
      from audit_entry entry
      left join app_user on app_user.id = entry.user_id
      where entry.subject_kind = ${kind} and entry.subject_id = ${String(id)}
        and entry.act not like '%.read'
      order by entry.id desc
      limit ${mostShown}`,
  );
}
