import type { Language } from '#platform/i18n/language.ts';
import type { ListDefinition } from './list-question.model.ts';

/** Where the views of a list are kept, renamed and removed. */
export function viewsHref(language: Language, { key, address }: Pick<ListDefinition, 'key' | 'address'>): string {
  return `/${language}/workspace/views?${new URLSearchParams({ list: key, back: address })}`;
}

/** An address of the workspace behind the language, of which a request may ask to be led back to; nothing for any other. */
export function workspaceAddressFrom(text: string | null): string | undefined {
  return text !== null && /^\/workspace(\/[\w-]+)*$/.test(text) ? text : undefined;
}

/** A query that somebody sent, with its question mark, as it may stand in an address and a header; empty for none. */
export function queryFrom(sent: string): string {
  const parameters = new URLSearchParams(sent.replaceAll('\0', ''));
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** Where an act on many rows is foreseen, confirmed and told of. */
export function bulkHref(language: Language, run: number): string {
  return `/${language}/workspace/bulk/${run}`;
}
