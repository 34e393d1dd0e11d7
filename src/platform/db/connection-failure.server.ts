import { EnvironmentFailure } from '../environment-failure.ts';
import { type DatabaseTarget, describeTarget } from './database-target.server.ts';

/** Oldest PostgreSQL that every statement of ours is tested on. */
const OLDEST_MAJOR = 15;

/** The code of a Node or PostgreSQL error, looked for in its parts too (a refused `localhost` is an aggregate of two). */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  return errorCode(error.cause);
}

/** Why `target` cannot be used, as one sentence without the password. */
export function connectionFailure(error: unknown, target: DatabaseTarget): EnvironmentFailure {
  const remedy = 'url' in target ? ' or correct DATABASE_URL' : '';
  return new EnvironmentFailure(connectionSentence(error, describeTarget(target), remedy), { cause: error });
}

function connectionSentence(error: unknown, where: string, remedy: string): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  switch (errorCode(error)) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return `No database answers at ${where}: start PostgreSQL there${remedy}.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of the database ${where} is not known: check the network${remedy}.`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `The database ${where} cannot be reached: check the network${remedy}.`;
    case '28P01':
    case '28000':
      return `The database ${where} does not let us in (${message}): check the user and the password.`;
    case '3D000':
      return `The database ${where} does not exist: create it${remedy}.`;
    case '53300':
      return `The database ${where} has no free connections left: close some or raise its max_connections.`;
    case '57P03':
      return `The database ${where} is starting up or shutting down: try again in a moment.`;
  }
  if (/password must be a string/.test(message)) {
    return `The database ${where} asks for a password and none was given.`;
  }
  // A host that swallows everything, or another service than PostgreSQL.
  if (/timeout|Connection terminated/i.test(message)) {
    return `No PostgreSQL answers at ${where}: check the network${remedy}.`;
  }
  return `The database ${where} cannot be used: ${message}.`;
}

/** Why a server with this `server_version_num` cannot be used, or `undefined` when it can. */
export function versionProblem(versionNumber: number): string | undefined {
  const major = Math.floor(versionNumber / 10_000);
  return major < OLDEST_MAJOR ? `it is PostgreSQL ${major}, and Koordi needs ${OLDEST_MAJOR} or newer` : undefined;
}
