import { listAreasEver } from '#features/codelist/public.server.ts';
import { nameOfArea } from '#features/codelist/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';

/** Names of municipalities by their codes. */
type PlaceNames = Readonly<Record<string, string>>;

/** The names of the municipalities of these codes in a language. */
export async function findPlaceNames(
  read: Read,
  codes: readonly (string | null)[],
  language: Language,
): Promise<PlaceNames> {
  const wanted = new Set(codes.filter((code) => code !== null));
  if (wanted.size === 0) return {};
  const all = await findAllPlaceNames(read, language);
  return Object.fromEntries([...wanted].map((code) => [code, all[code] ?? code]));
}

/** The names in a language of all municipalities that any list of areas has had. */
export async function findAllPlaceNames(read: Read, language: Language): Promise<PlaceNames> {
  const areas = await listAreasEver(read, 'municipality');
  return Object.fromEntries(areas.map((area) => [area.code, nameOfArea('municipality', area, language)]));
}
