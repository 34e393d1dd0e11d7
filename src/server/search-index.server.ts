import { indexVersions } from '#features/description/public.server.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';

/** Makes the words to search by anew where another dictionary has made them, while pages are served. */
export function searchIndexJob(database: Database, note: (line: string) => void): Job {
  return {
    name: 'search index',
    lockKey: advisoryLocks.searchIndexJob,
    everyMinutes: 24 * 60,
    run: async (stopping) => {
      const versions = await indexVersions(database, { breathe: othersFirst, signal: stopping });
      if (versions > 0) note(`The words of ${versions} descriptions have been made anew for the search.`);
    },
  };
}

/** Requests that have come in meanwhile are served before the next description. */
function othersFirst(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
