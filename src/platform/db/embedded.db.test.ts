import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectClient } from './database.server.ts';
import type { DatabaseTarget } from './database-target.server.ts';
import { type EmbeddedDatabase, startEmbedded } from './embedded.server.ts';

describe('the embedded server', () => {
  let directory: string;
  let opened: EmbeddedDatabase[];

  beforeEach(() => {
    directory = join(tmpdir(), `koordi-embedded-${randomBytes(4).toString('hex')}`);
    opened = [];
  });

  afterEach(async () => {
    for (const server of opened) await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function start(folder = directory): Promise<EmbeddedDatabase> {
    const chosen = process.env.KOORDI_TEST_POSTGRES ?? 'embedded';
    const binaries = chosen === 'embedded' ? {} : { binariesDirectory: chosen };
    const server = await startEmbedded({ directory: folder, settings: { shared_buffers: '16MB' }, ...binaries });
    opened.push(server);
    return server;
  }

  async function query(target: DatabaseTarget, sql: string): Promise<unknown[]> {
    const client = await connectClient(target);
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }

  const pidFile = () => join(directory, 'postgres/postmaster.pid');
  const postmaster = () => Number.parseInt(readFileSync(pidFile(), 'utf8'), 10);

  it('is made at first, stopped, and started again with its data', async () => {
    const first = await start();
    expect(first.how).toBe('created');
    await query(first.target, 'create table kept (n int)');
    expect(await first.stop()).toBe(true);
    expect(existsSync(pidFile())).toBe(false);
    const second = await start();
    expect(second.how).toBe('started');
    expect(await query(second.target, 'select n from kept')).toEqual([]);
  });

  it('is shared by those who start it at once, and stopped by the last to leave', async () => {
    const servers = [...(await Promise.all([start(), start()])), await start()];
    expect(servers.filter(({ how }) => how === 'attached')).toHaveLength(2);
    const stopped = [];
    for (const server of servers) stopped.push(await server.stop());
    expect(stopped).toEqual([false, false, true]);
  });

  it('loses nothing that was committed when it is killed', async () => {
    const first = await start();
    await query(first.target, 'create table kept as select 1 as n');
    process.kill(postmaster(), 'SIGKILL');
    const second = await start();
    expect(second.how).toBe('started');
    expect(await query(second.target, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('is reached on a short path when the folder has a long one', async () => {
    const { target } = await start(join(directory, 'x'.repeat(120)));
    expect(await query(target, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('lets nobody but its own user reach its socket', async () => {
    const { target } = await start();
    expect(await query(target, `select current_setting('listen_addresses') as tcp`)).toEqual([{ tcp: '' }]);
    expect(statSync(join(directory, 'postgres')).mode & 0o077).toBe(0);
  });

  it('does not touch a folder that is not its own', async () => {
    mkdirSync(join(directory, 'postgres'), { recursive: true });
    writeFileSync(join(directory, 'postgres/letter.txt'), 'dear');
    await expect(start()).rejects.toThrow(`The folder ${join(directory, 'postgres')} is not PostgreSQL's`);
  });

  it('says so when the data is of a version that is not here', async () => {
    mkdirSync(join(directory, 'postgres'), { recursive: true });
    writeFileSync(join(directory, 'postgres/PG_VERSION'), '9\n');
    await expect(startEmbedded({ directory })).rejects.toThrow('The data folder is of PostgreSQL 9, which is not here');
  });
});
