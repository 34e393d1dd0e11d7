import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { registerAlerts } from './alerts.command.ts';
import { registerAudit } from './audit.command.ts';
import { registerCodelist } from './codelist.command.ts';
import { registerDemo } from './demo.command.ts';
import { ExitCode } from './exit-code.ts';
import { failureOf } from './failure.ts';
import { registerForm } from './form.command.ts';
import { registerImport } from './import.command.ts';
import { registerProject } from './project.command.ts';
import { registerSearch } from './search.command.ts';
import { registerStart } from './start.command.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { registerUser } from './user.command.ts';

// The command-line program. Each command has a file `<name>.command.ts`, which imports what is heavy only when it runs: help is
// printed at once. Conventions: results to standard output, all else to standard error; --json for machines; exit codes below.

const HELP_END = `
Exit codes:
  0  done
  1  done, and the work found problems or differences
  2  the command was used wrongly, or its input is not what was expected
  3  the machine does not give what is needed: database, port, disk, permission
  4  a fault of Koordi itself (KOORDI_DEBUG=1 shows where)

Example:
  $ koordi start --port 8080`;

function createProgram(io: Terminal): Command {
  const program = new Command('koordi')
    .description('Coordination, monitoring and public register of European Social Fund projects in Finland.')
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help of a command')
    .showHelpAfterError('Run the command with --help to see how it is used.')
    .addHelpText('after', HELP_END)
    .exitOverride();
  registerStart(program, io);
  registerForm(program, io);
  registerImport(program, io);
  registerProject(program, io);
  registerSearch(program, io);
  registerCodelist(program, io);
  registerAlerts(program, io);
  registerAudit(program, io);
  registerUser(program, io);
  registerDemo(program, io);
  return program;
}

function packageVersion(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  return manifest.version;
}

async function run(arguments_: readonly string[], io: Terminal): Promise<void> {
  try {
    await createProgram(io).parseAsync(arguments_, { from: 'user' });
  } catch (error) {
    // Commander has printed its message; it ends with 0 after showing help that was asked for.
    if (error instanceof CommanderError) return io.exitWith(error.exitCode === 0 ? ExitCode.ok : ExitCode.usage);
    const { sentence, exitCode } = failureOf(error);
    io.note(sentence);
    if (io.env.KOORDI_DEBUG) io.note(debugText(error));
    io.exitWith(exitCode);
  }
}

function debugText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by: ${debugText(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

await run(process.argv.slice(2), processTerminal());
