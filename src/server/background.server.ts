import { findProviders, findSecondFactorRule } from '#features/access/public.server.ts';
import { select } from '#features/search/public.server.ts';
import { everything } from '#features/search/public.ts';
import { systemClock } from '#platform/clock.ts';
import { type Database, reading } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import { type JobRunner, startJobs } from '#platform/jobs/job-runner.server.ts';
import type { Services } from '#platform/web/services.ts';
import { alertJob, alertService, findAlertMeans } from './alerts.server.ts';
import { auditAnchorJob } from './audit-anchor.server.ts';
import { forgettingJobs } from './forgetting.server.ts';
import { importJob } from './imports.server.ts';
import { invitationJob } from './invitations.server.ts';
import { noticeJob, noticeService } from './notices.server.ts';
import { passwordResetJob } from './password-resets.server.ts';
import { providerDaysJob } from './provider-days.server.ts';
import { searchIndexJob } from './search-index.server.ts';
import { seatOffersJob } from './seat-offers.server.ts';
import { sheetJob } from './sheets.server.ts';
import { type SignInService, startSignIn } from './sign-in.server.ts';

/** What goes on beside the pages, and what the pages may ask of it. */
export interface Background {
  readonly services: Services;
  /** Lets people sign in and begins the jobs, once the address of the service is known: it stands in mails. */
  begin(database: Database, target: DatabaseTarget, origin: string): Promise<void>;
  /** Waits for what is under way. */
  end(): Promise<void>;
}

export interface BackgroundOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the built-in database. */
  readonly dataFolder: string | undefined;
  /** For a line that the operator should read. */
  readonly note: (line: string) => void;
  /** The sentence for a job that failed. */
  readonly sentenceOf: (error: unknown) => string;
}

/** Throws `EnvironmentFailure` when the environment is wrong. */
export function prepareBackground({ env, dataFolder, note, sentenceOf }: BackgroundOptions): Background {
  const means = findAlertMeans(env, dataFolder);
  const providers = findProviders(env);
  const requiresSecondFactor = findSecondFactorRule(env);
  if (means.mailer && !means.keys) {
    note('Searches cannot be saved for e-mail: KOORDI_SMTP_URL is set, but not KOORDI_SECRET_KEY.');
  }
  let runner: JobRunner | undefined;
  let warming: Promise<unknown> | undefined;
  let signingIn: SignInService | undefined;
  return {
    services: {
      clock: systemClock,
      keys: means.keys,
      sendsMail: means.mailer !== undefined,
      get signIn() {
        return signingIn?.signIn;
      },
      wakeJob: (name) => runner?.wake(name),
    },
    begin: async (database, target, origin) => {
      signingIn = await startSignIn({ target, keys: means.keys, origin, providers, requiresSecondFactor, note });
      const service = alertService(database, means, { origin, report: note });
      const noticing = noticeService(database, means.mailer, { origin, report: note });
      const reportFault = (error: unknown, job: string) => note(`The job '${job}' failed: ${sentenceOf(error)}`);
      const jobs = [
        ...(service ? [alertJob(service)] : []),
        ...(noticing ? [noticeJob(noticing)] : []),
        searchIndexJob(database, note),
        sheetJob(database, note),
        ...(means.mailer ? [invitationJob(database, means.mailer, { origin, report: note })] : []),
        ...(means.mailer && signingIn.database
          ? [passwordResetJob(signingIn.database, means.mailer, { origin, report: note })]
          : []),
        importJob(database, target, note),
        auditAnchorJob(database, means.keys),
        seatOffersJob(database),
        providerDaysJob(database),
        ...forgettingJobs(database),
      ];
      // The first reader is not to wait until the facts of all projects are in memory.
      warming = select(reading(database), everything).catch((error) => reportFault(error, 'reading the facts'));
      runner = startJobs(jobs, { database, clock: systemClock, reportFault });
    },
    end: async () => {
      await warming;
      await runner?.stop();
      await signingIn?.close();
      means.mailer?.close();
    },
  };
}
