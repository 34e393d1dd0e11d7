import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchDatabase, type BenchServer, startBenchServer } from './bench-server.ts';
import { koordiProgram, runNode } from './child.ts';
import { type GeneratedFiles, writeDescriptions } from './generated-files.ts';
import { multiplyRegister, tidy } from './multiplied-register.ts';

export interface BenchOptions {
  /** How many descriptions are generated. */
  readonly descriptions: number;
  readonly rounds: number;
  /** Seconds that a server is asked for one number of one round. */
  readonly seconds: number;
}

/** What the measurements share: a folder, a database server, generated files and a register filled with them. */
export interface Bench extends BenchOptions {
  readonly folder: string;
  readonly server: BenchServer;
  /** Says to who waits what is being done. */
  say(phrase: string): void;
  /** The generated descriptions, written when first asked for. */
  files(): GeneratedFiles;
  /** A database with the generated descriptions in it, imported when first asked for. */
  register(): Promise<BenchDatabase>;
  /** A database with `timesAsMany` times as many: the same under other codes. Made when first asked for. */
  bigRegister(): Promise<BenchDatabase>;
  /** Spares the import: this database holds them. */
  keepAsRegister(database: BenchDatabase): void;
  close(): Promise<void>;
}

/** How many times as many projects the big register has. */
export const timesAsMany = 5;

/** A tenth of the descriptions, to see whether memory grows with their number. */
const parts = 10;

export async function openBench(options: BenchOptions): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'koordi-bench-'));
  // PostgreSQL, which refuses to run as root, has to pass through.
  chmodSync(folder, 0o711);
  const server = await startBenchServer(join(folder, 'data'));
  const say = (phrase: string) => process.stderr.write(`… ${phrase}\n`);
  let files: GeneratedFiles | undefined;
  let register: Promise<BenchDatabase> | undefined;
  let bigRegister: Promise<BenchDatabase> | undefined;

  const bench: Bench = {
    ...options,
    folder,
    server,
    say,
    files() {
      if (!files) {
        say(`writing ${options.descriptions} descriptions`);
        const descriptions = join(folder, 'descriptions');
        mkdirSync(descriptions);
        files = writeDescriptions(descriptions, options.descriptions, Math.ceil(options.descriptions / parts));
      }
      return files;
    },
    register() {
      register ??= importInto(bench, 'register');
      return register;
    },
    bigRegister() {
      bigRegister ??= multiplied(bench);
      return bigRegister;
    },
    keepAsRegister(database) {
      register = tidy(database).then(() => database);
    },
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return bench;
}

async function importInto(bench: Bench, name: string): Promise<BenchDatabase> {
  const { folder } = bench.files();
  const database = await bench.server.create(name);
  bench.say('importing the descriptions');
  await runNode([koordiProgram, 'import', folder, '--json'], database.env);
  await tidy(database);
  return database;
}

async function multiplied(bench: Bench): Promise<BenchDatabase> {
  const original = await bench.register();
  bench.say(`making ${bench.descriptions * timesAsMany} projects of ${bench.descriptions}`);
  return multiplyRegister(bench.server, original, 'big_register', timesAsMany);
}
