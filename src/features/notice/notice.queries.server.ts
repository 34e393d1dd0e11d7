import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { NoticeArgs, Pace } from './notice.model.ts';

/** A notice as its receiver sees it. */
export interface ReceivedNotice {
  readonly id: number;
  readonly kind: string;
  readonly href: string;
  readonly args: NoticeArgs;
  readonly writtenAt: Date;
  readonly readAt: Date | null;
  /** When it went out by mail, if it did. */
  readonly mailedAt: Date | null;
}

/** How many notices a user has not seen. */
export async function countUnread(read: Read, userId: string): Promise<number> {
  const [counted] = await selectRows(
    read,
    sql<{ unread: number }>`
      select count(*)::int as unread from notice where notice.user_id = ${userId} and notice.read_at is null`,
  );
  return counted?.unread ?? 0;
}

/** Notices of a user, the newest first: at most `count` of those before one of them. */
export function listNotices(
  read: Read,
  userId: string,
  { count, before }: { readonly count: number; readonly before?: number | undefined },
): Promise<ReceivedNotice[]> {
  return selectRows(
    read,
    sql<ReceivedNotice>`
      select notice.id::int as id, notice.kind, notice.href, notice.args, notice.written_at, notice.read_at,
        case when notice.mail_state = 'sent' then notice.mail_settled_at end as mailed_at
      from notice
      where notice.user_id = ${userId} and (${before ?? null}::bigint is null or notice.id < ${before ?? null}::bigint)
      order by notice.id desc
      limit ${count}`,
  );
}

/** What a user has chosen; kinds of which nothing was chosen are not among them. */
export async function listPaces(read: Read, userId: string): Promise<ReadonlyMap<string, Pace>> {
  const rows = await read
    .selectFrom('noticePreference')
    .select(['kind', 'pace'])
    .where('userId', '=', userId)
    .execute();
  return new Map(rows.map(({ kind, pace }) => [kind, pace as Pace]));
}

/** When the last mail about notices went to a user. */
export async function findLastMail(read: Read, userId: string): Promise<Date | undefined> {
  const mail = await read
    .selectFrom('noticeMail')
    .select('settledAt')
    .where('userId', '=', userId)
    .where('state', '=', 'sent')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return mail?.settledAt ?? undefined;
}
