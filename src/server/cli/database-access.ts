import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Database } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import type { Terminal } from './terminal.ts';

/** What `addDatabaseOptions` adds to the options of a command. */
export interface DatabaseOptions {
  readonly data: string;
}

/** A database of the newest structure. */
export interface DatabaseAccess {
  readonly database: Database;
  /** For connections of one's own: `connectClient(target)`. */
  readonly target: DatabaseTarget;
}

/** How the server came to be there; `given` by DATABASE_URL. */
export interface ServerAccess {
  readonly target: DatabaseTarget;
  readonly how: 'created' | 'started' | 'attached' | 'given';
}

export function addDatabaseOptions(command: Command): Command {
  const data = new Option('--data <dir>', 'folder of the built-in database; not used when DATABASE_URL is set');
  return command.addOption(data.default('.koordi'));
}

/**
 * Runs `work` with the database that DATABASE_URL names, else the built-in one (that of a running `koordi start`, or started for
 * the while), brought to the newest structure and given the code lists. Closes everything, also on Ctrl-C.
 */
export async function withDatabase<Result>(
  io: Terminal,
  options: DatabaseOptions,
  work: (access: DatabaseAccess) => Promise<Result>,
): Promise<Result> {
  const { migrate } = await import('#platform/db/migrate.server.ts');
  const { prepareContent } = await import('#server/content.server.ts');
  const shutdown = createShutdown(io);
  try {
    const { target } = await accessServer(io, options, shutdown);
    await migrate(target);
    const database = await openPool(target, shutdown);
    await prepareContent(database, target, {});
    return await work({ database, target });
  } finally {
    await shutdown.close();
  }
}

/** The server to use, started when it is the built-in one and nobody runs it. */
export async function accessServer(io: Terminal, options: DatabaseOptions, shutdown: Shutdown): Promise<ServerAccess> {
  if (io.env.DATABASE_URL) {
    return { target: await reachTarget(io.env.DATABASE_URL), how: 'given' };
  }
  const { startEmbedded } = await import('#platform/db/embedded.server.ts');
  const starting = startEmbedded({ directory: resolve(options.data) });
  const { target, how } = await shutdown.open(starting, (server) => server.stop());
  return { target, how };
}

async function reachTarget(url: string): Promise<DatabaseTarget> {
  const { targetFromUrl } = await import('#platform/db/database-target.server.ts');
  const { connectClient } = await import('#platform/db/database.server.ts');
  const target = targetFromUrl(url);
  const client = await connectClient(target);
  await client.end();
  return target;
}

export async function openPool(target: DatabaseTarget, shutdown: Shutdown): Promise<Database> {
  const { openDatabase } = await import('#platform/db/database.server.ts');
  return shutdown.open(openDatabase(target), (database) => database.destroy());
}
