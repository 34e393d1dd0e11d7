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
  const hits = text && (await hitsInState(read, stock, text));
  const { areas, businessIdOfUnit } = stock;
  return { ...selectFrom(stock.shelf, question, hits), text, areas, businessIdOfUnit };
}

/** Hits of the very state that the shelf shows: another request may bring it forward while the database is asked. */
async function hitsInState(read: Read, stock: Stock, text: TextQuestion): Promise<WordHits> {
  const { snapshot } = stock;
  const hits = await wordHits(read, stock, text);
  return stock.snapshot === snapshot ? hits : hitsInState(read, stock, text);
}

/** More hits than this are not weighed one by one: that would take longer than anybody waits. */
const mostRanked = 2000;
/** Ids of all remembered hits together: some 32 megabytes. */
const mostRemembered = 8_000_000;

/** Remembered, because who narrows by facets or turns pages asks the same words again and again. */
async function wordHits(read: Read, stock: Stock, text: TextQuestion): Promise<WordHits> {
  const { hits } = stock;
  const known = hits.get(text.query);
  if (known) return known;
  const found = await findHits(read, text);
  hits.set(text.query, found);
  let ids = 0;
  for (const { versionIds, naming } of hits.values()) ids += versionIds.length + naming.length;
  for (const [oldest, { versionIds, naming }] of hits) {
    if (ids <= mostRemembered) break;
    hits.delete(oldest);
    ids -= versionIds.length + naming.length;
  }
  return found;
}

async function findHits(read: Read, text: TextQuestion): Promise<WordHits> {
  const versionIds = await findVersionsByWords(read, text);
  return versionIds.length <= mostRanked
    ? { versionIds, rankOf: await rankVersions(read, text, Array.from(versionIds)), naming: new Int32Array() }
    : { versionIds, rankOf: new Map(), naming: await findVersionsNaming(read, text) };
}
