import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { EnvironmentFailure } from '../environment-failure.ts';
import { errorCode } from './connection-failure.server.ts';
import { SOCKET_PORT } from './database-target.server.ts';
import { canEnter, chooseServerUser, type ServerUser } from './server-user.server.ts';

/** Where the parts of one embedded server lie and who runs it. */
export interface EmbeddedFolder {
  readonly user: ServerUser;
  /** PostgreSQL's own data folder; closed to everybody but the server's user. */
  readonly data: string;
  readonly socketDirectory: string;
  readonly log: string;
  readonly copiesDirectory: string;
}

/** Where root keeps what the server's user could not reach in the project's folder. */
const ROOTS_PLACE = '/var/lib/koordi';
/** The kernel's limit for the path of a socket, less a margin for systems with a shorter one. */
const LONGEST_SOCKET_PATH = 103;
const UNFINISHED = '.new-';
const ABANDONED_AFTER_MS = 600_000;
const NEARLY_FULL_BYTES = 1024 * 1024;

/** Makes `directory` usable for an embedded server and says where its parts are. Throws `EnvironmentFailure`. */
export function prepareFolder(directory: string): EmbeddedFolder {
  try {
    makeFolder(directory);
    const home = realpathSync(directory);
    const user = chooseServerUser(join(home, 'postgres'));
    const place = isReachable(home, user) ? home : placeForRoot(home);
    const data = join(place, 'postgres');
    return {
      user,
      data,
      socketDirectory: socketDirectoryFor(data, user),
      log: join(home, 'postgres.log'),
      copiesDirectory: process.getuid?.() === 0 ? ROOTS_PLACE : home,
    };
  } catch (error) {
    throw folderFailure(error, directory);
  }
}

function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    // Node says "no such file" of a read-only disk here; asking for the folder above gives the true reason.
    if (errorCode(error) === 'ENOENT') accessSync(nearestFolder(directory), constants.W_OK);
    throw error;
  }
}

/** A new folder of root's own, as `mktemp -d` makes it, is opened for passing through; what lies inside is closed by itself. */
function isReachable(home: string, user: ServerUser): boolean {
  if (canEnter(home, user)) return true;
  if (readdirSync(home).length > 0) return false;
  chmodSync(home, statSync(home).mode | 0o011);
  return canEnter(home, user);
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path));
}

/** The major version of PostgreSQL that made the data, or `undefined` when there is none yet. Throws `EnvironmentFailure`. */
export function dataVersion({ data }: EmbeddedFolder): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(data, 'PG_VERSION'), 'utf8'), 10);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw folderFailure(error, data);
  }
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new EnvironmentFailure(`The folder ${data} is not PostgreSQL's: move it away or choose another with --data.`);
  }
  return undefined;
}

/** A new empty folder beside the data, to be renamed to it when complete: data cut off half-way is never taken for whole. */
export function makeUnfinishedData({ data, user }: EmbeddedFolder): string {
  try {
    removeAbandoned(data);
    const unfinished = mkdtempSync(`${data}${UNFINISHED}`);
    giveTo(unfinished, user);
    return unfinished;
  } catch (error) {
    throw folderFailure(error, data);
  }
}

/** What somebody who was killed while making data has left behind. */
function removeAbandoned(data: string): void {
  const place = dirname(data);
  for (const name of readdirSync(place).filter((entry) => entry.startsWith(`${basename(data)}${UNFINISHED}`))) {
    const path = join(place, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > ABANDONED_AFTER_MS) rmSync(path, { recursive: true, force: true });
  }
}

/** What went wrong with a file or folder, as one sentence. Errors that are sentences already pass through. */
export function folderFailure(error: unknown, path: string): EnvironmentFailure {
  if (error instanceof EnvironmentFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new EnvironmentFailure(folderSentence(errorCode(error), message, path), { cause: error });
}

function folderSentence(code: string | undefined, message: string, path: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT' || /No space left on device/.test(message) || isNearlyFull(path)) {
    return `The disk of ${path} is full: make room or choose another folder with --data.`;
  }
  if (code === 'EROFS' || /Read-only file system/.test(message)) {
    return `${path} is on a read-only disk: choose another folder with --data.`;
  }
  if (code === 'EACCES' || code === 'EPERM' || /Permission denied/.test(message)) {
    return `This user may not write to ${path}: give the right to, or choose another folder with --data.`;
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return `${path} is not a folder: choose another with --data.`;
  return `The database in ${path} does not start: ${message}.`;
}

/** A full disk takes PostgreSQL's own message about it too, so the free space is asked for. */
function isNearlyFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize < NEARLY_FULL_BYTES;
  } catch {
    return false;
  }
}

/** For a project in a folder such as /root which the server's user may not enter; a link shows where the data is. */
function placeForRoot(home: string): string {
  const place = join(ROOTS_PLACE, digest(home));
  mkdirSync(place, { recursive: true, mode: 0o755 });
  const link = join(home, 'postgres');
  if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(join(place, 'postgres'), link);
  return place;
}

function socketDirectoryFor(data: string, user: ServerUser): string {
  if (Buffer.byteLength(join(data, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH) return data;
  const owner = user.uid ?? process.getuid?.();
  const runtime = user.uid === undefined ? process.env.XDG_RUNTIME_DIR : undefined;
  const directory = join(runtime ?? tmpdir(), `koordi-${owner}-${digest(data)}`);
  if (!existsSync(directory)) {
    mkdirSync(directory, { mode: 0o700 });
    giveTo(directory, user);
  }
  refuseForeign(directory, owner);
  return directory;
}

/** In a folder open to all, somebody else may have made this name first to listen in. */
function refuseForeign(directory: string, owner: number | undefined): void {
  const found = lstatSync(directory);
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return;
  throw new EnvironmentFailure(`The folder ${directory} is not ours: remove it, or choose a shorter path with --data.`);
}

function giveTo(directory: string, { uid, gid }: ServerUser): void {
  chmodSync(directory, 0o700);
  if (uid !== undefined && gid !== undefined) chownSync(directory, uid, gid);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
