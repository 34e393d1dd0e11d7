import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { AlertService } from '#features/alert/public.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import { EnvironmentFailure } from '#platform/environment-failure.ts';
import { addDatabaseOptions, type DatabaseOptions, withDatabase } from './database-access.ts';
import { ExitCode } from './exit-code.ts';
import { findRunning } from './running.ts';
import type { Terminal } from './terminal.ts';

interface SendOptions extends DatabaseOptions {
  readonly publicOrigin?: string;
  readonly json?: boolean;
}

const HELP_END = `
A running 'koordi start' does this by itself every day. The command is for trying out, and for services that start it by cron:
it looks at all searches that got no mail today. Mail server and key are set in the environment: KOORDI_SMTP_URL,
KOORDI_MAIL_FROM, KOORDI_SECRET_KEY. Ends with 1 when a mail could not be sent; it is tried again later.

Example:
  $ koordi alerts send --public-origin https://koordi.example.fi`;

export function registerAlerts(program: Command, io: Terminal): void {
  const alerts = program.command('alerts').description('Tell those who saved a search of new projects.');
  addDatabaseOptions(alerts.command('send'))
    .description('Look for new projects of all saved searches and send the mails that are due.')
    .addOption(
      new Option('--public-origin <url>', 'scheme and host the public sees, for the links in mails').env(
        'PUBLIC_ORIGIN',
      ),
    )
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP_END)
    .action((options: SendOptions) => send(options, io));
}

async function send(options: SendOptions, io: Terminal): Promise<void> {
  const { runAlerts } = await import('#features/alert/public.server.ts');
  const origin = await originOf(options, io);
  const outcome = await withDatabase(io, options, async ({ database }) => {
    const service = await serviceOn(database, options, origin, io);
    try {
      return await runAlerts(service, { again: true });
    } finally {
      service.mailer.close();
    }
  });
  const { searchesChecked, mailsSent, mailsFailed } = outcome;
  if (options.json) io.printJson(outcome);
  else io.print(`${searchesChecked} saved searches checked, ${mailsSent} mails sent, ${mailsFailed} not sent`);
  if (mailsFailed > 0) io.exitWith(ExitCode.findings);
}

async function originOf({ publicOrigin, data }: SendOptions, io: Terminal): Promise<string> {
  const origin = publicOrigin ?? (io.env.DATABASE_URL ? undefined : (await findRunning(resolve(data)))?.address);
  if (origin !== undefined) return origin.replace(/\/+$/, '');
  throw new EnvironmentFailure('Mails need the address of the service for their links: set --public-origin.');
}

async function serviceOn(
  database: Database,
  { data }: SendOptions,
  origin: string,
  io: Terminal,
): Promise<AlertService> {
  const { alertService, findAlertMeans } = await import('#server/alerts.server.ts');
  const means = findAlertMeans(io.env, io.env.DATABASE_URL ? undefined : data);
  const service = alertService(database, means, { origin, report: (sentence) => io.note(sentence) });
  if (service) return service;
  throw new EnvironmentFailure(
    means.mailer
      ? 'There is no key to open addresses with: set KOORDI_SECRET_KEY to the one that the service uses.'
      : 'No mail server is set: set KOORDI_SMTP_URL and KOORDI_MAIL_FROM.',
  );
}
