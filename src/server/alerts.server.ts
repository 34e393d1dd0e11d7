import { join, resolve } from 'node:path';
import { type AlertService, alertJobName, runAlerts } from '#features/alert/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Job } from '#platform/jobs/job-runner.server.ts';
import { findMailSettings } from '#platform/mail/mail-setting.server.ts';
import { createMailer, type Mailer } from '#platform/mail/mailer.server.ts';
import { findKeyRing, type KeyRing } from '#platform/secret/key-ring.server.ts';

/** What is needed to keep addresses and to write to them; each `undefined` where the operator has not set it up. */
export interface AlertMeans {
  readonly keys: KeyRing | undefined;
  readonly mailer: Mailer | undefined;
}

/**
 * Reads keys and mail server from the environment. `dataFolder` is that of the built-in database: beside it a key is made when
 * none is given. Throws `EnvironmentFailure`.
 */
export function findAlertMeans(
  env: Readonly<Record<string, string | undefined>>,
  dataFolder: string | undefined,
): AlertMeans {
  const settings = findMailSettings(env);
  const keyFile = dataFolder === undefined ? undefined : join(resolve(dataFolder), 'secret.key');
  return { keys: findKeyRing(env, keyFile), mailer: settings && createMailer(settings) };
}

/** The service behind saved searches, when there is all it takes. */
export function alertService(
  database: Database,
  { keys, mailer }: AlertMeans,
  { origin, report }: Pick<AlertService, 'origin' | 'report'>,
): AlertService | undefined {
  return keys && mailer && { database, clock: systemClock, keys, mailer, origin, report };
}

/** Looks every minute what there is to do; news are looked for once a day. */
export function alertJob(service: AlertService): Job {
  return {
    name: alertJobName,
    lockKey: advisoryLocks.alertsJob,
    everyMinutes: 1,
    run: async (stopping) => {
      await runAlerts(service, { again: false, stopping });
    },
  };
}
