import { Argument, type Command } from 'commander';
import type {
  AreaFieldChange,
  AreaListImport,
  AreaListVersion,
  SourcedAreaList,
} from '#features/codelist/public.server.ts';
import type { Area } from '#features/codelist/public.ts';
import { type AreaKind, areaKinds, type NamedAreaKind } from '#features/codelist/public.ts';
import type { Database, Read, Tx } from '#platform/db/database.server.ts';
import { addDatabaseOptions, type DatabaseOptions, withDatabase } from './database-access.ts';
import { addDayOption } from './day-option.ts';
import { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

interface ImportOptions extends DatabaseOptions {
  readonly validFrom?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

interface AreasOptions extends DatabaseOptions {
  readonly on?: string;
  readonly json?: boolean;
}

interface ListOptions extends DatabaseOptions {
  readonly json?: boolean;
}

/** A file with what came, or in a dry run would come, of importing it. */
interface Outcome {
  readonly file: string;
  readonly list: SourcedAreaList;
  readonly result: AreaListImport;
}

const MOST_LINES_SHOWN = 20;

const IMPORT_HELP_END = `
Takes classification files of Statistics Finland in CSV: municipalities, sub-regions, regions, ELY centres, vitality centres
and employment areas; the header tells which. The year in the file's name, or --valid-from, tells from when the list is in
force. Either all files are imported or, when one is faulty, none; a file that is in already changes nothing.

Example:
  $ koordi codelist import fi-municipalities-2026.csv --dry-run`;

const LIST_HELP_END = `
Example:
  $ koordi codelist list`;

const AREAS_HELP_END = `
Example:
  $ koordi codelist areas municipality --on 2013-01-01
  $ koordi codelist areas municipality Kuusankoski 286 --on 2013-01-01`;

export function registerCodelist(program: Command, io: Terminal): void {
  const codelist = program.command('codelist').description('See and import the official lists of areas.');
  const importing = addDatabaseOptions(codelist.command('import'));
  addDayOption(importing, '--valid-from <date>', 'first day the lists are in force, such as 2026-01-01')
    .description('Import official lists of areas.')
    .argument('<file...>', 'classification files')
    .option('--dry-run', 'show what would be imported and change nothing')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', IMPORT_HELP_END)
    .action((files: string[], options: ImportOptions) => importFiles(files, options, io));
  const areas = addDatabaseOptions(codelist.command('areas'));
  addDayOption(areas, '--on <date>', 'as the lists were on this day; today when left out')
    .description('List the areas of a kind, or find some by name or code.')
    .addArgument(new Argument('<kind>', 'kind of area').choices([...areaKinds]))
    .argument('[name-or-code...]', 'names in any printed form, former names, or codes')
    .option('--json', 'print the areas as JSON')
    .addHelpText('after', AREAS_HELP_END)
    .action((kind: AreaKind, wanted: string[], options: AreasOptions) => showAreas(kind, wanted, options, io));
  addDatabaseOptions(codelist.command('list'))
    .description('List the official lists of areas there are.')
    .option('--json', 'print the lists as JSON')
    .addHelpText('after', LIST_HELP_END)
    .action((options: ListOptions) => listVersions(options, io));
}

async function importFiles(files: readonly string[], options: ImportOptions, io: Terminal): Promise<void> {
  const { importAreaList, readAreaListFromFile } = await import('#features/codelist/public.server.ts');
  const lists: SourcedAreaList[] = [];
  for (const file of files) lists.push(await readAreaListFromFile(file, options.validFrom));

  const outcomes = await withDatabase(io, options, ({ database }) =>
    transact(database, options, async (tx) => {
      const done: Outcome[] = [];
      for (const [index, list] of lists.entries()) {
        done.push({ file: files[index] ?? list.source, list, result: await importAreaList(tx, list) });
      }
      return done;
    }),
  );
  if (options.json) return io.printJson(outcomes.map(asJson));
  for (const outcome of outcomes) printOutcome(outcome, options, io);
}

/** A dry run does everything and takes it back, so it tells exactly what the true run would do. */
async function transact<Result>(
  database: Database,
  { dryRun }: ImportOptions,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const tx = await database.startTransaction().execute();
  try {
    const result = await work(tx);
    await (dryRun ? tx.rollback() : tx.commit()).execute();
    return result;
  } catch (error) {
    if (!tx.isCommitted && !tx.isRolledBack) await tx.rollback().execute();
    throw error;
  }
}

function asJson({ file, list, result }: Outcome): unknown {
  const { kind, label, validFrom, entries } = list;
  return { file, kind, label, validFrom, areaCount: entries.length, isNew: result.isNew, ...result.change };
}

function printOutcome({ file, list, result }: Outcome, { dryRun }: ImportOptions, io: Terminal): void {
  const what = `${list.entries.length} areas of the kind ${list.kind} from ${list.validFrom}`;
  if (!result.isNew) {
    io.print(`${file}: same, ${what}`);
    return;
  }
  io.print(`${file}: ${dryRun ? 'would be new' : 'new'}, ${what}`);
  const { added, removed, changed, sameCount } = result.change;
  io.print(`  ${added.length} added, ${removed.length} removed, ${changed.length} changed, ${sameCount} same`);
  const names = new Map(list.entries.map(({ code, nameFi }) => [code, nameFi]));
  const lines = [
    ...added.map((code) => `  + ${code} ${names.get(code)}`),
    ...removed.map((code) => `  - ${code}`),
    ...changed.map((change) => `  ~ ${change.code} ${names.get(change.code)}: ${told(change)}`),
  ];
  for (const line of lines.slice(0, MOST_LINES_SHOWN)) io.print(line);
  if (lines.length > MOST_LINES_SHOWN) io.print(`  … ${lines.length - MOST_LINES_SHOWN} more; --json tells all`);
}

function told({ field, from, to }: AreaFieldChange): string {
  return `${field} ${from} → ${to}`;
}

async function listVersions(options: ListOptions, io: Terminal): Promise<void> {
  const { listAreaListVersions } = await import('#features/codelist/public.server.ts');
  const { reading } = await import('#platform/db/database.server.ts');
  const versions = await withDatabase(io, options, ({ database }) => listAreaListVersions(reading(database)));
  if (options.json) return io.printJson(versions);
  for (const line of tableOf(versions)) io.print(line);
}

function tableOf(versions: readonly AreaListVersion[]): string[] {
  const rows = versions.map((version) => [
    version.kind,
    version.validFrom,
    String(version.areaCount),
    version.origin,
    version.label,
    version.source,
  ]);
  const table = [['Kind', 'In force from', 'Areas', 'Origin', 'Label', 'Source'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

async function showAreas(
  kind: AreaKind,
  wanted: readonly string[],
  options: AreasOptions,
  io: Terminal,
): Promise<void> {
  const { finnishDate, systemClock } = await import('#platform/clock.ts');
  const { reading } = await import('#platform/db/database.server.ts');
  const on = options.on ?? finnishDate(systemClock.now());
  const areas = await withDatabase(io, options, ({ database }) => areasMeant(reading(database), kind, wanted, on));
  const found = areas.filter((area) => area !== undefined);
  if (options.json) io.printJson(found);
  else
    for (const { code, nameFi, nameSv } of found)
      io.print(`${code}  ${nameFi}${nameSv === nameFi ? '' : ` (${nameSv})`}`);
  const missing = wanted.filter((_, index) => areas[index] === undefined);
  if (missing.length === 0) return;
  io.note(`No ${kind} of the lists of ${on} is meant by ${missing.join(', ')}.`);
  io.exitWith(ExitCode.findings);
}

/** All areas of a kind, or for each wanted one the area it means. */
async function areasMeant(
  read: Read,
  kind: AreaKind,
  wanted: readonly string[],
  on: string,
): Promise<(Area | undefined)[]> {
  const { listAreas } = await import('#features/codelist/public.server.ts');
  if (wanted.length === 0) return listAreas(read, kind, on);
  return Promise.all(wanted.map((name) => findArea(read, kind, name, on)));
}

async function findArea(read: Read, kind: AreaKind, wanted: string, on: string): Promise<Area | undefined> {
  const { findAreaByCode, findAreaByName } = await import('#features/codelist/public.server.ts');
  if (/^\d+$/.test(wanted)) return findAreaByCode(read, kind, wanted, on);
  return isNamedKind(kind) ? findAreaByName(read, kind, wanted, on) : undefined;
}

function isNamedKind(kind: AreaKind): kind is NamedAreaKind {
  return kind === 'region' || kind === 'sub_region' || kind === 'municipality';
}
