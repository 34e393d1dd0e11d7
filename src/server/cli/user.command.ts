import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { makeFirstLink } from '#features/access/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { connectClient, databaseOn } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import { EnvironmentFailure } from '#platform/environment-failure.ts';
import { addDatabaseOptions, type DatabaseOptions, withDatabase } from './database-access.ts';
import { findRunning } from './running.ts';
import type { Terminal } from './terminal.ts';

interface FirstLinkOptions extends DatabaseOptions {
  readonly publicOrigin?: string;
  readonly json?: boolean;
}

const HELP_END = `
The link is valid for a day, and once; a new one takes the place of the one before. A service that is not for trying out
prints one by itself when it starts and has no administrator.

Example:
  $ koordi user first-link --public-origin https://koordi.example.fi`;

export function registerUser(program: Command, io: Terminal): void {
  const user = program.command('user').description('Accounts of those who work in the service.');
  addDatabaseOptions(user.command('first-link'))
    .description('Print a link by which the first administrator makes an account.')
    .addOption(
      new Option('--public-origin <url>', 'scheme and host the public sees, for the link').env('PUBLIC_ORIGIN'),
    )
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP_END)
    .action((options: FirstLinkOptions) => printFirstLink(options, io));
}

async function printFirstLink(options: FirstLinkOptions, io: Terminal): Promise<void> {
  const origin = await originOf(options, io);
  const link = await withDatabase(io, options, ({ target }) => firstLink(target, origin));
  if (link === undefined) {
    throw new EnvironmentFailure(
      'No link is needed: the service has an administrator already, or is one for trying out.',
    );
  }
  if (options.json) io.printJson({ link });
  else io.print(link);
}

/** The address at which the first administrator makes an account; `undefined` where none is needed. */
export async function firstLink(target: DatabaseTarget, origin: string): Promise<string | undefined> {
  const client = await connectClient(target);
  try {
    const token = await databaseOn(client)
      .transaction()
      .execute((tx) => makeFirstLink(tx, systemClock));
    return token === undefined ? undefined : `${origin}/fi/sign-in/first/${token}`;
  } finally {
    await client.end();
  }
}

async function originOf({ publicOrigin, data }: FirstLinkOptions, io: Terminal): Promise<string> {
  const origin = publicOrigin ?? (io.env.DATABASE_URL ? undefined : (await findRunning(resolve(data)))?.address);
  if (origin !== undefined) return origin.replace(/\/+$/, '');
  throw new EnvironmentFailure('The link needs the address of the service: set --public-origin.');
}
