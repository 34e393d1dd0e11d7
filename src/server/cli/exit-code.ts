/** What the number a command ends with tells the shell; printed in `koordi --help`. */
export const ExitCode = {
  /** Done, and nothing to remark. */
  ok: 0,
  /** Done, and the work found problems or differences. */
  findings: 1,
  /** The command was used wrongly or its input is not what was expected. */
  usage: 2,
  /** The machine does not give what is needed: database, port, disk, permission. */
  environment: 3,
  /** A fault of Koordi itself. */
  fault: 4,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
