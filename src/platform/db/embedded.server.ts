import { execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { EnvironmentFailure } from '../environment-failure.ts';
import { advisoryLocks } from './advisory-locks.ts';
import { errorCode } from './connection-failure.server.ts';
import { clientConfig, type DatabaseTarget, SOCKET_PORT } from './database-target.server.ts';
import {
  dataVersion,
  type EmbeddedFolder,
  folderFailure,
  makeUnfinishedData,
  prepareFolder,
} from './embedded-folder.server.ts';
import { findBinaries, inspectBinaries, type PostgresBinaries } from './postgres-binaries.server.ts';

export interface EmbeddedOptions {
  /** Folder that holds the data and the log, usually `.koordi`; made when missing. */
  readonly directory: string;
  /** Folder of PostgreSQL's programs; by default those of npm, else of the system. */
  readonly binariesDirectory?: string;
  /** Settings of postgresql.conf on top of ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedDatabase {
  readonly target: DatabaseTarget;
  /** `created`: new data; `started`: on data that existed; `attached`: to a server that was running. */
  readonly how: 'created' | 'started' | 'attached';
  /** Leaves the server; the last process to leave stops it. True when that was us. */
  stop(): Promise<boolean>;
}

const USER = 'koordi';
const DATABASE = 'koordi';
const POLL_MS = 20;
/** A postmaster that was killed blocks its data until its children are gone and somebody has reaped it. */
const CRASH_PATIENCE_MS = 5_000;
const RELAUNCH_PAUSE_MS = 100;
/** After a crash the log is replayed first. */
const START_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 30_000;
const LOG_LIMIT_BYTES = 5 * 1024 * 1024;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  jit: 'off',
  shared_buffers: '256MB',
  log_checkpoints: 'off',
};

/**
 * A PostgreSQL server of our own under `directory`: attaches to the one that runs there, else starts it, else makes it first.
 * It listens only on a Unix socket in a closed folder, and outlives us when we are killed. Throws `EnvironmentFailure`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = prepareFolder(options.directory);
  const running = await tryJoin(folder);
  const { presence, how } =
    running instanceof pg.Client ? { presence: running, how: 'attached' as const } : await startServer(folder, options);
  try {
    await createDatabase(presence);
  } catch (error) {
    await leave(presence, folder);
    throw folderFailure(error, folder.data);
  }
  return {
    target: { socketDirectory: folder.socketDirectory, user: USER, database: DATABASE },
    how,
    stop: () => leave(presence, folder),
  };
}

interface Joined {
  readonly presence: pg.Client;
  readonly how: EmbeddedDatabase['how'];
}

async function startServer(folder: EmbeddedFolder, options: EmbeddedOptions): Promise<Joined> {
  const major = dataVersion(folder);
  const binaries = chooseBinaries(folder, options.binariesDirectory, major);
  if (major === undefined) await createData(folder, binaries);
  const settings = { ...SETTINGS, ...options.settings };
  const startedAt = performance.now();
  let postmaster = launch(folder, binaries, settings);
  for (;;) {
    const joined = await tryJoin(folder);
    if (joined instanceof pg.Client) {
      // Another process may have been quicker, and ours is about to find the data taken.
      const isOurs = runningPid(folder) === postmaster.pid;
      const how = major === undefined ? 'created' : 'started';
      return { presence: joined, how: isOurs ? how : 'attached' };
    }
    const trouble = postmaster.trouble();
    const patience = joined === 'absent' && trouble !== undefined ? CRASH_PATIENCE_MS : START_PATIENCE_MS;
    const isHopeless = trouble !== undefined && !isBlocked(trouble);
    if (isHopeless || performance.now() - startedAt > patience) {
      throw folderFailure(new Error(trouble ?? 'it has been starting for two minutes'), folder.data);
    }
    if (joined === 'absent' && trouble !== undefined) {
      await wait(RELAUNCH_PAUSE_MS);
      postmaster = launch(folder, binaries, settings);
    }
    await wait(POLL_MS);
  }
}

function chooseBinaries(folder: EmbeddedFolder, given: string | undefined, major: number | undefined) {
  const { user, copiesDirectory } = folder;
  if (given === undefined) return findBinaries({ user, copiesDirectory, major });
  const binaries = inspectBinaries(given, user);
  if (!binaries) throw new EnvironmentFailure(`There is no PostgreSQL that runs here in ${given}.`);
  return binaries;
}

/** Connects and takes part. `absent`: no server; `busy`: one that is starting or stopping. */
async function tryJoin(folder: EmbeddedFolder): Promise<pg.Client | 'absent' | 'busy'> {
  const target = { socketDirectory: folder.socketDirectory, user: USER, database: 'postgres' };
  const client = new pg.Client({ ...clientConfig(target), application_name: 'koordi presence' });
  // When the server is stopped under us, the queries of the pool say so.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [advisoryLocks.embeddedServerInUse]);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent';
    if (code === '57P03' || code === '57P01' || code === 'ECONNRESET' || isCutOff(error)) return 'busy';
    throw folderFailure(error, folder.data);
  }
}

function isCutOff(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Connection terminated');
}

async function createData(folder: EmbeddedFolder, { directory, major }: PostgresBinaries): Promise<void> {
  const unfinished = makeUnfinishedData(folder);
  // From 17 on PostgreSQL has a UTF-8 locale of its own, the same on every machine.
  const locale =
    major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8'];
  const parameters = ['-D', unfinished, '-U', USER, '--auth=trust', '-E', 'UTF8', '-k', ...locale];
  try {
    await promisify(execFile)(join(directory, 'initdb'), parameters, childOptions(folder));
    renameSync(unfinished, folder.data);
  } catch (error) {
    const failure = folderFailure(withoutNoise(error), folder.data);
    rmSync(unfinished, { recursive: true, force: true });
    // Of two processes that start at the same moment one is quicker; its data serves both.
    if (!existsSync(join(folder.data, 'PG_VERSION'))) throw failure;
  }
}

function withoutNoise(error: unknown): unknown {
  if (!(error instanceof Error) || !('stderr' in error)) return error;
  return new Error(gravestLine(String(error.stderr)) ?? error.message, { cause: error });
}

interface Postmaster {
  readonly pid: number | undefined;
  /** Why it has ended, or `undefined` while it runs. */
  trouble(): string | undefined;
}

/** Starts the server in a process group of its own, since Ctrl-C in a terminal would stop it before us. */
function launch(
  folder: EmbeddedFolder,
  { directory }: PostgresBinaries,
  settings: Readonly<Record<string, string>>,
): Postmaster {
  const { file, offset } = openLog(folder.log);
  const parameters = ['-D', folder.data, '-k', folder.socketDirectory, '-p', String(SOCKET_PORT)];
  for (const [name, value] of Object.entries(settings)) parameters.push('-c', `${name}=${value}`);
  const child = spawn(join(directory, 'postgres'), parameters, {
    ...childOptions(folder),
    detached: true,
    stdio: ['ignore', 'ignore', file],
  });
  closeSync(file);
  child.unref();
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    failure = gravestLine(readLog(folder.log, offset)) ?? `PostgreSQL ended with ${signal ?? `code ${code}`}`;
  });
  return { pid: child.pid, trouble: () => failure };
}

function openLog(path: string): { file: number; offset: number } {
  try {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    const isTooLong = size > LOG_LIMIT_BYTES;
    return { file: openSync(path, isTooLong ? 'w' : 'a', 0o600), offset: isTooLong ? 0 : size };
  } catch (error) {
    throw folderFailure(error, path);
  }
}

function readLog(path: string, offset: number): string {
  try {
    return readFileSync(path).subarray(offset).toString('utf8');
  } catch {
    // The whole folder was removed, as tests do.
    return '';
  }
}

/** Another server has the data, or the remains of one that was killed. */
function isBlocked(trouble: string): boolean {
  return /lock file|another postmaster|pre-existing shared memory/.test(trouble);
}

/** Of all that PostgreSQL says, the line that explains: the cause lying outside, else the last grave one. */
function gravestLine(output: string): string | undefined {
  // Our own knocking at a server not yet ready is in the log as well.
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !line.includes('is starting up'));
  const reason =
    lines.find((line) => /No space left|Read-only file system|Permission denied/.test(line)) ??
    lines.findLast((line) => /\b(FATAL|PANIC|error):/.test(line)) ??
    lines.at(-1);
  return reason?.replace(/^.*?\b(FATAL|PANIC|error):\s*/, '');
}

function childOptions({ user }: EmbeddedFolder) {
  // PGPORT, PGDATA and their like would change what we say outright; the locale decides in which language errors come.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...user, cwd: '/', env: { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' } };
}

async function createDatabase(presence: pg.Client): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { rowCount } = await presence.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount) return;
    try {
      await presence.query(`create database ${DATABASE}`);
    } catch (error) {
      // Another process makes it at the same moment: look again.
      if (attempt === 50 || !['42P04', '23505', '55006'].includes(errorCode(error) ?? '')) throw error;
      await wait(POLL_MS);
    }
  }
}

async function leave(presence: pg.Client, folder: EmbeddedFolder): Promise<boolean> {
  try {
    await presence.query('select pg_advisory_unlock_shared($1)', [advisoryLocks.embeddedServerInUse]);
    // Held until the server ends, so that nobody joins in between.
    const { rows } = await presence.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
      advisoryLocks.embeddedServerInUse,
    ]);
    if (!rows[0]?.last) return false;
    return await stopServer(folder);
  } catch {
    // The server is gone already.
    return false;
  } finally {
    await presence.end().catch(() => {});
  }
}

/** Fast shutdown: sessions are ended, everything is written. */
async function stopServer(folder: EmbeddedFolder): Promise<boolean> {
  process.kill(runningPid(folder), 'SIGINT');
  const deadline = performance.now() + STOP_PATIENCE_MS;
  while (existsSync(pidFileIn(folder)) && performance.now() < deadline) await wait(POLL_MS);
  if (folder.socketDirectory !== folder.data) rmdirSync(folder.socketDirectory);
  return true;
}

function runningPid(folder: EmbeddedFolder): number {
  return Number.parseInt(readFileSync(pidFileIn(folder), 'utf8'), 10);
}

function pidFileIn({ data }: EmbeddedFolder): string {
  return join(data, 'postmaster.pid');
}
