import { municipalityEntriesOn, printedNameOf, regionEntries, subRegionEntriesOn } from '#features/codelist/public.ts';
import { finnishWordsForSwedishSubRegions, regionCases, type TownFact, towns } from './facts/places.ts';
import type { Random } from './random.ts';
import { enumerated } from './sentence.ts';

/** Where a project is, as lists of printed names and as words for running text. */
export interface Area {
  readonly isNationwide: boolean;
  readonly regionCode: string;
  readonly regions: readonly string[];
  /** In the genitive, as forms print sub-regions. */
  readonly subRegions: readonly string[];
  readonly municipalities: readonly string[];
  readonly town: Town;
  readonly words: AreaWords;
}

export interface Town {
  readonly name: string;
  readonly nameSv: string | undefined;
  readonly inTown: string;
  readonly ofTown: string;
  readonly postalCode: string;
}

/** `Salon seutukunnan`, `Salon seutukunnassa`, `Salon seutukuntaan`. */
export interface AreaWords {
  readonly of: string;
  readonly in: string;
  readonly to: string;
}

interface SubRegion {
  readonly code: string;
  readonly regionCode: string;
  readonly printed: string;
  readonly town: Town;
}

const regionNames = new Map(regionEntries().map(({ code, nameFi }) => [code, nameFi]));
const regionOfSubRegion = new Map(
  subRegionEntriesOn('2013-01-01').map(({ code, regionCode }) => [code, regionCode ?? '']),
);

const subRegions: readonly SubRegion[] = towns.map(toSubRegion);

function toSubRegion([code, name, inTown, ofTown, postalCode, nameSv]: TownFact): SubRegion {
  return {
    code,
    regionCode: regionOfSubRegion.get(code) ?? '',
    printed: printedNameOf(code, 'sub_region') ?? name,
    town: { name, nameSv, inTown, ofTown, postalCode },
  };
}

/** Region codes that have towns of the demo in them. */
export const regionCodes: readonly string[] = [...new Set(subRegions.map(({ regionCode }) => regionCode))];

const swedishSubRegions = subRegions.filter(({ town }) => town.nameSv !== undefined);

const municipalitiesByYear = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** Municipalities of each sub-region as they were at the beginning of a year. */
function municipalitiesIn(year: string): ReadonlyMap<string, readonly string[]> {
  const known = municipalitiesByYear.get(year);
  if (known) return known;
  const bySubRegion = new Map<string, string[]>();
  for (const { nameFi, subRegionCode = '' } of municipalityEntriesOn(`${year}-01-01`)) {
    bySubRegion.set(subRegionCode, [...(bySubRegion.get(subRegionCode) ?? []), nameFi]);
  }
  municipalitiesByYear.set(year, bySubRegion);
  return bySubRegion;
}

/** A whole region: all its sub-regions and municipalities of the year. */
export function wholeRegion(random: Random, regionCode: string, year: string): Area {
  const inRegion = subRegionEntriesOn(`${year}-01-01`).filter((entry) => entry.regionCode === regionCode);
  const towned = subRegions.filter((subRegion) => subRegion.regionCode === regionCode);
  return {
    isNationwide: false,
    regionCode,
    regions: [regionNames.get(regionCode) ?? ''],
    subRegions: random.shuffled(inRegion.map(({ code, nameFi }) => printedNameOf(code, 'sub_region') ?? nameFi)),
    municipalities: random.shuffled(inRegion.flatMap(({ code }) => municipalitiesIn(year).get(code) ?? [])),
    town: random.pick(towned).town,
    words: wordsOfRegion(regionCode),
  };
}

/** One or two sub-regions of a region and all or some of their municipalities. */
export function partOfRegion(random: Random, regionCode: string, year: string): Area {
  const candidates = subRegions.filter((subRegion) => subRegion.regionCode === regionCode);
  const chosen = random.some(candidates, random.happens(0.3) ? 2 : 1);
  return areaOf(random, chosen, year);
}

/** A bilingual sub-region on the coast. */
export function swedishCoast(random: Random, year: string): Area {
  return areaOf(random, [random.pick(swedishSubRegions)], year);
}

/** Sub-regions of several regions, for projects that are wide but list their areas. */
export function severalRegions(random: Random, year: string): Area {
  const regions = random.some(regionCodes, random.whole(2, 4));
  const chosen = regions.map((code) => random.pick(subRegions.filter(({ regionCode }) => regionCode === code)));
  const area = areaOf(random, chosen, year);
  const cases = regions.map((code) => regionCases[code] ?? { in: '', to: '' });
  return {
    ...area,
    words: {
      of: enumerated(regions.map((code) => printedNameOf(code, 'region') ?? '')),
      in: enumerated(cases.map((words) => words.in)),
      to: enumerated(cases.map((words) => words.to)),
    },
  };
}

/** The whole country; the town is where the implementer is. */
export function nationwide(random: Random): Area {
  const home = random.pick(subRegions);
  return {
    isNationwide: true,
    regionCode: home.regionCode,
    regions: [],
    subRegions: [],
    municipalities: [],
    town: home.town,
    words: { of: 'maan eri alueiden', in: 'eri puolilla Suomea', to: 'eri puolille Suomea' },
  };
}

function areaOf(random: Random, chosen: readonly SubRegion[], year: string): Area {
  const inAll = random.happens(0.65);
  const municipalities = chosen.flatMap(({ code }) => {
    const names = municipalitiesIn(year).get(code) ?? [];
    return inAll ? names : random.some(names, Math.max(1, Math.ceil(names.length / 2)));
  });
  const home = chosen[0] as SubRegion;
  return {
    isNationwide: false,
    regionCode: home.regionCode,
    regions: [...new Set(chosen.map(({ regionCode }) => regionNames.get(regionCode) ?? ''))],
    subRegions: chosen.map(({ printed }) => printed),
    municipalities: random.shuffled(municipalities),
    town: home.town,
    words: wordsOfSubRegions(chosen),
  };
}

function wordsOfSubRegions(chosen: readonly SubRegion[]): AreaWords {
  const only = chosen.length === 1 ? finnishWordsForSwedishSubRegions[chosen[0]?.code ?? ''] : undefined;
  if (only) return only;
  const names = enumerated(chosen.map(({ printed, town }) => (/ns |regionen/.test(printed) ? town.ofTown : printed)));
  return chosen.length === 1
    ? { of: `${names} seutukunnan`, in: `${names} seutukunnassa`, to: `${names} seutukuntaan` }
    : { of: `${names} seutukuntien`, in: `${names} seutukunnissa`, to: `${names} seutukuntiin` };
}

/** A region in the local case: `Lapissa`, `Pirkanmaalla`. */
export function inRegion(regionCode: string): string {
  return regionCases[regionCode]?.in ?? '';
}

function wordsOfRegion(regionCode: string): AreaWords {
  const cases = regionCases[regionCode] ?? { in: '', to: '' };
  return { of: printedNameOf(regionCode, 'region') ?? '', ...cases };
}
