import { errorCode } from '#platform/db/connection-failure.server.ts';
import { EnvironmentFailure } from '#platform/environment-failure.ts';
import { Conflict, Forbidden, Invalid, NotFound, Refused } from '#platform/errors.ts';
import { ExitCode } from './exit-code.ts';

/** A command that failed, as the person at the terminal and the shell are told. */
export interface Failure {
  readonly sentence: string;
  readonly exitCode: ExitCode;
}

/** What to say of `error`; anything not known is a fault of ours. */
export function failureOf(error: unknown): Failure {
  return knownFailure(error) ?? systemFailure(error) ?? fault(error);
}

function knownFailure(error: unknown): Failure | undefined {
  if (error instanceof EnvironmentFailure) return { sentence: error.message, exitCode: ExitCode.environment };
  if (error instanceof Invalid || error instanceof NotFound || error instanceof Forbidden) {
    return { sentence: error.message, exitCode: ExitCode.usage };
  }
  if (error instanceof Conflict) return { sentence: error.message, exitCode: ExitCode.findings };
  if (error instanceof Refused) return { sentence: refusal(error), exitCode: ExitCode.findings };
  return undefined;
}

function refusal({ code, details }: Refused): string {
  const facts = Object.entries(details).map(([name, value]) => `${name} ${value}`);
  return facts.length === 0 ? `Refused: ${code}.` : `Refused: ${code} (${facts.join(', ')}).`;
}

/** Errors of Node and PostgreSQL that mean the same wherever they arise. */
function systemFailure(error: unknown): Failure | undefined {
  const path = error instanceof Error && 'path' in error ? String(error.path) : 'the file';
  switch (errorCode(error)) {
    case 'ENOENT':
      return { sentence: `There is no ${path}.`, exitCode: ExitCode.usage };
    case 'EISDIR':
      return { sentence: `${path} is a folder; expected a file.`, exitCode: ExitCode.usage };
    case 'ENOTDIR':
      return { sentence: `${path} is a file; expected a folder.`, exitCode: ExitCode.usage };
    case 'EACCES':
    case 'EPERM':
      return { sentence: `This user may not open ${path}.`, exitCode: ExitCode.environment };
    case 'EROFS':
      return { sentence: `${path} is on a read-only disk.`, exitCode: ExitCode.environment };
    case 'ENOSPC':
    case 'EDQUOT':
      return { sentence: 'The disk is full: make room and try again.', exitCode: ExitCode.environment };
    case '53100':
      return { sentence: 'The disk of the database is full: make room and try again.', exitCode: ExitCode.environment };
    case '57P01':
    case '57P02':
    case 'ECONNRESET':
      return { sentence: 'The connection to the database was lost: try again.', exitCode: ExitCode.environment };
  }
  return undefined;
}

function fault(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return { sentence: `A fault in Koordi: ${message} (KOORDI_DEBUG=1 shows where).`, exitCode: ExitCode.fault };
}
