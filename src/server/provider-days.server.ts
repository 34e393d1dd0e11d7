import { settleProviders } from '#features/procurement/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { type Database, SERVICE, writingAs } from '#platform/db/database.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';

/** Gives measures to the provider that goes on by their contract; several times a day, so that it happens soon after midnight. */
export function providerDaysJob(database: Database): Job {
  return {
    name: 'days of providers',
    lockKey: advisoryLocks.providerDaysJob,
    everyMinutes: 30,
    run: async () => {
      await writingAs(database, SERVICE, (tx) => settleProviders(tx, systemClock));
    },
  };
}
