import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

describe('progress where nobody watches', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function logFile(): { io: Terminal; lines: string[] } {
    const lines: string[] = [];
    const stderr = Object.assign(Object.create(process.stderr), { isTTY: false });
    const nothing = () => {};
    const io: Terminal = {
      env: {},
      stderr,
      print: nothing,
      printPart: nothing,
      printJson: nothing,
      note: (line) => lines.push(line),
      exitWith: nothing,
    };
    return { io, lines };
  }

  function work(io: Terminal, quiet: boolean): void {
    const progress = startProgress(io, { label: 'Reading files', total: 300, quiet });
    for (let done = 1; done <= 300; done += 1) {
      vi.advanceTimersByTime(50);
      progress.update(done, 310);
    }
    progress.stop();
  }

  it('is a line every five seconds', () => {
    const { io, lines } = logFile();
    work(io, false);
    expect(lines).toEqual(['Reading files: 100 of 310', 'Reading files: 200 of 310', 'Reading files: 300 of 310']);
  });

  it('is nothing at all when a machine reads', () => {
    const { io, lines } = logFile();
    work(io, true);
    expect(lines).toEqual([]);
  });
});
