import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EnvironmentFailure } from '../environment-failure.ts';

/** The user the database server runs as; empty when it is simply ours. Meant to be spread into the options of `spawn`. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root, so root hands it to one of these, which every Linux has without adding a user. */
const UNPRIVILEGED = ['postgres', 'nobody'];

/** Who shall run the server of the data in `dataDirectory`: we ourselves or, when we are root, the owner of data that exists. */
export function chooseServerUser(dataDirectory: string): ServerUser {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(dataDirectory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of UNPRIVILEGED) {
    const uid = numericId('-u', name);
    const gid = numericId('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new EnvironmentFailure(
    'PostgreSQL does not run as root and there is no user "postgres" or "nobody": start Koordi as an ordinary user.',
  );
}

/** Whether the server's user can reach `directory` through all the folders above it. Only trying tells (modes, ACLs, mounts). */
export function canEnter(directory: string, user: ServerUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', directory], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function numericId(flag: string, name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}
