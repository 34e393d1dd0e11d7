import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectClient } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import { startEmbedded } from '#platform/db/embedded.server.ts';

/** A database of the benchmark's own server. */
export interface BenchDatabase {
  readonly name: string;
  readonly target: DatabaseTarget;
  /** The same for a child process. */
  readonly env: { readonly DATABASE_URL: string };
}

export interface BenchServer {
  readonly version: string;
  /** The process whose children do the database's work. */
  readonly pid: number;
  /** A new database: empty, or with all that is in another, to which nobody may be connected. */
  create(name: string, original?: BenchDatabase): Promise<BenchDatabase>;
  drop(name: string): Promise<void>;
  /** Writes to disk what is still to be written, so that one measurement does not pay for the one before it. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** The built-in PostgreSQL with the settings it always has, in a folder that is thrown away. */
export async function startBenchServer(directory: string): Promise<BenchServer> {
  const embedded = await startEmbedded({ directory });
  const { target } = embedded;
  if ('url' in target) throw new TypeError('The built-in PostgreSQL is reached by its socket.');
  const { socketDirectory, user } = target;
  const command = async (sql: string) => {
    const client = await connectClient(target);
    try {
      return (await client.query<Record<string, string>>(sql)).rows[0];
    } finally {
      await client.end();
    }
  };
  const settings = await command(
    `select current_setting('server_version') as version, current_setting('data_directory') as data`,
  );
  return {
    version: settings?.version ?? '',
    pid: Number.parseInt(readFileSync(join(settings?.data ?? '', 'postmaster.pid'), 'utf8'), 10),
    async create(name, original) {
      await command(`create database ${name}${original ? ` template ${original.name}` : ''}`);
      const url = `postgres://${user}@/${name}?host=${encodeURIComponent(socketDirectory)}`;
      return { name, target: { ...target, database: name }, env: { DATABASE_URL: url } };
    },
    async drop(name) {
      await command(`drop database ${name} with (force)`);
    },
    async settle() {
      await command('checkpoint');
    },
    async stop() {
      await embedded.stop();
    },
  };
}
