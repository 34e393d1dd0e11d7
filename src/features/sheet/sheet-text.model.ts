import { isDay } from '#platform/clock.ts';
import { languages } from '#platform/i18n/language.ts';
import { hasText, type PlainTextKey, type TextKey, type Texts, textsFor } from '#platform/i18n/texts.ts';
import type { CellKind, Fault } from './cell.model.ts';

/** The beginning of keys that all have a text without arguments for an ending: `a.b` for `a.b.name`. */
export type RootOf<Ending extends string> = PlainTextKey extends infer Key
  ? Key extends `${infer Root}.${Ending}`
    ? Root
    : never
  : never;

/** What a text says in every language, without repetition. */
export function inAllLanguages(key: PlainTextKey): string[] {
  return [...new Set(languages.map((language) => textsFor(language)(key)))];
}

/** A text of which only data know the key and the arguments. */
function textOf(t: Texts, key: string, values: Readonly<Record<string, string | number>>): string {
  if (!hasText(key)) throw new Error(`There is no text '${key}'`);
  return (t as (key: TextKey, values: object) => string)(key, values);
}

/** The cause of a fault in a few words, for grouping; `undefined` for a key that is no longer known. */
export function causeOf(t: Texts, key: string): string | undefined {
  return hasText(`${key}.title`) ? textOf(t, `${key}.title`, {}) : undefined;
}

/** What is expected instead of a fault and how to mend it. */
export function remedyOf(t: Texts, { key, details = {} }: Fault, kind?: CellKind): string {
  const values: Record<string, string | number> = { expected: kind?.expected(t) ?? '' };
  for (const [name, value] of Object.entries(details)) {
    values[name] = typeof value === 'string' && isDay(value) ? t.date(value) : value;
  }
  return hasText(`${key}.remedy`) ? textOf(t, `${key}.remedy`, values) : '';
}

/** What the link says that leads to where a fault can be mended. */
export function remedyLinkOf(t: Texts, { key }: Fault): string {
  return textOf(t, `${key}.link`, {});
}

/** What was mended, by the key of a cause; `undefined` when it is none of that kind. */
export function repairText(t: Texts, key: string): string | undefined {
  return key.startsWith('sheet.repair.') && hasText(key) ? textOf(t, key, {}) : undefined;
}
