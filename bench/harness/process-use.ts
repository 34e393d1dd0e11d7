import { readdirSync, readFileSync } from 'node:fs';

// What processes use, as Linux counts it: on a busy machine processor time stays the same where the clock does not.

/** Linux counts in hundredths of a second whatever the machine. */
const MS_PER_TICK = 10;

interface Times {
  readonly parent: number;
  readonly own: number;
  /** Of children that have ended. */
  readonly ended: number;
}

/** Processor time of a process so far, in milliseconds. */
export function processorTime(pid: number): number {
  return timesOf(pid)?.own ?? 0;
}

/** Processor time of a process and of all children it has had, in milliseconds. */
export function familyProcessorTime(pid: number): number {
  const times = timesOf(pid);
  const children = readdirSync('/proc').flatMap((entry) => {
    const child = /^\d+$/.test(entry) ? timesOf(Number(entry)) : undefined;
    return child?.parent === pid ? child.own + child.ended : 0;
  });
  return (times?.own ?? 0) + (times?.ended ?? 0) + children.reduce((sum, time) => sum + time, 0);
}

/** The most memory that a process has held at once so far, in bytes. */
export function peakMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

function timesOf(pid: number): Times | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold anything; the numbers follow the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map((index) =>
      Number(fields[index]),
    );
    return { parent, own: (user + system) * MS_PER_TICK, ended: (endedUser + endedSystem) * MS_PER_TICK };
  } catch {
    // It ended between our listing and our reading.
    return undefined;
  }
}
