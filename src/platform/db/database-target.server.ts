import type { ClientConfig } from 'pg';
import { EnvironmentFailure } from '../environment-failure.ts';

/** Which database to use: one given by address (DATABASE_URL), or one on a Unix socket of this machine (embedded, tests). */
export type DatabaseTarget =
  | { readonly url: string }
  | { readonly socketDirectory: string; readonly user: string; readonly database: string };

/** The port in the name of the socket file. Given outright, since PGPORT of the environment would change it otherwise. */
export const SOCKET_PORT = 5432;

/** Checks an address such as `postgres://user:password@host:5432/koordi`. Throws `EnvironmentFailure` without echoing it. */
export function targetFromUrl(url: string): DatabaseTarget {
  const protocol = parseAddress(url)?.protocol;
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    throw new EnvironmentFailure(
      'DATABASE_URL is not an address of PostgreSQL; expected postgres://user:password@host:5432/database.',
    );
  }
  return { url };
}

/** Settings for `pg`. */
export function clientConfig(target: DatabaseTarget): ClientConfig {
  if ('url' in target) return { connectionString: target.url };
  const { socketDirectory, user, database } = target;
  return { host: socketDirectory, port: SOCKET_PORT, user, database, ssl: false };
}

/** For messages: never the password, nor query parameters, which may hold one. */
export function describeTarget(target: DatabaseTarget): string {
  if (!('url' in target)) return `${target.socketDirectory}/${target.database}`;
  const address = parseAddress(target.url);
  if (!address) return 'of DATABASE_URL';
  return `postgres://${address.username === '' ? '' : `${address.username}@`}${address.host}${address.pathname}`;
}

/** PostgreSQL, unlike the web, allows a user without a host: `postgres://koordi@/koordi?host=/run/postgresql`. */
function parseAddress(url: string): URL | null {
  return URL.parse(url) ?? URL.parse(url.replace('@/', '@localhost/'));
}
