import { invitationJobName, sendInvitations } from '#features/access/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';
import type { Mailer } from '#platform/mail/mailer.server.ts';

/** Looks every minute whether an invitation waits to be mailed. */
export function invitationJob(
  database: Database,
  mailer: Mailer,
  { origin, report }: { readonly origin: string; readonly report: (sentence: string) => void },
): Job {
  return {
    name: invitationJobName,
    lockKey: advisoryLocks.invitationsJob,
    everyMinutes: 1,
    run: async (stopping) => {
      await sendInvitations({ database, clock: systemClock, mailer, origin, report }, stopping);
    },
  };
}
