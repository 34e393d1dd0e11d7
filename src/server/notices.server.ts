import { type NoticeService, noticeJobName, runNotices } from '#features/notice/public.server.ts';
import { findReceiver, noticeKinds } from '#features/workspace/public.server.ts';
import { finnishDate, systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';
import type { Mailer } from '#platform/mail/mailer.server.ts';

/** The service behind mails about notices, where mail is sent at all. */
export function noticeService(
  database: Database,
  mailer: Mailer | undefined,
  { origin, report }: Pick<NoticeService, 'origin' | 'report'>,
): NoticeService | undefined {
  const clock = systemClock;
  return (
    mailer && {
      database,
      clock,
      mailer,
      kinds: noticeKinds,
      origin,
      report,
      findReceiver: (read, userId) => findReceiver(read, userId, finnishDate(clock.now())),
    }
  );
}

/** Looks every minute what is to be mailed. */
export function noticeJob(service: NoticeService): Job {
  return {
    name: noticeJobName,
    lockKey: advisoryLocks.noticesJob,
    everyMinutes: 1,
    run: async (stopping) => {
      await runNotices(service, stopping);
    },
  };
}
