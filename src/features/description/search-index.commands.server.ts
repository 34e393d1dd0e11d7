import { sql } from 'kysely';
import { type Database, reading, type Tx } from '#platform/db/database.server.ts';
import { usedAnalyser } from '#platform/words/analyser.server.ts';
import type { Analyser } from '#platform/words/analyser.ts';
import { belongsToVocabulary, shownForm } from '#platform/words/vocabulary.ts';
import { wordVector } from '#platform/words/word-vector.ts';
import type { DescriptionRecord } from './record.model.ts';
import { searchTexts } from './search-text.model.ts';
import { currentVocabulary } from './search-vocabulary.queries.server.ts';

/** A version whose words are to be written. */
export interface VersionToIndex {
  readonly id: number;
  readonly record: DescriptionRecord;
}

/**
 * Writes the words by which versions are searched, in place of those that were there, and makes new ones known. The versions
 * come in portions, so that not all their records are in memory at once.
 */
export async function recordSearchWords(
  tx: Tx,
  portions: AsyncIterable<readonly VersionToIndex[]>,
  breathe?: () => Promise<void>,
): Promise<void> {
  const analyser = usedAnalyser();
  const vocabulary = await currentVocabulary(reading(tx));
  const newWords = new Map<string, string>();
  for await (const versions of portions) {
    const rows: IndexRow[] = [];
    for (const version of versions) {
      const { row, taken } = indexRow(version, analyser);
      rows.push(row);
      for (const [term, word] of taken) {
        if (!vocabulary.has(term) && belongsToVocabulary(term)) newWords.set(term, shownForm(term, word));
      }
      await breathe?.();
    }
    await writeRows(tx, rows, analyser);
  }
  await writeWords(tx, newWords);
}

interface IndexRow {
  readonly id: number;
  readonly words: string;
  readonly names: string;
}

function indexRow({ id, record }: VersionToIndex, analyser: Analyser) {
  const { names, others } = searchTexts(record);
  const { vector, words: taken } = wordVector([names, ...others], analyser);
  const row: IndexRow = { id, words: vector, names: wordVector([names], analyser).vector };
  return { row, taken };
}

async function writeRows(tx: Tx, rows: readonly IndexRow[], analyser: Analyser): Promise<void> {
  await sql`
    insert into description_search (description_version_id, words, names, analyser)
    select row.id, row.words::tsvector, row.names::tsvector, ${analyser.version}
    from unnest(${rows.map(({ id }) => id)}::int[], ${rows.map(({ words }) => words)}::text[],
      ${rows.map(({ names }) => names)}::text[]) as row (id, words, names)
    on conflict (description_version_id) do update
    set words = excluded.words, names = excluded.names, analyser = excluded.analyser`.execute(tx);
}

/** All in one statement and one order: so two who write the same words wait for each other instead of blocking each other. */
async function writeWords(tx: Tx, shown: ReadonlyMap<string, string>): Promise<void> {
  const terms = [...shown.keys()].sort();
  await sql`
    insert into description_word (term, shown)
    select * from unnest(${terms}::text[], ${terms.map((term) => shown.get(term))}::text[])
    on conflict (term) do nothing`.execute(tx);
}

/** Versions indexed by one transaction. */
const batchSize = 200;

export interface IndexOptions {
  /** Every version, not only those whose words other rules or another dictionary have made. */
  readonly all?: boolean | undefined;
  readonly onProgress?: (done: number, total: number) => void;
  /** Is waited for between versions, so that others are served meanwhile. */
  readonly breathe?: (() => Promise<void>) | undefined;
  /** Ends the work after the batch at hand. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the words anew where they were made otherwise than today. Goes batch by batch, so it can be stopped and run again, and
 * two may run at once. Answers how many versions were indexed.
 */
export async function indexVersions(database: Database, options: IndexOptions = {}): Promise<number> {
  const total = await countToIndex(database, options);
  let done = 0;
  let after = 0;
  while (total > 0 && !options.signal?.aborted) {
    const batch = await database.transaction().execute((tx) => indexBatch(tx, after, options));
    if (batch.count === 0) break;
    done += batch.count;
    after = batch.last;
    options.onProgress?.(done, Math.max(total, done));
  }
  return done;
}

function isToIndex({ all }: IndexOptions) {
  return all ? sql`true` : sql`search.analyser <> ${usedAnalyser().version}`;
}

async function countToIndex(database: Database, options: IndexOptions): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from description_search search where ${isToIndex(options)}`.execute(database);
  return rows[0]?.count ?? 0;
}

async function indexBatch(tx: Tx, after: number, options: IndexOptions): Promise<{ count: number; last: number }> {
  const { rows } = await sql<VersionToIndex>`
    select search.description_version_id as id, content.record
    from description_search search
    join description_content content using (description_version_id)
    where search.description_version_id > ${after} and ${isToIndex(options)}
    order by search.description_version_id
    limit ${batchSize}
    for update of search skip locked`.execute(tx);
  await recordSearchWords(tx, oneAfterAnother([rows]), options.breathe);
  return { count: rows.length, last: rows.at(-1)?.id ?? after };
}

async function* oneAfterAnother<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
