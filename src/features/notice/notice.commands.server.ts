import { sql } from 'kysely';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import type { NoticeArgs, Pace } from './notice.model.ts';

/** Something to be told to some users. */
export interface Announcement<Kind extends string = string> {
  /** Each is told once, also if named twice. */
  readonly userIds: readonly string[];
  readonly kind: Kind;
  readonly subject: { readonly kind: string; readonly id: string | number };
  readonly projectId?: number | undefined;
  /** Behind the language: `/workspace/descriptions/12`. */
  readonly href: string;
  /** For the sentence of the kind; `name`, if there is one, is shown below it as it stands in the register, in Finnish. */
  readonly args: NoticeArgs;
}

/** Tells users of something in the transaction in which it happens. Mails about it are sent later, if they are wanted then. */
export async function notify(
  tx: Tx,
  clock: Clock,
  { userIds, kind, subject, projectId, href, args }: Announcement,
): Promise<void> {
  if (userIds.length === 0) return;
  await sql`
    insert into notice (user_id, kind, subject_kind, subject_id, project_id, href, args, written_at)
    select told, ${kind}, ${subject.kind}, ${String(subject.id)}, ${projectId ?? null}::int, ${href},
      ${JSON.stringify(args)}::jsonb, ${clock.now()}
    from unnest(${[...new Set(userIds)]}::text[]) as told`.execute(tx);
}

/** Notes that a user has seen one of their notices, and answers where it leads; nothing when it is not theirs. */
export async function openNotice(tx: Tx, clock: Clock, userId: string, id: number): Promise<string | undefined> {
  const { rows } = await sql<{ href: string }>`
    update notice set read_at = coalesce(read_at, ${clock.now()})
    where user_id = ${userId} and id = ${id}
    returning href`.execute(tx);
  return rows[0]?.href;
}

/** Notes that a user has seen all of their notices. */
export async function readAllNotices(tx: Tx, clock: Clock, userId: string): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ readAt: clock.now() })
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .execute();
}

/** Keeps how a user wants each kind of notice by mail. */
export async function choosePaces(tx: Tx, userId: string, paces: Readonly<Record<string, Pace>>): Promise<void> {
  await sql`
    insert into notice_preference (user_id, kind, pace)
    select ${userId}, kind, pace from jsonb_each_text(${JSON.stringify(paces)}::jsonb) as chosen (kind, pace)
    on conflict (user_id, kind) do update set pace = excluded.pace`.execute(tx);
}
