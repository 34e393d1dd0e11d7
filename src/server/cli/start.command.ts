import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { DemoWish } from '#features/access/public.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import { EnvironmentFailure } from '#platform/environment-failure.ts';
import type { Background } from '#server/background.server.ts';
import { accessServer, addDatabaseOptions, openPool, type ServerAccess } from './database-access.ts';
import { failureOf } from './failure.ts';
import { findRunning, forgetRunning, recordRunning } from './running.ts';
import { createShutdown } from './shutdown.ts';
import type { Terminal } from './terminal.ts';

interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly publicOrigin?: string;
  readonly data: string;
  readonly demo?: boolean;
  readonly json?: boolean;
}

const INTERRUPTED = 130;
const LABEL_WIDTH = 11;

const HELP_END = `
Without DATABASE_URL a PostgreSQL of its own keeps the data in the folder of --data. With DATABASE_URL, for example
postgres://koordi:password@db.example.fi:5432/koordi, any PostgreSQL 15 to 18 does, and --data is not used.

Example:
  $ koordi start --port 8080 --data /srv/koordi`;

export function registerStart(program: Command, io: Terminal): void {
  const command = program
    .command('start')
    .description('Start the service: start and prepare the database, build the pages, answer on the web.')
    .addOption(new Option('--port <number>', 'port; 0 takes a free one').env('PORT').argParser(parsePort).default(4100))
    .addOption(new Option('--host <address>', 'address to listen on').env('HOST').default('127.0.0.1'))
    .addOption(
      new Option('--public-origin <url>', 'scheme and host the public sees, behind a proxy').env('PUBLIC_ORIGIN'),
    )
    .option('--demo', 'load the demo programme (done by itself into an empty built-in database)')
    .option('--no-demo', 'do not load the demo programme')
    .option('--json', 'print only the address, as JSON')
    .addHelpText('after', HELP_END)
    .action((options: StartOptions) => start(options, io));
  addDatabaseOptions(command);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('Expected a number from 0 to 65535.');
  return port;
}

/** Starts the service and returns; the process lives on until it is signalled. */
async function start(options: StartOptions, io: Terminal): Promise<void> {
  const isEmbedded = !io.env.DATABASE_URL;
  const directory = resolve(options.data);
  const running = isEmbedded ? await findRunning(directory) : undefined;
  if (running) return sayRunning(running.address, running.pid, options, io, 'Koordi is already running at');

  let isServing = false;
  const shutdown = createShutdown(io, {
    onSignal: () => !options.json && io.print('Stopping …'),
    exitCode: () => (isServing ? 0 : INTERRUPTED),
  });
  const step = <Result>(label: string, work: () => Promise<Result>, say: (result: Result) => string) =>
    options.json ? work() : runStep(io, label, work, say);
  try {
    const { target } = await step('Database', () => accessServer(io, options, shutdown), sayServer);
    await step('Structure', () => migrateTo(target), sayMigrations);
    const database = await openPool(target, shutdown);
    await step('Content', () => fill(database, target, demoChoice(options, isEmbedded)), sayContent);
    await step('Pages', buildPages, (state) => (state === 'built' ? 'built' : 'up to date'));
    const { startHttp } = await import('#server/http/server.ts');
    const { host, port, publicOrigin } = options;
    const preparing = openBackground(io, isEmbedded ? directory : undefined);
    const background = await shutdown.open(preparing, ({ end }) => end());
    const { services } = background;
    const serving = startHttp({ database, host, port, publicOrigin, services });
    const { address } = await shutdown.open(serving, (http) => http.close());
    await background.begin(database, target, publicOrigin ?? address);
    if (isEmbedded) await shutdown.open(writeDown(directory, address), async () => forgetRunning(directory));
    isServing = true;
    sayRunning(address, process.pid, options, io, 'Koordi is running at');
    if (!options.json) await sayFirstLink(target, publicOrigin ?? address, io);
    if (!options.json) io.print('Ctrl-C stops it.');
  } catch (error) {
    await shutdown.close();
    throw error;
  }
}

async function openBackground(io: Terminal, dataFolder: string | undefined): Promise<Background> {
  const { prepareBackground } = await import('#server/background.server.ts');
  return prepareBackground({
    env: io.env,
    dataFolder,
    note: (line) => io.note(line),
    sentenceOf: (error) => failureOf(error).sentence,
  });
}

function sayRunning(address: string, pid: number, { json }: StartOptions, io: Terminal, sentence: string): void {
  if (json) io.printJson({ address, pid });
  else io.print(`${sentence} ${address}`);
}

/** A service without an administrator is of use to nobody who works in it. */
async function sayFirstLink(target: DatabaseTarget, origin: string, io: Terminal): Promise<void> {
  const { firstLink } = await import('./user.command.ts');
  const link = await firstLink(target, origin);
  if (link !== undefined) io.print(`The first administrator makes an account here, within a day: ${link}`);
}

/** One line per step, begun before the work: who waits sees for what. */
async function runStep<Result>(
  io: Terminal,
  label: string,
  work: () => Promise<Result>,
  say: (result: Result) => string,
): Promise<Result> {
  const startedAt = performance.now();
  io.printPart(label.padEnd(LABEL_WIDTH));
  try {
    const result = await work();
    io.print(`${say(result)} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    io.print('failed');
    throw error;
  }
}

async function buildPages(): Promise<'fresh' | 'built'> {
  const { BuildFailure, ensureBuild } = await import('../../../scripts/build.mjs');
  try {
    return await ensureBuild({ quiet: true });
  } catch (error) {
    if (error instanceof BuildFailure) throw new EnvironmentFailure(error.message, { cause: error });
    throw error;
  }
}

function sayServer({ how }: ServerAccess): string {
  return {
    created: 'created and started',
    started: 'started',
    attached: 'running already',
    given: 'given by DATABASE_URL',
  }[how];
}

async function migrateTo(target: DatabaseTarget): Promise<string[]> {
  const { migrate } = await import('#platform/db/migrate.server.ts');
  return migrate(target);
}

function sayMigrations(names: readonly string[]): string {
  if (names.length === 0) return 'up to date';
  return names.length === 1 ? '1 migration applied' : `${names.length} migrations applied`;
}

function demoChoice({ demo }: StartOptions, isEmbedded: boolean): DemoWish {
  if (demo === undefined) return isEmbedded ? 'when-empty' : 'skip';
  return demo ? 'load' : 'skip';
}

async function fill(database: Database, target: DatabaseTarget, demo: DemoWish): Promise<string[]> {
  const { prepareContent } = await import('#server/content.server.ts');
  const added: string[] = [];
  await prepareContent(database, target, { demo, report: (phrase) => added.push(phrase) });
  return added;
}

function sayContent(added: readonly string[]): string {
  return added.length === 0 ? 'up to date' : `added ${added.join(', ')}`;
}

async function writeDown(directory: string, address: string): Promise<void> {
  recordRunning(directory, { pid: process.pid, address, startedAt: new Date().toISOString() });
}
