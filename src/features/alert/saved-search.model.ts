import { everything, lasting, type Question, questionFrom, questionQuery } from '#features/search/public.ts';
import type { Language } from '#platform/i18n/language.ts';

export type SavedSearchState = 'requested' | 'confirmed' | 'ended';

/** A request that nobody has confirmed is forgotten after this time. */
export const hoursToConfirm = 48;
/** Requests for one address that wait to be confirmed: whoever enters a stranger's address can bother them no more than this. */
export const mostOpenRequests = 3;
/** Searches that one address can have confirmed. */
export const mostConfirmed = 50;
/** With scheme, host and path, an address stays below the 2,000 letters that every browser and mail program takes. */
const longestQuestion = 1900;

/**
 * What is kept of a question: the query of its address (`?q=…`), `null` for the whole register. Day, order and page are left out:
 * what is new is new today, in any order.
 */
export function savedQuestionFrom(parameters: URLSearchParams): string | null {
  return questionQuery(lasting(questionFrom(parameters))) || null;
}

/** Whether the address of a question is too long for a link in a mail. */
export function isTooLong(saved: string | null): boolean {
  return saved !== null && saved.length > longestQuestion;
}

/** The question that was kept. */
export function questionOf(saved: string | null): Question {
  return saved === null ? everything : questionFrom(new URLSearchParams(saved));
}

/** How many values a question chooses besides its words. */
export function countFilters({ chosen, from, until, figure }: Question): number {
  const values = Object.values(chosen).reduce((sum, of) => sum + of.length, 0);
  return values + [from, until, figure].filter((bound) => bound !== undefined).length;
}

/** Those of the codes that were not told yet, in their order. */
export function newCodes(fitting: readonly string[], told: readonly string[]): string[] {
  const known = new Set(told);
  return fitting.filter((code) => !known.has(code));
}

export function confirmAddress(language: Language, token: string): string {
  return `/${language}/alerts/confirm/${token}`;
}

/** Where a saved search is seen and stopped; a POST alone stops it. */
export function manageAddress(language: Language, token: string): string {
  return `/${language}/alerts/manage/${token}`;
}
