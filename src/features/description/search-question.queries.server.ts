import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';
import { usedAnalyser } from '#platform/words/analyser.server.ts';
import { askedWords, needsVocabulary, type TextQuestion, textQuestion } from '#platform/words/text-question.ts';
import { tokensOf } from '#platform/words/token.ts';
import type { NearWord } from '#platform/words/vocabulary.ts';
import { currentVocabulary } from './search-vocabulary.queries.server.ts';

export type { TextQuestion };

/** What the words of a search mean: all must occur, each in any form. Whatever is no word is left out. */
export async function understandWords(read: Read, words: string): Promise<TextQuestion> {
  return understood(read, askedWords(words));
}

async function understood(read: Read, asked: readonly string[]): Promise<TextQuestion> {
  const analyser = usedAnalyser();
  const vocabulary = needsVocabulary(asked, analyser) ? await currentVocabulary(read) : undefined;
  return textQuestion(asked, analyser, vocabulary);
}

/** Ids of all versions that have the words, in force or not, in no order; none when nothing is asked. */
export async function findVersionsByWords(read: Read, { query }: TextQuestion): Promise<Int32Array> {
  return query === '' ? new Int32Array() : idsFrom(read, sql`description_search_ids(${query}::tsquery)`);
}

/** Ids of the versions that have all the words in code, name or Y-tunnus. */
export async function findVersionsNaming(read: Read, { query }: TextQuestion): Promise<Int32Array> {
  return query === '' ? new Int32Array() : idsFrom(read, sql`description_name_ids(${query}::tsquery)`);
}

/** All in one value: a row each would take longer to read than to find. */
async function idsFrom(read: Read, found: ReturnType<typeof sql>): Promise<Int32Array> {
  const [row] = await selectRows(
    read,
    sql<{ ids: Buffer | null }>`
      select string_agg(int4send(found.description_version_id), ''::bytea) as ids from ${found} found`,
  );
  const ids = row?.ids ?? Buffer.alloc(0);
  return Int32Array.from({ length: ids.length / 4 }, (_, index) => ids.readInt32BE(index * 4));
}

const mostRanked = 2000;

/** How well versions answer the question, the more the better; of at most 2,000. */
export async function rankVersions(
  read: Read,
  { query }: TextQuestion,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (query === '' || ids.length === 0) return new Map();
  const rows = await selectRows(
    read,
    sql<{ id: number; rank: number }>`
      select search.description_version_id as id, ts_rank(search.words, ${query}::tsquery) as rank
      from description_search search
      where search.description_version_id = any (${ids.slice(0, mostRanked)}::int[])`,
  );
  return new Map(rows.map(({ id, rank }) => [id, rank]));
}

/** A search as it may have been meant, and the language of the word that was put right. */
export interface Suggestion {
  readonly words: string;
  readonly language: Language;
}

/** What so few versions have may be an error there too, or only begin like a word asked. */
export const fewHits = 3;
/** How many times as many hits a word must have to be meant instead of one that is found. */
const manyTimes = 20;

/**
 * The words of a search as they may have been meant, when one of them occurs nowhere or nearly so: `koulutsu Lapissa` →
 * `koulutus Lapissa`. `undefined` when all occur, or when one that occurs nowhere is like nothing. Of words equally near, one
 * that is found often is taken, and rather one of the reader's language.
 */
export async function suggestWords(read: Read, words: string, language: Language): Promise<Suggestion | undefined> {
  const asked = askedWords(words);
  const hits = await countHits(read, asked);
  const instead = new Map<string, NearWord>();
  for (const word of asked) {
    const own = hits.get(word) ?? 0;
    if (own > fewHits || (own > 0 && isInDictionary(word))) continue;
    const nearest = await nearestWord(read, word, language, own);
    if (nearest) instead.set(word.toLowerCase(), nearest);
    else if (own === 0) return undefined;
  }
  const [first] = instead.values();
  return first && { words: replaced(words.normalize('NFC'), instead), language: first.language };
}

function isInDictionary(word: string): boolean {
  return (usedAnalyser().dictionary?.analyse(word).length ?? 0) > 0;
}

async function countHits(read: Read, words: readonly string[]): Promise<Map<string, number>> {
  const queries = await Promise.all(words.map(async (word) => (await understood(read, [word])).query));
  const rows = await selectRows(
    read,
    sql<{ word: string; hits: number }>`
      select asked.word, (select count(*)::int from description_search_ids(asked.query::tsquery)) as hits
      from unnest(${words}::text[], ${queries}::text[]) as asked (word, query)`,
  );
  return new Map(rows.map(({ word, hits }) => [word, hits]));
}

/** Candidates whose hits are counted: each costs a search. */
const mostCandidates = 12;
/** A word of another language than the reader's must be found as many times as often. */
const foreignTimes = 10;

/** What was meant by a word that has `own` hits; where it has some, only one typing error is believed. */
async function nearestWord(read: Read, word: string, language: Language, own: number): Promise<NearWord | undefined> {
  const near = (await currentVocabulary(read)).nearest(word, mostCandidates);
  const candidates = own === 0 ? near : near.filter(({ errors }) => errors <= 1);
  const hits = await countHits(
    read,
    candidates.map(({ shown }) => shown),
  );
  const hitsOf = ({ shown }: NearWord) => hits.get(shown) ?? 0;
  const weight = (near: NearWord) => hitsOf(near) * (near.language === language ? foreignTimes : 1);
  const [best] = candidates
    .filter((near) => hitsOf(near) > own * manyTimes)
    .sort((a, b) => a.errors - b.errors || weight(b) - weight(a));
  return best;
}

function replaced(words: string, instead: ReadonlyMap<string, NearWord>): string {
  let text = '';
  let at = 0;
  for (const { word, start, end } of tokensOf(words)) {
    const nearest = instead.get(word.toLowerCase())?.shown;
    if (nearest === undefined) continue;
    text += words.slice(at, start) + (startsWithCapital(word) ? capitalised(nearest) : nearest);
    at = end;
  }
  return (text + words.slice(at)).trim();
}

function startsWithCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
