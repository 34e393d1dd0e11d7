import { passwordResetJobName, sendPasswordResets } from '#features/access/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';
import type { Mailer } from '#platform/mail/mailer.server.ts';

/** Looks every minute whether a link for a new password waits to be mailed. Needs the database of signing in. */
export function passwordResetJob(
  database: Database,
  mailer: Mailer,
  { origin, report }: { readonly origin: string; readonly report: (sentence: string) => void },
): Job {
  return {
    name: passwordResetJobName,
    lockKey: advisoryLocks.passwordResetsJob,
    everyMinutes: 1,
    run: (stopping) => sendPasswordResets({ database, clock: systemClock, mailer, origin, report }, stopping),
  };
}
