/** The largest number that PostgreSQL gives a row. */
export const largestId = 2_147_483_647;

/** Where the next portion of a list begins: how many came before it, and the last of them. */
export interface Place {
  readonly offset: number;
  readonly last: number;
}

/** The place as an address carries it; callers are not meant to read it. */
export function placeWord({ offset, last }: Place): string {
  return Buffer.from(`${offset}.${last}`).toString('base64url');
}

/** `undefined` for a word that no place has. */
export function placeFrom(word: string): Place | undefined {
  const match = /^(\d{1,9})\.(\d{1,10})$/.exec(Buffer.from(word, 'base64url').toString());
  const place = { offset: Number(match?.[1]), last: Number(match?.[2]) };
  return match && place.last <= largestId ? place : undefined;
}

/**
 * Where a list goes on. When something came into it or went out meanwhile, it goes on behind the one that was given last, so
 * that nothing is given twice or left out; when that one is gone too, where it stood.
 */
export function placeIn(ids: readonly number[], { offset, last }: Place): number {
  if (ids[offset - 1] === last) return offset;
  const found = ids.indexOf(last);
  return found < 0 ? Math.min(offset, ids.length) : found + 1;
}
