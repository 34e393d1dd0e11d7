import { type NamedAreaKind, nameOfArea, resolveAreaName } from '#features/codelist/public.ts';
import type { Language } from '#platform/i18n/language.ts';

/** A place as a form prints it, and as the page is to say it. */
export interface WordedPlace {
  /** Its code, or the printed name where the name of the page is the printed one. */
  readonly key: string;
  readonly name: string;
}

/**
 * Places by their official names in the language of the page, in the order printed: forms print `Lapin`, `Kemi-Tornion`. A
 * municipality that has merged since keeps the name that was printed, as does what Koordi does not know.
 */
export function placesInWords(printed: unknown, kind: NamedAreaKind, language: Language): WordedPlace[] {
  if (!Array.isArray(printed)) return [];
  return printed
    .filter((name) => typeof name === 'string')
    .map((name) => {
      const area = resolveAreaName(name, kind);
      if (!area || area.formerName) return { key: name, name };
      return { key: area.code, name: nameOfArea(kind, { ...area, nameFi: area.name }, language) };
    });
}
