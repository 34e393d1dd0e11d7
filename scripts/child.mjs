import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the project's root folder. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

// The project's own tools come first on PATH: among them is the Node the project is made for, whatever Node started us.
const path = `${projectRoot}node_modules/.bin${delimiter}${process.env.PATH ?? ''}`;

/**
 * Runs a program in the project's root to its end. Never rejects: a program that cannot be started or takes too long
 * ends with a code other than 0 and says why in `output`.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, show?: boolean, timeoutMs?: number }} [options]
 *   `show` passes the program's output straight to the terminal instead of collecting it.
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function run(command, args, { env = {}, show = false, timeoutMs } = {}) {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const finish = (code) => resolve({ code, output, seconds: (performance.now() - startedAt) / 1000 });
    const child = spawn(command, args, {
      cwd: projectRoot,
      env: { ...process.env, PATH: path, ...env },
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    });
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => {
      output += `${command} could not be started: ${error.message}\n`;
      finish(127);
    });
    child.on('close', (code, signal) => {
      if (signal) output += `${command} was stopped by ${signal}\n`;
      finish(code ?? 1);
    });
  });
}
