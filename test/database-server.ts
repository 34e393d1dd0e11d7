import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connectClient } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import { startEmbedded } from '#platform/db/embedded.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';

// Vitest runs this once per run: a server of its own, thrown away afterwards, with one migrated database to clone from.
// KOORDI_TEST_POSTGRES is `embedded` (the default) or the folder of another PostgreSQL's programs.

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: TestServer;
  }
}

export interface TestServer {
  readonly socketDirectory: string;
  readonly user: string;
  readonly template: string;
}

const PREFIX = 'koordi-test-';
const TEMPLATE = 'koordi_template';

/** What is lost in a crash does not matter here, speed does. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_connections: '200',
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  removeLeftovers();
  const directory = join(tmpdir(), `${PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`);
  const chosen = process.env.KOORDI_TEST_POSTGRES ?? 'embedded';
  const server = await startEmbedded({
    directory,
    settings: SETTINGS,
    ...(chosen === 'embedded' ? {} : { binariesDirectory: chosen }),
  });
  const template = await createTemplate(server.target);
  project.provide('databaseServer', template);
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

async function createTemplate(target: DatabaseTarget): Promise<TestServer> {
  if ('url' in target) throw new Error('the test server is reached by its socket');
  const client = await connectClient(target);
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const template = { ...target, database: TEMPLATE };
  await migrate(template);
  await letTestsDecideTheTime(template);
  return { socketDirectory: target.socketDirectory, user: target.user, template: TEMPLATE };
}

/** Tests have clocks of their own; what holds the audit to that of the database has a test on a database that keeps it. */
async function letTestsDecideTheTime(template: DatabaseTarget): Promise<void> {
  const client = await connectClient(template);
  await client.query('drop policy audit_entry_timely on audit_entry');
  await client.end();
}

/** A run that was killed leaves its server behind; the number in the folder's name is the process that made it. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const maker = Number(name.slice(PREFIX.length).split('-')[0]);
    if (Number.isInteger(maker) && !isAlive(maker)) removeServer(join(tmpdir(), name));
  }
}

function removeServer(directory: string): void {
  try {
    const pidFile = join(directory, 'postgres/postmaster.pid');
    if (existsSync(pidFile)) process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGQUIT');
    rmSync(directory, { recursive: true, force: true });
  } catch {
    // Another user's, or another run is removing it.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
