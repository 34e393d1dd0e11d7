import { type Command, InvalidArgumentError, Option } from 'commander';
import { addDatabaseOptions, type DatabaseOptions, withDatabase } from './database-access.ts';
import { addDayOption } from './day-option.ts';
import { addLanguageOption, type LanguageOptions } from './language-option.ts';
import type { Terminal } from './terminal.ts';

interface SearchOptions extends DatabaseOptions, LanguageOptions {
  readonly on?: string;
  readonly limit: number;
  readonly json?: boolean;
}

const HELP_END = `
All the words must occur in a project, as Finnish bends them or as beginnings of words.

Example:
  $ koordi search palkkatuki Lappi
  $ koordi search koulutus --on 2016-12-31 --json`;

export function registerSearch(program: Command, io: Terminal): void {
  const command = addLanguageOption(addDatabaseOptions(program.command('search')), io);
  addDayOption(command, '--on <date>', 'search the register as it was known on this day')
    .description('Search the projects of the register.')
    .argument('[word...]', 'words to search by; none lists all projects')
    .addOption(new Option('--limit <number>', 'how many to print').argParser(parseLimit).default(20))
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP_END)
    .action((words: string[], options: SearchOptions) => search(words, options, io));
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new InvalidArgumentError('Expected a number from 1.');
  return limit;
}

async function search(words: readonly string[], options: SearchOptions, io: Terminal): Promise<void> {
  const { reading } = await import('#platform/db/database.server.ts');
  const { listProjects } = await import('#features/description/public.server.ts');
  const { textsFor } = await import('#platform/i18n/texts.ts');
  const { projects, total } = await withDatabase(io, options, ({ database }) =>
    listProjects(reading(database), { words: words.join(' '), on: options.on }, { offset: 0, limit: options.limit }),
  );
  if (options.json) return io.printJson({ total, projects });
  const t = textsFor(options.language);
  for (const { code, name, startsOn, endsOn, grantedEuStateCents } of projects) {
    const time = startsOn && endsOn ? `${t.date(startsOn)} – ${t.date(endsOn)}` : '';
    const granted = grantedEuStateCents === null ? '' : t.euro(grantedEuStateCents);
    io.print([code, name, time, granted].filter(Boolean).join('  '));
  }
  io.note(
    `${total} ${total === 1 ? 'project' : 'projects'}${total > projects.length ? `, the first ${projects.length} shown` : ''}`,
  );
}
