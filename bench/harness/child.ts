import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** The command-line program, as users start it. */
export const koordiProgram = fileURLToPath(new URL('../../bin/koordi.mjs', import.meta.url));

type Env = Readonly<Record<string, string>>;
type Child = ChildProcessByStdio<null, Readable, null>;

/** Runs a Node program to its end and answers what it printed. Throws when it fails. */
export async function runNode(parameters: readonly string[], env: Env): Promise<string> {
  const child = spawnNode(parameters, env);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${parameters.join(' ')} ended with ${code}.`);
  return output;
}

/** A server in a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts a Node program that prints `{"address": …}` when it listens. Throws when it ends before. */
export async function startServerProcess(parameters: readonly string[], env: Env): Promise<ServerProcess> {
  const child = spawnNode(parameters, env);
  const ended = once(child, 'exit');
  const address = await Promise.race([addressPrinted(child.stdout), ended.then(() => undefined)]);
  if (child.pid === undefined || !address) throw new Error(`${parameters.join(' ')} did not start.`);
  return {
    pid: child.pid,
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function addressPrinted(output: Readable): Promise<string | undefined> {
  let text = '';
  for await (const part of output.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += part;
    const address = /"address":\s*"([^"]+)"/.exec(text)?.[1];
    if (address) return address;
  }
  return undefined;
}

/** Its complaints go to our standard error. */
function spawnNode(parameters: readonly string[], env: Env): Child {
  return spawn(process.execPath, [...parameters], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
