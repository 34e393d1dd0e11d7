import { importJobName, runStoredImports } from '#features/description/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { connectServiceClient, type Database } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';

/** Reads files that were sent in and takes in those that were confirmed; woken when there are some, and looks every minute. */
export function importJob(database: Database, target: DatabaseTarget, report: (sentence: string) => void): Job {
  const service = { database, connect: () => connectServiceClient(target), clock: systemClock, report };
  return {
    name: importJobName,
    lockKey: advisoryLocks.importsJob,
    everyMinutes: 1,
    run: (stopping) => runStoredImports(service, stopping),
  };
}
