import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const LAUNCHER = fileURLToPath(new URL('../../../bin/koordi.mjs', import.meta.url));
/** The first of these tests may have to build the pages. */
const PATIENCE_MS = 90_000;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

describe('koordi start', { timeout: PATIENCE_MS }, () => {
  let directory: string;
  let children: ChildProcess[];

  beforeEach(() => {
    directory = join(tmpdir(), `koordi-start-${randomBytes(4).toString('hex')}`);
    children = [];
  });

  afterEach(async () => {
    for (const child of children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
      child.kill('SIGTERM');
      await ended(child);
    }
    rmSync(directory, { recursive: true, force: true });
  });

  function koordi(parameters: readonly string[], env: Record<string, string> = {}) {
    const surroundings = { PATH: process.env.PATH, ...env };
    const child = spawn(process.execPath, [LAUNCHER, 'start', ...parameters], { env: surroundings, stdio: 'pipe' });
    children.push(child);
    return child;
  }

  const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('close', resolve));

  async function end(child: ReturnType<typeof koordi>): Promise<Ended> {
    const [code, out, error] = await Promise.all([ended(child), text(child.stdout), text(child.stderr)]);
    return { code, out, error };
  }

  /** Waits for the address a starting service prints. */
  async function address(child: ReturnType<typeof koordi>): Promise<string> {
    for await (const chunk of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
      const found = /running at (\S+)/.exec(chunk)?.[1];
      if (found) return found;
    }
    throw new Error(`koordi start ended before it was running: ${await text(child.stderr)}`);
  }

  const here = () => ['--port', '0', '--data', directory];
  const postmaster = () => join(directory, 'postgres/postmaster.pid');

  it('serves pages, answers a second start with the address, and leaves nothing running after Ctrl-C', async () => {
    const first = koordi(here());
    const at = await address(first);
    expect((await fetch(at)).status).toBe(200);

    const second = await end(koordi(here()));
    expect(second).toEqual({ code: 0, out: `Koordi is already running at ${at}\n`, error: '' });

    first.kill('SIGINT');
    expect(await ended(first)).toBe(0);
    expect(existsSync(postmaster())).toBe(false);
    expect(existsSync(join(directory, 'running.json'))).toBe(false);
  });

  it('starts again after it was killed, on the database that went on', async () => {
    const first = koordi(here());
    await address(first);
    first.kill('SIGKILL');
    await ended(first);
    expect(existsSync(postmaster())).toBe(true);

    const second = koordi(here());
    expect((await fetch(await address(second))).status).toBe(200);
    second.kill('SIGTERM');
    expect(await ended(second)).toBe(0);
    expect(existsSync(postmaster())).toBe(false);
  });

  it('says in one sentence that the port is taken, and stops its database', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    );
    const { code, error } = await end(koordi(['--port', String(port), '--data', directory]));
    other.close();
    expect(error).toBe(`Port ${port} is taken by another program: choose another with --port.\n`);
    expect(code).toBe(3);
    expect(existsSync(postmaster())).toBe(false);
  });

  it('says in one sentence, without the password, that DATABASE_URL cannot be reached', async () => {
    const url = 'postgres://koordi:secret@127.0.0.1:1/koordi';
    const { code, error } = await end(koordi(here(), { DATABASE_URL: url }));
    expect(error).toBe(
      'No database answers at postgres://koordi@127.0.0.1:1/koordi: start PostgreSQL there or correct DATABASE_URL.\n',
    );
    expect(code).toBe(3);
  });

  it('says in one sentence that DATABASE_URL is no address', async () => {
    const { code, error } = await end(koordi(here(), { DATABASE_URL: 'localhost/koordi' }));
    expect(error).toMatch(/^DATABASE_URL is not an address of PostgreSQL; expected postgres:.*\n$/);
    expect(code).toBe(3);
  });

  it('says in one sentence that the data folder is a file', async () => {
    mkdirSync(directory);
    const file = join(directory, 'file');
    writeFileSync(file, '');
    const { code, error } = await end(koordi(['--data', file]));
    expect(error).toBe(`${file} is not a folder: choose another with --data.\n`);
    expect(code).toBe(3);
  });

  it.runIf(existsSync('/sys/kernel'))('says in one sentence that the data folder may not be written', async () => {
    const { code, error } = await end(koordi(['--data', '/sys/kernel/koordi']));
    expect(error).toMatch(/^(This user may not write to|\S+ is on a read-only disk).*--data\.\n$/);
    expect(code).toBe(3);
  });

  it.runIf(process.getuid?.() === 0)('says in one sentence that the disk is full', async ({ skip }) => {
    mkdirSync(directory);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'koordi-test', directory]);
    skip(mounted.status !== 0, 'this machine does not let us make a small disk');
    const { code, error } = await end(koordi(['--data', join(directory, 'data')]));
    spawnSync('umount', [directory]);
    expect(error).toBe(
      `The disk of ${join(directory, 'data/postgres')} is full: make room or choose another folder with --data.\n`,
    );
    expect(code).toBe(3);
  });

  it('explains a wrong option and ends with 2', async () => {
    const { code, error } = await end(koordi(['--port', 'http']));
    expect(error).toContain("option '--port <number>' argument 'http' is invalid. Expected a number from 0 to 65535.");
    expect(code).toBe(2);
  });
});
