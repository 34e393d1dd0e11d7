import format, { type CompiledMessage } from 'icu-minify/format';
import en from './catalogue.en.gen.ts';
import fi from './catalogue.fi.gen.ts';
import type { TextArguments, TextKey } from './catalogue.gen.ts';
import sv from './catalogue.sv.gen.ts';
import { formatsFor, intlCache, type LanguageFormats, localeOf } from './formats.ts';
import type { Language } from './language.ts';

export type { TextKey } from './catalogue.gen.ts';

/** Keys whose text takes no arguments: for tables of keys. */
export type PlainTextKey = { [K in TextKey]: keyof TextArguments[K] extends never ? K : never }[TextKey];

/** The arguments a key needs; for a union of keys, all that any of them needs. */
type ArgumentsOf<K extends TextKey> = (K extends TextKey ? (needed: TextArguments[K]) => void : never) extends (
  needed: infer A,
) => void
  ? A
  : never;

/**
 * The texts and formats of one language: `t('ui.pagination.page', { page: 3 })`, `t.euro(24_860_000)`. Keys and arguments
 * are checked at compile time.
 */
export interface Texts extends LanguageFormats {
  <K extends TextKey>(key: K, ...values: keyof ArgumentsOf<K> extends never ? [] : [values: ArgumentsOf<K>]): string;
  readonly language: Language;
}

const catalogues: Record<Language, Record<TextKey, CompiledMessage>> = { fi, sv, en };

const textsByLanguage: Record<Language, Texts> = {
  fi: createTexts('fi'),
  sv: createTexts('sv'),
  en: createTexts('en'),
};

/** The texts of a language; the same object each time. */
export function textsFor(language: Language): Texts {
  return textsByLanguage[language];
}

/** Whether a composed key (`register.status.${code}`) has a text: codes read from data may be unknown to us. */
export function hasText(key: string): key is TextKey {
  return Object.hasOwn(fi, key);
}

function createTexts(language: Language): Texts {
  const catalogue = catalogues[language];
  const options = { formatters: intlCache };
  const translate = (key: TextKey, values?: Record<string, string | number>): string => {
    const message: CompiledMessage | undefined = catalogue[key];
    if (message === undefined) throw new Error(`There is no text '${key}'`);
    // `format` returns an array only for messages with tags, which the generator refuses.
    return typeof message === 'string' ? message : String(format(message, localeOf[language], values, options));
  };
  // The signature of `Texts` is stricter than what any catalogue can be checked for here.
  return Object.assign(translate as Texts, formatsFor(language), { language });
}

/** All keys that begin so: for lists of what there are texts for. */
export function textKeysUnder(beginning: string): TextKey[] {
  return (Object.keys(fi) as TextKey[]).filter((key) => key.startsWith(beginning));
}
