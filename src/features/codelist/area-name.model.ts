import type { Language } from '#platform/i18n/language.ts';
import type { Area, AreaKind } from './area.model.ts';
import { formerMunicipalityNames, municipalityFacts, otherMunicipalityNames } from './municipality.facts.ts';
import { englishRegionNames, otherRegionNames, regionFacts } from './region.facts.ts';
import { otherSubRegionNames, subRegionFacts } from './sub-region.facts.ts';

/** The kinds of areas whose printed names Koordi knows without asking the database. */
export type NamedAreaKind = Extract<AreaKind, 'region' | 'sub_region' | 'municipality'>;

/** What a printed area name means. `code` is a code of the 2013 division; names are the official ones of today. */
export interface AreaName {
  readonly code: string;
  readonly name: string;
  readonly nameSv: string;
  /** Set when the printed name is that of an area which had become part of `code` by 2013. */
  readonly formerName?: string;
}

interface Gazetteer {
  readonly areas: ReadonlyMap<string, AreaName>;
  /** The first words of the names of several words, each with the longest number of words a name beginning with it has. */
  readonly openings: ReadonlyMap<string, number>;
}

type Printed = readonly [printed: string, area: AreaName];

const gazetteers: Readonly<Record<NamedAreaKind, Gazetteer>> = {
  region: gazetteer(printedRegions()),
  sub_region: gazetteer(printedSubRegions()),
  municipality: gazetteer(printedMunicipalities()),
};

/**
 * Joins the place names that the form of 2007–2013 prints with a comma for each inner space: the items `Koski`, `Tl` of a
 * list become `Koski Tl`. The longest known name wins; items that are each a name of their own are never joined.
 *
 * @param tokens the items of a printed list as split at its commas
 * @returns the names, in the same order; joined items have one space between them, all others are as they came
 */
export function joinSplitNames(tokens: readonly string[], kind: NamedAreaKind): string[] {
  const { areas, openings } = gazetteers[kind];
  const names: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const width = widthOfNameAt(tokens, at, areas, openings);
    names.push(tokens.slice(at, at + width).join(' '));
    at += width;
  }
  return names;
}

/** Prints a name as the form of 2007–2013 does, the inverse of {@link joinSplitNames}: `Koski Tl` → `Koski, Tl`. */
export function splitNameForForm(name: string): string {
  return name.split(' ').join(', ');
}

/**
 * The area a printed name means: official names in Finnish and Swedish, the genitives the forms use for sub-regions and
 * regions (`Kemi-Tornion`, `Lapin`), and names of municipalities and sub-regions that have merged since 2006. Letter case,
 * dash variants, spaces and commas between words do not matter; å, ä and ö do.
 *
 * @returns `undefined` for a name Koordi does not know
 */
export function resolveAreaName(printed: string, kind: NamedAreaKind): AreaName | undefined {
  return gazetteers[kind].areas.get(nameKey(printed));
}

/** The Finnish genitive printed on forms for a sub-region or a region (`192` → `Kemi-Tornion`), if the code is known. */
export function printedNameOf(code: string, kind: 'region' | 'sub_region'): string | undefined {
  return kind === 'region'
    ? regionFacts.find(([known]) => known === code)?.[3]
    : subRegionFacts.find(([known]) => known === code)?.[4];
}

/** What an area is called in a language. */
export function nameOfArea(
  kind: NamedAreaKind,
  { code, nameFi, nameSv }: Pick<Area, 'code' | 'nameFi' | 'nameSv'>,
  language: Language,
): string {
  if (language === 'sv') return nameSv;
  return (language === 'en' && hasOwnNames(kind, language) && englishRegionNames.get(code)) || nameFi;
}

/** Whether a language has names of its own for areas of a kind; the others are called by the Finnish ones. */
export function hasOwnNames(kind: NamedAreaKind, language: Language): boolean {
  return language !== 'en' || kind === 'region';
}

function widthOfNameAt(
  tokens: readonly string[],
  at: number,
  areas: Gazetteer['areas'],
  openings: Gazetteer['openings'],
): number {
  const longest = Math.min(openings.get(nameKey(tokens[at] ?? '')) ?? 1, tokens.length - at);
  for (let width = longest; width > 1; width -= 1) {
    const parts = tokens.slice(at, at + width);
    const isOneName = areas.has(nameKey(parts.join(' ')));
    if (isOneName && !parts.every((part) => areas.has(nameKey(part)))) return width;
  }
  return 1;
}

function gazetteer(printed: Iterable<Printed>): Gazetteer {
  const areas = new Map<string, AreaName>();
  const openings = new Map<string, number>();
  for (const [name, area] of printed) {
    const key = nameKey(name);
    // Official names come first, so a former name never takes the place of a living one.
    if (!areas.has(key)) areas.set(key, area);
    const words = key.split(' ');
    const opening = words[0] ?? '';
    if (words.length > 1) openings.set(opening, Math.max(words.length, openings.get(opening) ?? 0));
  }
  return { areas, openings };
}

function nameKey(printed: string): string {
  return printed
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s,]+/g, ' ')
    .trim();
}

function* printedRegions(): Generator<Printed> {
  const byCode = new Map<string, AreaName>();
  for (const [code, name, nameSv, genitive] of regionFacts) {
    const area: AreaName = { code, name, nameSv };
    byCode.set(code, area);
    for (const printed of [name, nameSv, genitive]) yield [printed, area];
  }
  yield* otherNames(otherRegionNames, byCode);
}

function* printedSubRegions(): Generator<Printed> {
  const byCode = new Map<string, AreaName>();
  for (const [code, , name, nameSv, genitive] of subRegionFacts) {
    const area: AreaName = { code, name, nameSv };
    byCode.set(code, area);
    for (const printed of [name, nameSv, genitive]) yield [printed, area];
  }
  yield* otherNames(otherSubRegionNames, byCode);
}

function* printedMunicipalities(): Generator<Printed> {
  const byCode = new Map<string, AreaName>();
  for (const [code, , name, nameSv = name] of municipalityFacts) {
    const area: AreaName = { code, name, nameSv };
    byCode.set(code, area);
    yield [name, area];
  }
  for (const area of byCode.values()) yield [area.nameSv, area];
  yield* otherNames(otherMunicipalityNames, byCode);
  for (const [code, names] of Object.entries(formerMunicipalityNames)) {
    for (const formerName of names) yield* otherNames([[formerName, code]], byCode, { formerName });
  }
}

function* otherNames(
  names: readonly (readonly [printed: string, code: string])[],
  byCode: ReadonlyMap<string, AreaName>,
  more: Pick<AreaName, 'formerName'> = {},
): Generator<Printed> {
  for (const [printed, code] of names) {
    const area = byCode.get(code);
    if (area) yield [printed, { ...area, ...more }];
  }
}
