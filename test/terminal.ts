import { Command } from 'commander';
import type { Terminal } from '#server/cli/terminal.ts';
import type { TestDatabase } from './database.ts';

export interface CommandOutcome {
  /** What went to standard output, and to standard error. */
  readonly printed: string;
  readonly noted: string;
  readonly exitCode: number;
}

/**
 * Runs commands as the command line would, in this process: `await runner(registerForm)('form', 'read', path)`. With a test
 * database, commands that need one use it; `env` is what else the environment says.
 */
export function runner(
  register: (program: Command, io: Terminal) => void,
  test?: TestDatabase,
  env: Terminal['env'] = {},
) {
  return async (...args: readonly string[]): Promise<CommandOutcome> => {
    const printed: string[] = [];
    const noted: string[] = [];
    let exitCode = 0;
    const io: Terminal = {
      env: test ? { ...env, DATABASE_URL: urlOf(test) } : env,
      stderr: process.stderr,
      print: (line) => printed.push(`${line}\n`),
      printPart: (text) => printed.push(text),
      printJson: (value) => printed.push(`${JSON.stringify(value)}\n`),
      note: (line) => noted.push(line),
      exitWith: (code) => {
        exitCode = code;
      },
    };
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    register(program, io);
    await program.parseAsync(args, { from: 'user' });
    return { printed: printed.join(''), noted: noted.join('\n'), exitCode };
  };
}

function urlOf({ target }: TestDatabase): string {
  if ('url' in target) throw new Error('the test database is reached by its socket');
  const { user, socketDirectory, database } = target;
  return `postgres://${user}@${encodeURIComponent(socketDirectory)}/${database}`;
}
