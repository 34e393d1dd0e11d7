import { forgetOldItems } from '#features/description/public.server.ts';
import { forgetOldDrafts } from '#features/draft/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { type Database, SERVICE, writingAs } from '#platform/db/database.server.ts';
import { forgetPublicChanges, type Horizon } from '#platform/db/public-change.commands.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';

/**
 * Forgets once a day what has been kept long enough: drafts nobody went on with, what imports had found one by one, and the notes
 * that public pages had changed, up to the day before.
 */
export function forgettingJob(database: Database): Job {
  let horizon: Horizon | undefined;
  return {
    name: 'forgetting',
    lockKey: advisoryLocks.forgettingJob,
    everyMinutes: 24 * 60,
    run: async (stopping) => {
      horizon = await writingAs(database, SERVICE, (tx) => forgetPublicChanges(tx, horizon, performance.now()));
      await writingAs(database, SERVICE, (tx) => forgetOldDrafts(tx, systemClock));
      const forgetSome = () => writingAs(database, SERVICE, (tx) => forgetOldItems(tx, systemClock));
      while (!stopping.aborted && (await forgetSome()) > 0);
    },
  };
}
