import {
  findVersionsByWords,
  findVersionsNaming,
  rankVersions,
  type TextQuestion,
  understandWords,
} from '#features/description/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { AreaNames } from './area-names.model.ts';
import type { Question } from './question.model.ts';
import { type Selection, selectFrom, type WordHits } from './selection.model.ts';
import { freshStock, type Stock } from './shelf.server.ts';

/** What fits a question, with what is needed to show it. */
export interface Answer extends Selection {
  /** How the words were understood; `undefined` without words. */
  readonly text: TextQuestion | undefined;
  readonly areas: AreaNames;
  /** Y-tunnus of organisations that have one, by their units. */
  readonly businessIdOfUnit: ReadonlyMap<number, string>;
}

/** The projects that fit a question in the register as it is now; everything counted of them comes from this one answer. */
export async function select(read: Read, question: Question): Promise<Answer> {
  const text = question.words === '' ? undefined : await understandWords(read, question.words);
  const stock = await freshStock(read);
  const hits = text && (await wordHits(read, stock, text));
  return {
    ...selectFrom(stock.shelf, question, hits),
    text,
    areas: stock.areas,
    businessIdOfUnit: stock.businessIdOfUnit,
  };
}

/** More hits than this are not weighed one by one: that would take longer than anybody waits. */
const mostRanked = 2000;
const mostRemembered = 50;

/** Remembered, because who narrows by facets or turns pages asks the same words again and again. */
async function wordHits(read: Read, { snapshot, hits }: Stock, text: TextQuestion): Promise<WordHits> {
  const key = `${snapshot} ${text.query}`;
  const known = hits.get(key);
  if (known) return known;
  const found = await findHits(read, text);
  hits.set(key, found);
  for (const oldest of hits.keys()) {
    if (hits.size <= mostRemembered) break;
    hits.delete(oldest);
  }
  return found;
}

/** With very many hits those come first that have all the words in their names. */
async function findHits(read: Read, text: TextQuestion): Promise<WordHits> {
  const versionIds = await findVersionsByWords(read, text);
  if (versionIds.length <= mostRanked) {
    return { versionIds, rankOf: await rankVersions(read, text, Array.from(versionIds)) };
  }
  const naming = await findVersionsNaming(read, text);
  return { versionIds, rankOf: new Map(Array.from(naming, (id) => [id, 1])) };
}
