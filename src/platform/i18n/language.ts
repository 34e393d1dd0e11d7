/** The languages of the service, in the order they are offered. Finnish is the language of last resort. */
export const languages = ['fi', 'sv', 'en'] as const;

export type Language = (typeof languages)[number];

/** What each language is called by its own speakers: a language switch never translates these. */
export const languageNames: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/**
 * The best language for an `Accept-Language` header: highest weight first, earlier first among equals, Finnish when none
 * of ours is wanted. Never throws, whatever the header holds.
 */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map(parseRange)
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { language } of wanted) if (isLanguage(language)) return language;
  return 'fi';
}

function parseRange(range: string): { language: string | undefined; weight: number } {
  const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
  const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { language: tag.split('-')[0], weight: Number.isFinite(weight) ? weight : 0 };
}

/** The language an address is in by its first segment (`/sv/…`), or `undefined` when it says none. */
export function languageOfPath(path: string): Language | undefined {
  const segment = path.split(/[/?#]/, 2)[1];
  return isLanguage(segment) ? segment : undefined;
}

/** The same address in another language. `path` starts with a language segment; a query is kept as it is. */
export function pathInLanguage(path: string, language: Language): string {
  return path.replace(/^\/[^/?#]*/, `/${language}`);
}
