import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A `koordi start` at work on a data folder, as it has written itself down there. */
export interface Running {
  readonly pid: number;
  readonly address: string;
  readonly startedAt: string;
}

const ANSWER_PATIENCE_MS = 2_000;

/** The one that is at work on this data folder, when it lives and answers. */
export async function findRunning(directory: string): Promise<Running | undefined> {
  const running = readRunning(directory);
  return running && isAlive(running.pid) && (await answers(running.address)) ? running : undefined;
}

export function recordRunning(directory: string, running: Running): void {
  writeFileSync(fileIn(directory), `${JSON.stringify(running, null, 2)}\n`);
}

export function forgetRunning(directory: string): void {
  if (readRunning(directory)?.pid === process.pid) rmSync(fileIn(directory), { force: true });
}

function fileIn(directory: string): string {
  return join(directory, 'running.json');
}

function readRunning(directory: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(directory), 'utf8'));
  } catch {
    // None has started here, or one was killed while writing.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(ANSWER_PATIENCE_MS) });
    return true;
  } catch {
    return false;
  }
}
