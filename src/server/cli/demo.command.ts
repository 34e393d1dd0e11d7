import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { addDatabaseOptions, type DatabaseOptions, withDatabase } from './database-access.ts';
import { startProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

interface WriteOptions {
  readonly projects: number;
}

const HELP_END = `
An invented programme of projects over three periods, for trying out and training: invented people and texts, real places. The
same every time.

Example:
  $ koordi demo load
  $ koordi demo write demo-files --projects 2000`;

export function registerDemo(program: Command, io: Terminal): void {
  const demo = program.command('demo').description('Load or write an invented programme of projects.');
  addDatabaseOptions(demo.command('load'))
    .description('Load the demo programme into the register; a second time changes nothing.')
    .addHelpText('after', HELP_END)
    .action((options: DatabaseOptions) => load(options, io));
  demo
    .command('write')
    .description('Write the descriptions and lists of the demo programme as files.')
    .argument('<folder>', 'folder to write to')
    .addOption(new Option('--projects <number>', 'how many projects').argParser(parseCount).default(320))
    .addHelpText('after', HELP_END)
    .action((folder: string, options: WriteOptions) => write(folder, options, io));
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('Expected a number from 1.');
  return count;
}

async function load(options: DatabaseOptions, io: Terminal): Promise<void> {
  const { prepareContent } = await import('#server/content.server.ts');
  const { demoProjects } = await withDatabase(io, options, ({ database, target }) =>
    prepareContent(database, target, { demo: 'load' }),
  );
  io.note(demoProjects === 0 ? 'The demo programme is in the register already.' : `Loaded ${demoProjects} projects.`);
}

async function write(folder: string, { projects }: WriteOptions, io: Terminal): Promise<void> {
  const { filesOf } = await import('../../../demo/load-demo.ts');
  const { generateProgramme } = await import('../../../demo/programme.ts');
  const files = filesOf(generateProgramme({ projects }));
  await mkdir(folder, { recursive: true });
  const progress = startProgress(io, { label: 'Writing files', total: files.length });
  try {
    for (const [index, { name, content }] of files.entries()) {
      await writeFile(join(folder, basename(name)), content);
      progress.update(index + 1);
    }
  } finally {
    progress.stop();
  }
  io.note(`Wrote ${files.length} files to ${folder}.`);
}
