import { lapseOffers } from '#features/seat/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { type Database, SERVICE, writingAs } from '#platform/db/database.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';

/** Ends offers of seats to which nobody replied in time; several times a day, so that it happens soon after midnight. */
export function seatOffersJob(database: Database): Job {
  return {
    name: 'offers of seats',
    lockKey: advisoryLocks.seatOffersJob,
    everyMinutes: 30,
    run: async () => {
      await writingAs(database, SERVICE, (tx) => lapseOffers(tx, systemClock));
    },
  };
}
