import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.ts';

/** Shows how far long work is. */
export interface Progress {
  /** `done` of the total are through; `total` when it has become better known. */
  update(done: number, total?: number): void;
  /** To be called in the end whatever happens: the bar hides the cursor. */
  stop(): void;
}

export interface ProgressOptions {
  /** What is being done, e.g. `Reading files`. */
  readonly label: string;
  readonly total: number;
  /** Shows nothing; for `--json`. */
  readonly quiet?: boolean | undefined;
}

const PLAIN_LINE_EVERY_MS = 5_000;

/** A bar at a terminal; elsewhere (a log file) a line every few seconds. Both go to standard error. */
export function startProgress(io: Terminal, options: ProgressOptions): Progress {
  if (options.quiet) return { update: () => {}, stop: () => {} };
  return io.stderr.isTTY ? startBar(io, options) : startLines(io, options);
}

function startBar(io: Terminal, { label, total }: ProgressOptions): Progress {
  const format = `${label} {bar} {value}/{total}, {eta_formatted} left`;
  const bar = new SingleBar({ format, stream: io.stderr, hideCursor: true, etaBuffer: 100 }, Presets.shades_grey);
  bar.start(total, 0);
  return {
    update: (done, newTotal) => {
      if (newTotal !== undefined) bar.setTotal(newTotal);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

function startLines(io: Terminal, { label, total }: ProgressOptions): Progress {
  let known = total;
  let saidAt = performance.now();
  return {
    update: (done, newTotal) => {
      known = newTotal ?? known;
      if (performance.now() - saidAt < PLAIN_LINE_EVERY_MS) return;
      saidAt = performance.now();
      io.note(`${label}: ${done} of ${known}`);
    },
    stop: () => {},
  };
}
