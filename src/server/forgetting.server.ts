import { forgetOldItems } from '#features/description/public.server.ts';
import { forgetOldDrafts } from '#features/draft/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { type Database, SERVICE, writingAs } from '#platform/db/database.server.ts';
import { forgetPublicChanges, type Horizon } from '#platform/db/public-change.commands.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';

const daily = 24 * 60;

/**
 * Forgets what has been kept long enough. Each kind is a job of its own, so that one that fails leaves the others be.
 */
export function forgettingJobs(database: Database): Job[] {
  return [publicChangesJob(database), draftsJob(database), importItemsJob(database)];
}

/**
 * The notes that public pages had changed. From which on is known to a process since its last turn only: so it comes soon, also to
 * a service that is started anew every day.
 */
function publicChangesJob(database: Database): Job {
  let horizon: Horizon | undefined;
  return {
    name: 'forgetting public changes',
    lockKey: advisoryLocks.forgettingChangesJob,
    everyMinutes: 2 * 60,
    run: async () => {
      horizon = await writingAs(database, SERVICE, (tx) => forgetPublicChanges(tx, horizon, performance.now()));
    },
  };
}

/** Drafts nobody went on with. */
function draftsJob(database: Database): Job {
  return {
    name: 'forgetting drafts',
    lockKey: advisoryLocks.forgettingDraftsJob,
    everyMinutes: daily,
    run: async () => {
      await writingAs(database, SERVICE, (tx) => forgetOldDrafts(tx, systemClock));
    },
  };
}

/** What imports had found one by one. */
function importItemsJob(database: Database): Job {
  const forgetOne = () => writingAs(database, SERVICE, (tx) => forgetOldItems(tx, systemClock));
  return {
    name: 'forgetting imported items',
    lockKey: advisoryLocks.forgettingItemsJob,
    everyMinutes: daily,
    run: async (stopping) => {
      while (!stopping.aborted && (await forgetOne()));
    },
  };
}
