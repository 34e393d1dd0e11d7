import { invitationSheet } from '#features/access/public.server.ts';
import { measureSheet } from '#features/measure/public.server.ts';
import { newOrganisationSheet, organisationSheet } from '#features/organisation/public.server.ts';
import { offerSheetKinds, runSheets, sheetJobName } from '#features/sheet/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';

/** Every kind of table that can be sent in, in the order in which they are offered. */
const sheetKinds = [organisationSheet, newOrganisationSheet, measureSheet, invitationSheet];

/** Lets the pages offer these kinds. */
export function offerSheets(): void {
  offerSheetKinds(sheetKinds);
}

/** Reads the tables that were sent in and takes in those that were confirmed; woken when there is one, and looks every minute. */
export function sheetJob(database: Database, report: (sentence: string) => void): Job {
  offerSheets();
  return {
    name: sheetJobName,
    lockKey: advisoryLocks.sheetsJob,
    everyMinutes: 1,
    run: (stopping) => runSheets({ database, clock: systemClock, report }, stopping),
  };
}
