import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { SearchScore } from '#features/description/public.ts';
import { Invalid } from '#platform/errors.ts';
import { addDatabaseOptions, type DatabaseOptions, withDatabase } from './database-access.ts';
import { addDayOption } from './day-option.ts';
import { addLanguageOption, type LanguageOptions } from './language-option.ts';
import { startProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

interface SearchOptions extends DatabaseOptions, LanguageOptions {
  readonly on?: string;
  readonly limit: number;
  readonly json?: boolean;
}

interface IndexOptions extends DatabaseOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

interface EvaluationOptions extends DatabaseOptions {
  readonly labels: string;
  readonly segments: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

const SEARCH_HELP_END = `
All the words must occur in a project, in any form of Finnish or Swedish; unknown words, codes and numbers also as beginnings.

Example:
  $ koordi search palkkatuki Lappi
  $ koordi search koulutus --on 2016-12-31 --json`;

const INDEX_HELP_END = `
The words by which projects are found depend on the dictionary that is installed (Debian: libvoikko1 and voikko-fi). When it
changes, 'koordi start' makes them anew by itself, in the background; this command does it at once.

Example:
  $ koordi search index`;

const EVALUATION_HELP_END = `
The labels are a JSON object, a query each: {"koulutus": {"include": ".*koulutu[ks].*", "exclude": null}}, with regular
expressions for whole words in lower case. The segments are a JSON array of texts. Texts are indexed and queries asked as those
of the register are, in a temporary table.

Example:
  $ koordi search eval --labels labels.json --segments segments.json --verbose`;

export function registerSearch(program: Command, io: Terminal): void {
  const command = addLanguageOption(addDatabaseOptions(program.command('search')), io);
  addDayOption(command, '--on <date>', 'search the register as it was known on this day')
    .description('Search the projects of the register.')
    .argument('[word...]', 'words to search by; none lists all projects')
    .addOption(new Option('--limit <number>', 'how many to print').argParser(parseLimit).default(20))
    .option('--json', 'print the result as JSON')
    .addHelpText('after', SEARCH_HELP_END)
    .action((words: string[], options: SearchOptions) => search(words, options, io));
  registerIndex(command, io);
  registerEvaluation(command, io);
}

function registerIndex(search: Command, io: Terminal): void {
  addDatabaseOptions(search.command('index'))
    .description('Make the words to search by anew where another dictionary or older rules have made them.')
    .option('--all', 'make all of them anew')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', INDEX_HELP_END)
    .action((_: IndexOptions, command: Command) => index(command.optsWithGlobals<IndexOptions>(), io));
}

function registerEvaluation(search: Command, io: Terminal): void {
  addDatabaseOptions(search.command('eval'))
    .description('Measure how well a search finds: macro recall and precision, with and without the dictionary.')
    .option('--labels <file>', 'queries and which words answer them', sharedFile('labels.json'))
    .option('--segments <file>', 'texts', sharedFile('segments.json'))
    .option('--verbose', 'print the queries that are not answered in full')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EVALUATION_HELP_END)
    .action((_: EvaluationOptions, command: Command) => evaluate(command.optsWithGlobals<EvaluationOptions>(), io));
}

/** The reference material that may lie beside the project. */
function sharedFile(name: string): string {
  return fileURLToPath(new URL(`../../../../shared/data/search/${name}`, import.meta.url));
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new InvalidArgumentError('Expected a number from 1.');
  return limit;
}

async function search(words: readonly string[], options: SearchOptions, io: Terminal): Promise<void> {
  const { reading } = await import('#platform/db/database.server.ts');
  const { listProjectsOfVersions } = await import('#features/description/public.server.ts');
  const { select } = await import('#features/search/public.server.ts');
  const { everything } = await import('#features/search/public.ts');
  const { textsFor } = await import('#platform/i18n/texts.ts');
  const { projects, total } = await withDatabase(io, options, async ({ database }) => {
    const read = reading(database);
    const answer = await select(read, { ...everything, words: words.join(' '), on: options.on });
    return {
      total: answer.total,
      projects: await listProjectsOfVersions(read, answer.versionIds(0, options.limit)),
    };
  });
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

async function index(options: IndexOptions, io: Terminal): Promise<void> {
  const { indexVersions } = await import('#features/description/public.server.ts');
  const { usedAnalyser } = await import('#platform/words/analyser.server.ts');
  const progress = startProgress(io, { label: 'Indexing versions', total: 0, quiet: options.json });
  const versions = await withDatabase(io, options, ({ database }) =>
    indexVersions(database, { all: options.all, onProgress: (done, total) => progress.update(done, total) }),
  ).finally(() => progress.stop());
  const analyser = usedAnalyser().version;
  if (options.json) return io.printJson({ versions, analyser });
  io.print(`${versions} ${versions === 1 ? 'version' : 'versions'} indexed (${analyser})`);
}

async function evaluate(options: EvaluationOptions, io: Terminal): Promise<void> {
  const { evaluateSearch } = await import('#features/description/public.server.ts');
  const { readEvaluation } = await import('#features/description/public.ts');
  const { connectClient } = await import('#platform/db/database.server.ts');
  const { createAnalyser } = await import('#platform/words/analyser.ts');
  const { usedAnalyser } = await import('#platform/words/analyser.server.ts');
  const evaluation = readEvaluation(readJson(options.labels), readJson(options.segments));
  const used = usedAnalyser();
  const analysers = used.dictionary ? [used, createAnalyser()] : [used];
  await withDatabase(io, options, async ({ target }) => {
    const client = await connectClient(target);
    try {
      const results = [];
      for (const analyser of analysers) {
        const score = await evaluateSearch(client, evaluation, analyser);
        results.push({ analyser: analyser.version, ...score });
        if (!options.json) printScore(analyser.dictionary?.version ?? 'no dictionary', score, options, io);
      }
      if (options.json) io.printJson(results);
      if (!used.dictionary) io.note('Voikko is not installed, or switched off: measured without it only.');
    } finally {
      await client.end();
    }
  });
}

function printScore(
  name: string,
  { recall, precision, queries }: SearchScore,
  { verbose }: EvaluationOptions,
  io: Terminal,
): void {
  io.print(`${name}: recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}, ${queries.length} queries`);
  if (!verbose) return;
  const flawed = queries.filter((query) => query.recall < 1 || query.precision < 1);
  for (const query of flawed.toSorted((a, b) => a.recall + a.precision - b.recall - b.precision)) {
    io.print(`  ${query.query}: recall ${query.recall.toFixed(2)}, precision ${query.precision.toFixed(2)}`);
    if (query.missed.length > 0) io.print(`    missed: ${query.missed.join(', ')}`);
    for (const wrong of query.wrong) io.print(`    wrong: ${wrong.slice(0, 100)}`);
  }
}

/** Throws `Invalid` when there is no such file, or no JSON in it. */
function readJson(path: string): unknown {
  if (!existsSync(path)) throw new Invalid(`There is no file ${path}: name the files with --labels and --segments.`);
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Invalid(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
