import { makeDailyAnchor } from '#features/audit/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { type Database, SERVICE, writingAs } from '#platform/db/database.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';

/** Writes down once a day how the chains of the audit are. */
export function auditAnchorJob(database: Database, keys: KeyRing | undefined): Job {
  return {
    name: 'audit-anchor',
    lockKey: advisoryLocks.auditAnchorJob,
    everyMinutes: 30,
    run: async () => {
      await writingAs(database, SERVICE, (tx) => makeDailyAnchor(tx, systemClock, keys));
    },
  };
}
