import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';

// A real service, killed with its database as when the power goes: what the server said it had kept must be there afterwards.

const LAUNCHER = fileURLToPath(new URL('../../../bin/koordi.mjs', import.meta.url));
/** It starts twice, and may have to build the pages. */
const PATIENCE_MS = 180_000;

const directory = join(tmpdir(), `koordi-kill-${randomBytes(4).toString('hex')}`);
let service: ChildProcess | undefined;

afterEach(async () => {
  if (service && service.exitCode === null && service.signalCode === null) {
    service.kill('SIGTERM');
    await ended(service);
  }
  rmSync(directory, { recursive: true, force: true });
});

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('close', resolve));

/** Starts the service on the same data; answers its address. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, [LAUNCHER, 'start', '--port', '0', '--data', directory, '--demo'], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  service = child;
  for await (const chunk of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    const found = /running at (\S+)/.exec(chunk)?.[1];
    if (found) return found;
  }
  throw new Error('koordi start ended before it was running');
}

/** The service and its database, both without a moment to tidy up. */
async function kill(): Promise<void> {
  const postmaster = Number.parseInt(readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8'), 10);
  const stopped = service && ended(service);
  service?.kill('SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  await stopped;
}

/** A browser in so far as it sends forms and keeps cookies. */
class Visitor {
  private readonly origin: string;
  private readonly cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  get(path: string): Promise<Response> {
    return this.ask(path, {});
  }

  post(path: string, form: Iterable<readonly [string, string]>): Promise<Response> {
    return this.ask(path, {
      method: 'POST',
      body: new URLSearchParams([...form].map(([name, value]) => [name, value])),
    });
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: this.origin };
    const response = await fetch(new URL(path, this.origin), { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split(/=(.*)/) ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }
}

async function signedIn(origin: string): Promise<Visitor> {
  const visitor = new Visitor(origin);
  await visitor.post('/fi/sign-in', [['person', 'demo-coordinator']]);
  return visitor;
}

/** The hidden fields of the form that is kept. */
function hiddenFields(html: string): [string, string][] {
  return ['form-token', 'form-editor', 'form-revision', 'form-seen'].map((name) => [
    name,
    new RegExp(`<input type="hidden"[^>]* ?name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '',
  ]);
}

it('a draft is there after the server and its database were killed', { timeout: PATIENCE_MS }, async () => {
  const before = await signedIn(await start());
  const opened = await before.post('/fi/workspace/descriptions/new', [
    ['code', 'S3870001'],
    ['form', 'esf-2021'],
  ]);
  const form = `${opened.headers.get('location')}/edit`;
  const hidden = hiddenFields(await (await before.get(form)).text());
  const kept = await before.post(`${form}/draft`, [...hidden, ['f.name', 'Ennen sähkökatkoa kirjoitettu']]);
  expect(await kept.json()).toMatchObject({ state: 'kept', typedAt: expect.any(String) });

  await kill();

  const after = await signedIn(await start());
  expect(await (await after.get(form)).text()).toContain('Ennen sähkökatkoa kirjoitettu');
});
