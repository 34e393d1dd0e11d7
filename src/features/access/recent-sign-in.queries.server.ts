import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { SessionMeans } from '#platform/permission/sign-in.ts';

export const recentDays = 90;
export const mostRecent = 20;
const DAY_MS = 86_400_000;

export interface RecentSignIn {
  readonly id: number;
  readonly at: Date;
  readonly origin: string | null;
  readonly means: SessionMeans | null;
}

/** When, how and from where somebody has signed in lately, as the audit has it, the last first. In their own name. */
export function listRecentSignIns(read: Read, userId: string, now: Date): Promise<RecentSignIn[]> {
  return selectRows(
    read,
    sql<RecentSignIn>`
      select entry.id::float8 as id, entry.acted_at as at, entry.origin, entry.details ->> 'means' as means
      from audit_entry entry
      where entry.user_id = ${userId} and entry.act = 'session.open'
        and entry.acted_at > ${new Date(now.getTime() - recentDays * DAY_MS)}
      order by entry.id desc
      limit ${mostRecent}`,
  );
}
