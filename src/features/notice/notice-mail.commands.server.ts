import { sql } from 'kysely';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { type MailTrouble, mostRefusals, nextAttemptAt } from '#platform/mail/mail-retry.model.ts';
import type { NoticeArgs, Pace } from './notice.model.ts';
import type { NoticeKinds } from './notice-kind.server.ts';

/** From this hour (in Finland) the mail of the day goes out. */
const DAILY_HOUR = 7;
const DAYS_MAILS_KEPT = 30;
const DAYS_NOTICES_KEPT = 365;

/** Forgets notices and mails that have served their time. */
export async function discardOldNotices(tx: Tx, clock: Clock): Promise<void> {
  const now = clock.now();
  await sql`delete from notice_mail where settled_at < ${now}::timestamptz - make_interval(days => ${DAYS_MAILS_KEPT})`.execute(
    tx,
  );
  await sql`delete from notice where written_at < ${now}::timestamptz - make_interval(days => ${DAYS_NOTICES_KEPT})
    and mail_state <> 'waiting'`.execute(tx);
}

/**
 * Writes down a mail for each user who has notices to be mailed now: those wanted at once, and from seven o'clock all of the day
 * before that are wanted daily. What was read meanwhile, or is never wanted, gets none.
 */
export async function writeMails(tx: Tx, clock: Clock, kinds: NoticeKinds): Promise<void> {
  const now = clock.now();
  // Two processes at once would each write a mail about the same notices.
  await sql`select pg_advisory_xact_lock(${advisoryLocks.noticeMails})`.execute(tx);
  const usual = JSON.stringify(
    Object.fromEntries(Object.entries(kinds).map(([kind, { usualPace }]) => [kind, usualPace])),
  );
  const compulsory = Object.keys(kinds).filter((kind) => kinds[kind]?.isCompulsory);
  const paceOf = sql`coalesce(
    (select preference.pace from notice_preference preference
      where preference.user_id = notice.user_id and preference.kind = notice.kind
        and preference.kind <> all (${compulsory}::text[])),
    ${usual}::jsonb ->> notice.kind, 'never')`;
  await sql`
    update notice set mail_settled_at = ${now}, mail_state = case when read_at is null then 'not-wanted' else 'not-due' end
    where mail_state = 'waiting'
      and ((read_at is not null and kind <> all (${compulsory}::text[])) or ${paceOf} = 'never')`.execute(tx);
  await sql`
    insert into notice_mail (user_id, pace, notice_ids, written_on, due_at)
    select wanted.user_id, wanted.pace, array_agg(wanted.id order by wanted.id), ${finnishDate(now)}::date, ${now}
    from (
      select notice.id, notice.user_id, notice.written_at, ${paceOf} as pace
      from notice
      where notice.mail_state = 'waiting' and not exists (
        select from notice_mail mail
        where mail.user_id = notice.user_id and mail.state = 'waiting' and notice.id = any (mail.notice_ids))
    ) wanted
    where wanted.pace = 'at-once' or wanted.written_at < ${lastMorning(now)}
    group by wanted.user_id, wanted.pace`.execute(tx);
}

/** Seven o'clock in Finland today, or yesterday's when it is earlier. */
function lastMorning(now: Date) {
  return sql`(
    select (day + case when now_there::time < make_time(${DAILY_HOUR}, 0, 0) then -1 else 0 end + make_time(${DAILY_HOUR}, 0, 0))
      at time zone 'Europe/Helsinki'
    from (select now_there, now_there::date as day from (select ${now}::timestamptz at time zone 'Europe/Helsinki' as now_there) as there) as today)`;
}

/** A mail that is due, locked for as long as it is being sent. */
export interface DueMail {
  readonly id: number;
  readonly userId: string;
  readonly messageId: string;
  readonly attempts: number;
  readonly refusals: number;
  readonly notices: readonly NoticeInMail[];
}

export interface NoticeInMail {
  readonly id: number;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly projectId: number | null;
  readonly href: string;
  readonly args: NoticeArgs;
  readonly isRead: boolean;
  /** What its receiver has chosen for its kind, if anything. */
  readonly pace: Pace | null;
}

/** Takes the mail that has been due for longest, besides those that another process is at. */
export async function lockNextMail(tx: Tx, now: Date): Promise<DueMail | undefined> {
  const { rows } = await sql<DueMail>`
    select mail.id, mail.user_id, mail.message_id, mail.attempts, mail.refusals,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', notice.id, 'kind', notice.kind, 'subjectKind', notice.subject_kind, 'subjectId', notice.subject_id,
          'projectId', notice.project_id, 'href', notice.href, 'args', notice.args, 'isRead', notice.read_at is not null,
          'pace', (select preference.pace from notice_preference preference
            where preference.user_id = notice.user_id and preference.kind = notice.kind)) order by notice.id)
        from notice where notice.id = any (mail.notice_ids) and notice.mail_state = 'waiting'), '[]'::jsonb) as notices
    from notice_mail mail
    where mail.state = 'waiting' and mail.due_at <= ${now}
    order by mail.due_at, mail.id
    limit 1
    for update of mail skip locked`.execute(tx);
  return rows[0];
}

/** Notes of notices that they need no mail any more, or got one. */
export async function settleNotices(
  tx: Tx,
  clock: Clock,
  ids: readonly number[],
  state: 'sent' | 'not-wanted' | 'not-due' | 'refused',
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update notice set mail_state = ${state}, mail_settled_at = ${clock.now()}
    where id = any (${ids}::bigint[]) and mail_state = 'waiting'`.execute(tx);
}

/** Notes that a mail was sent, or that nothing was left in it to send. */
export async function settleMail(tx: Tx, clock: Clock, id: number, state: 'sent' | 'dropped'): Promise<void> {
  await tx.updateTable('noticeMail').set({ state, settledAt: clock.now() }).where('id', '=', id).execute();
}

/** Notes that a mail failed, and when it is tried again; true when it was refused too often, and is given up. */
export async function recordFailure(tx: Tx, clock: Clock, mail: DueMail, trouble: MailTrouble): Promise<boolean> {
  const now = clock.now();
  const refusals = mail.refusals + (trouble === 'refused' ? 1 : 0);
  const isGivenUp = refusals >= mostRefusals;
  await tx
    .updateTable('noticeMail')
    .set({
      attempts: mail.attempts + 1,
      refusals,
      failure: trouble,
      dueAt: nextAttemptAt(now, trouble, mail.attempts),
      ...(isGivenUp ? { state: 'dropped', settledAt: now } : {}),
    })
    .where('id', '=', mail.id)
    .execute();
  return isGivenUp;
}
