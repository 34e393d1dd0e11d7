import type { FinishedPage } from './finished-page.ts';

interface Remembered {
  revision: string;
  keptAt: number;
  page: FinishedPage;
}

export interface PageMemory {
  /** The page of this address, if it was drawn from the same state of the database, not long ago. */
  recall(address: string, revision: string): FinishedPage | undefined;
  /** `revision` must have been asked before the page was drawn. */
  keep(address: string, revision: string, page: FinishedPage): void;
}

/** A page may say what day it is, so none is kept for longer. */
const LONGEST_KEPT_MS = 60_000;

/**
 * Pages drawn before, so that a page asked by many is drawn once. Holds at most `capacity` bytes of HTML; the page not asked for
 * longest goes first.
 */
export function createPageMemory(capacity: number, now: () => number = Date.now): PageMemory {
  const pages = new Map<string, Remembered>();
  let size = 0;

  const forget = (address: string, { page }: Remembered) => {
    pages.delete(address);
    size -= page.html.length;
  };
  return {
    recall(address, revision) {
      const found = pages.get(address);
      if (!found) return undefined;
      if (found.revision !== revision || now() - found.keptAt > LONGEST_KEPT_MS) {
        forget(address, found);
        return undefined;
      }
      // A Map keeps the order of insertion: this makes it the one asked for last.
      pages.delete(address);
      pages.set(address, found);
      return found.page;
    },
    keep(address, revision, page) {
      const known = pages.get(address);
      if (known) forget(address, known);
      pages.set(address, { revision, keptAt: now(), page });
      size += page.html.length;
      for (const [oldest, remembered] of pages) {
        if (size <= capacity) break;
        forget(oldest, remembered);
      }
    },
  };
}
