import type { ExitCode } from './exit-code.ts';

/** Where a command writes and what it may know of its surroundings. Results go to `print`, all else to `note`. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stderr: NodeJS.WriteStream;
  /** A line of the result, to standard output. */
  print(line: string): void;
  /** The beginning of a line whose end is not known yet. */
  printPart(text: string): void;
  /** The whole result for a machine, to standard output. */
  printJson(value: unknown): void;
  /** A line about the work (what happens, what went wrong), to standard error. */
  note(line: string): void;
  /** Sets the number the program ends with when the command is through. */
  exitWith(code: ExitCode): void;
}

export function processTerminal(): Terminal {
  goOnWhenNobodyReads(process.stdout);
  goOnWhenNobodyReads(process.stderr);
  return {
    env: process.env,
    stderr: process.stderr,
    print: (line) => void process.stdout.write(`${line}\n`),
    printPart: (text) => void process.stdout.write(text),
    printJson: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    note: (line) => void process.stderr.write(`${line}\n`),
    exitWith: (code) => {
      process.exitCode = code;
    },
  };
}

/** `koordi … | head` closes the pipe early; that is no fault, and no reason to leave work half done. */
function goOnWhenNobodyReads(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
