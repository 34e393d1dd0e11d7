import type { Terminal } from './terminal.ts';

/** Closes what a command has opened, in reverse order: when it ends, when it fails and when it is interrupted. */
export interface Shutdown {
  /** Waits for something to open and remembers how it is closed, even when the signal comes while it is opening. */
  open<Opened>(opening: Promise<Opened>, close: (opened: Opened) => Promise<unknown>): Promise<Opened>;
  /** Closes everything; later calls wait for the first. */
  close(): Promise<void>;
}

export interface Interruption {
  /** Called at the first signal, before closing. */
  readonly onSignal?: () => void;
  /** What the process then ends with; 130 says "interrupted" to a shell. */
  readonly exitCode: () => number;
}

const INTERRUPTED = 130;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C may come several times: from the terminal, from npm and from the launcher. */
const SAME_KEYSTROKE_MS = 500;

/** From now on the first signal closes everything and ends the process, and a second one ends it at once. */
export function createShutdown(io: Terminal, interruption: Interruption = { exitCode: () => INTERRUPTED }): Shutdown {
  const closers: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | undefined;
  let interruptedAt: number | undefined;

  const close = () => {
    closing ??= closeAll(closers).finally(() => {
      for (const signal of SIGNALS) process.off(signal, interrupt);
    });
    return closing;
  };
  const interrupt = () => {
    if (interruptedAt !== undefined) {
      if (performance.now() - interruptedAt > SAME_KEYSTROKE_MS) process.exit(INTERRUPTED);
      return;
    }
    interruptedAt = performance.now();
    interruption.onSignal?.();
    close().then(
      () => process.exit(interruption.exitCode()),
      (error: unknown) => {
        io.note(`Stopping failed: ${error instanceof Error ? error.message : String(error)}`);
        process.exit(INTERRUPTED);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  return {
    open: (opening, closeOpened) => {
      closers.push(() =>
        opening.then(
          (opened) => closeOpened(opened),
          // The one who opens has been told.
          () => {},
        ),
      );
      return opening;
    },
    close,
  };
}

/** The rest is closed even when one fails. */
async function closeAll(closers: (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (let closer = closers.pop(); closer; closer = closers.pop()) {
    await closer().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
