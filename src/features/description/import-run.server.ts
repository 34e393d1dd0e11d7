import { extname } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import { listLinks, recordStatedLinks, recordSuggestedLinks } from '#features/project/public.server.ts';
import { type Link, readPairList, suggestLinks } from '#features/project/public.ts';
import type { Clock } from '#platform/clock.ts';
import { finnishDate } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { type Database, databaseOn, type Read, reading, selectRows, type Tx } from '#platform/db/database.server.ts';
import { Conflict } from '#platform/errors.ts';
import { decodeText } from '#platform/files/text-encoding.ts';
import { UnreadableFile, type UnreadableReason } from '#platform/files/unreadable-file.ts';
import type { Reach } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { textOfHtml } from './html-reading.model.ts';
import { compareWithRegister, recordItems, setAsideForeign } from './import.commands.server.ts';
import {
  type ImportItem,
  type ImportMoment,
  itemOfDescription,
  itemsOfList,
  type Refusal,
  type SourceContent,
} from './import-item.model.ts';
import {
  countFindings,
  countOutcomes,
  type ImportCounts,
  listPlannedChanges,
  listPlannedNews,
  type PlannedChange,
  type PlannedNew,
  type Portion,
} from './import-plan.queries.server.ts';
import { type FoundFile, type ImportSources, largestFileBytes } from './import-source.server.ts';
import { prepareStaging, type SourceFile, type Staging } from './import-staging.server.ts';
import { textOfPdf } from './pdf-reading.server.ts';
import type { Severity } from './problem.model.ts';
import { listNamesInForce } from './version.queries.server.ts';

/** A refusal with the file it is about. `isLeftOut`: nobody asked for this very file, or nothing is wrong with it. */
export interface FileRefusal extends Refusal {
  readonly source: string;
  readonly isLeftOut: boolean;
}

/** What an import would do, found out before anything is written. */
export interface ImportPlan {
  readonly files: number;
  readonly counts: ImportCounts;
  /** What is to say about the sources; `koordi form read` says it of each. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** Bonds between projects that are new, and that the register has already. */
  readonly links: { readonly new: number; readonly same: number };
  readonly refusals: readonly FileRefusal[];
  /** The projects that are new, and the differences of those that change; read in portions. */
  readonly news: () => AsyncGenerator<PlannedNew>;
  readonly changes: () => AsyncGenerator<PlannedChange>;
}

/** What a batch takes in, and how far the import has come with it. */
export interface RecordedBatch {
  readonly counts: ImportCounts;
  readonly done: number;
  readonly total: number;
}

export interface ImportOptions {
  readonly clock: Clock;
  /** The day that the importer states for all sources (ISO); else it is concluded from their content. */
  readonly knownOn?: string | undefined;
  /** Of which projects the importer may tell; of all, and of new ones, unless given. */
  readonly reach?: Reach | undefined;
  readonly onProgress?: (step: 'read' | 'record', done: number, total: number) => void;
  /** Within the transaction of each batch. */
  readonly onBatch?: (tx: Tx, batch: RecordedBatch) => Promise<void>;
  /** After its signal the import ends by throwing the signal's reason, between two files or batches. */
  readonly stopping?: AbortSignal | undefined;
}

/** Items taken in by one transaction: an import that is cut off has whole batches, and goes on when started again. */
const batchSize = 1000;

/**
 * Imports files on one connection: reads everything, compares it with the register, tells the plan to
 * `onPlan`, and takes it in when `onPlan` answers `true`. Throws `Conflict` when another import runs.
 */
export async function runImport(
  client: pg.Client,
  sources: ImportSources,
  options: ImportOptions,
  onPlan: (plan: ImportPlan) => Promise<boolean>,
): Promise<void> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as locked', [advisoryLocks.import]);
  if (!rows[0].locked) throw new Conflict('Another import is running: wait until it has ended and try again.');
  try {
    const { plan, total, links } = await planImport(client, sources, options);
    if (await onPlan(plan)) await takeIn(databaseOn(client), total, links, options);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLocks.import]);
  }
}

/** What an import would do, and what it needs for doing it. */
interface PlannedImport {
  readonly plan: ImportPlan;
  /** The ordinal of the last item. */
  readonly total: number;
  readonly links: readonly Link[];
}

/** Finds out what an import would do; the plan can be read as long as the connection lasts. Another import may run meanwhile. */
export async function planImport(
  client: pg.Client,
  sources: ImportSources,
  options: ImportOptions,
): Promise<PlannedImport> {
  const database = databaseOn(client);
  const staging = await prepareStaging(client);
  const read = await readFiles(sources, staging, options);
  const total = await staging.finish();
  const { refusals, links } = options.reach ? await keepWithin(database, options.reach, read) : read;
  await database.transaction().execute((tx) => compareWithRegister(tx));
  const plan: ImportPlan = {
    files: sources.count,
    counts: await countOutcomes(reading(database)),
    findings: await countFindings(reading(database)),
    links: await countLinks(database, links),
    refusals,
    news: () => inPortions(1000, (after, limit) => listPlannedNews(reading(database), after, limit)),
    changes: () => inPortions(50, (after, limit) => listPlannedChanges(reading(database), after, limit)),
  };
  return { plan, total, links };
}

interface ReadOutcome {
  readonly refusals: FileRefusal[];
  readonly links: SourcedLink[];
}

/** A bond with the file that states it. */
interface SourcedLink extends Link {
  readonly source: string;
}

async function readFiles(sources: ImportSources, staging: Staging, options: ImportOptions): Promise<ReadOutcome> {
  const today = finnishDate(options.clock.now());
  const outcome: ReadOutcome = { refusals: [], links: [] };
  for await (const { found, index } of sources.open()) {
    options.stopping?.throwIfAborted();
    const knownOn = ('bytes' in found ? found.knownOn : undefined) ?? options.knownOn;
    const read = await readFile(found, { today, knownOn });
    outcome.links.push(...read.links.map((link) => ({ ...link, source: found.name })));
    for (const refusal of read.refusals) {
      outcome.refusals.push({ ...refusal, source: found.name, isLeftOut: isLeftOut(refusal, found) });
    }
    if (read.source) await staging.add(read.source, read.items);
    options.onProgress?.('read', index + 1, sources.count);
  }
  return outcome;
}

/** Refuses what the importer may not tell of. A bond needs the right to both of its projects. */
async function keepWithin(
  database: Database,
  reach: Reach,
  { refusals, links }: ReadOutcome,
): Promise<Pick<ReadOutcome, 'refusals' | 'links'>> {
  const items = await database.transaction().execute((tx) => setAsideForeign(tx, reach));
  const own = await codesWithin(reading(database), reach, [...new Set(links.flatMap(({ from, to }) => [from, to]))]);
  const beyond = ({ from, to }: Link) => [from, to].find((code) => !own.has(code));
  return {
    links: links.filter((link) => beyond(link) === undefined),
    refusals: [
      ...refusals,
      ...items.map(({ code, line, source, isKnown }) => foreign(source, code, isKnown, line ?? undefined)),
      ...links.flatMap((link) => {
        const code = beyond(link);
        return code === undefined ? [] : [foreign(link.source, code, true)];
      }),
    ],
  };
}

async function codesWithin(read: Read, reach: Reach, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await selectRows(
    read,
    sql<{ code: string }>`
      select project.code from project
      where project.code = any (${codes}::text[]) and ${isWithin(reach, sql`project.id`)}`,
  );
  return new Set(rows.map(({ code }) => code));
}

function foreign(source: string, code: string, isKnown: boolean, line?: number): FileRefusal {
  const reason = isKnown ? 'foreignProject' : 'newProject';
  return { source, reason, line, details: { found: code }, isLeftOut: false };
}

/** In a folder there may be other files; and rows left out to protect people are no faults. */
function isLeftOut(refusal: Refusal, found: FoundFile): boolean {
  const isOtherFile = refusal.reason === 'unsupported' || refusal.reason === 'notAList';
  return refusal.reason === 'naturalPersons' || (isOtherFile && !found.isAsked);
}

interface ReadFile {
  readonly source?: SourceFile;
  readonly items: Iterable<ImportItem>;
  readonly refusals: readonly Refusal[];
  readonly links: readonly Link[];
}

async function readFile(found: FoundFile, moment: ImportMoment): Promise<ReadFile> {
  if ('problem' in found) return refusedFile(unreadable(found.problem, found.name));
  if ('tooLarge' in found) {
    const details = { found: inMegabytes(found.tooLarge), limit: inMegabytes(largestFileBytes) };
    return refusedFile({ reason: 'tooLarge', details });
  }
  const extension = extname(found.name).toLowerCase();
  switch (extension) {
    case '.txt':
      return readTextFile(found, 'text/plain', moment, itemOfDescription, (text) => text);
    case '.html':
    case '.htm':
      return readTextFile(found, 'text/html', moment, itemOfDescription, textOfHtml);
    case '.csv':
      return readTable(found, moment);
    case '.pdf':
      return readPdf(found, moment);
    default:
      return refusedFile({ reason: 'unsupported', details: { found: extension || found.name } });
  }
}

type FileBytes = Extract<FoundFile, { bytes: Uint8Array }>;
type ReadText = (text: string, moment: ImportMoment) => SourceContent;

function readTextFile(
  { publicName: name, bytes }: FileBytes,
  mediaType: SourceFile['mediaType'],
  moment: ImportMoment,
  read: ReadText,
  textOf: (decoded: string) => string,
): ReadFile {
  const { text, encoding } = decodeText(bytes);
  return { source: { name, mediaType, encoding, bytes }, links: [], ...read(textOf(text), moment) };
}

function readTable(found: FileBytes, moment: ImportMoment): ReadFile {
  const pairs = readPairList(decodeText(found.bytes).text);
  if (!pairs) return readTextFile(found, 'text/csv', moment, itemsOfList, (text) => text);
  const refusals = pairs.faults.map(
    ({ line, found: faulty }): Refusal => ({
      reason: 'listValue',
      line,
      details: { column: 'mother_code, parallel_code', found: faulty },
    }),
  );
  return { items: [], refusals, links: pairs.links };
}

async function readPdf({ publicName: name, bytes }: FileBytes, moment: ImportMoment): Promise<ReadFile> {
  try {
    const { text } = await textOfPdf(bytes);
    const source: SourceFile = { name, mediaType: 'application/pdf', encoding: null, bytes };
    return { source, links: [], ...itemOfDescription(text, moment) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return refusedFile(unreadable(error.reason, name));
  }
}

function unreadable(reason: UnreadableReason, name: string): Refusal {
  return { reason, details: { found: extname(name), limit: inMegabytes(largestFileBytes) } };
}

function refusedFile(refusal: Refusal): ReadFile {
  return { items: [], refusals: [refusal], links: [] };
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`;
}

async function countLinks(database: Database, links: readonly Link[]): Promise<ImportPlan['links']> {
  if (links.length === 0) return { new: 0, same: 0 };
  const settled = (await listLinks(reading(database))).filter(({ status }) => status !== 'suggested');
  const known = new Set(settled.map(linkKey));
  const wanted = new Set(links.map(linkKey));
  const same = [...wanted].filter((key) => known.has(key)).length;
  return { new: wanted.size - same, same };
}

function linkKey({ kind, from, to }: Omit<Link, 'kind'> & { readonly kind: string }): string {
  return `${kind} ${from} ${to}`;
}

async function* inPortions<Planned>(
  portion: number,
  next: (after: number, limit: number) => Promise<Portion<Planned>>,
): AsyncGenerator<Planned> {
  let after = 0;
  for (;;) {
    const { planned, lastOrdinal } = await next(after, portion);
    yield* planned;
    if (lastOrdinal === undefined) return;
    after = lastOrdinal;
  }
}

async function takeIn(
  database: Database,
  total: number,
  links: readonly Link[],
  options: ImportOptions,
): Promise<void> {
  for (let from = 1; from <= total; from += batchSize) {
    options.stopping?.throwIfAborted();
    const until = Math.min(from + batchSize - 1, total);
    await database.transaction().execute(async (tx) => {
      await recordItems(tx, from, until);
      const counts = await countOutcomes(reading(tx), { from, until });
      await options.onBatch?.(tx, { counts, done: until, total });
    });
    options.onProgress?.('record', until, total);
  }
  await database.transaction().execute(async (tx) => {
    await recordStatedLinks(tx, options.clock, links);
    await recordSuggestedLinks(tx, suggestLinks(await listNamesInForce(reading(tx))));
  });
}
