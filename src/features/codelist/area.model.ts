import { laterMergers, laterMoves, municipalityFacts } from './municipality.facts.ts';
import { regionFacts } from './region.facts.ts';
import { endedSubRegions, subRegionFacts } from './sub-region.facts.ts';

export const areaKinds = [
  'region',
  'sub_region',
  'municipality',
  'ely_centre',
  'vitality_centre',
  'employment_area',
] as const;

/** A kind of official area; `ely_centre` ended in 2025, `vitality_centre` (elinvoimakeskus) began in 2026. */
export type AreaKind = (typeof areaKinds)[number];

/** One area as an official list gives it. A parent code is absent where the list does not tell it. */
export interface AreaEntry {
  readonly code: string;
  readonly nameFi: string;
  readonly nameSv: string;
  readonly regionCode?: string;
  readonly subRegionCode?: string;
  readonly elyCentreCode?: string;
  readonly vitalityCentreCode?: string;
  readonly employmentAreaCode?: string;
}

/** First day of the oldest division Koordi knows by itself; earlier dates are answered from it. */
export const firstDivisionOn = '2013-01-01';

/** The days from which the municipalities, or their sub-regions, were divided anew, the oldest first. */
export const municipalityDivisionDates: readonly string[] = [
  ...new Set([firstDivisionOn, ...laterMergers.map(([, on]) => on), ...laterMoves.map(([, on]) => on)]),
].sort();

/** The days from which the sub-regions were divided anew, the oldest first. */
export const subRegionDivisionDates: readonly string[] = [
  ...new Set([firstDivisionOn, ...endedSubRegions.values()]),
].sort();

const regionOfSubRegion = new Map<string, string>(subRegionFacts.map(([code, regionCode]) => [code, regionCode]));

/** The 19 regions; their names and codes have not changed since 2011. */
export function regionEntries(): AreaEntry[] {
  return regionFacts.map(([code, nameFi, nameSv]) => ({ code, nameFi, nameSv }));
}

/** The sub-regions of Finland on a day (ISO date; the 2013 division for any earlier day). */
export function subRegionEntriesOn(on: string): AreaEntry[] {
  return subRegionFacts
    .filter(([code]) => !hasHappened(endedSubRegions.get(code), on))
    .map(([code, regionCode, nameFi, nameSv]) => ({ code, nameFi, nameSv, regionCode }));
}

/** The municipalities of Finland on a day, each in its sub-region and region of that day (the 2013 division before 2013). */
export function municipalityEntriesOn(on: string): AreaEntry[] {
  const merged = new Set(laterMergers.filter(([, mergedOn]) => hasHappened(mergedOn, on)).map(([code]) => code));
  return municipalityFacts
    .filter(([code]) => !merged.has(code))
    .map(([code, , nameFi, nameSv]) => ({
      code,
      nameFi,
      nameSv: nameSv ?? nameFi,
      ...parentsOfMunicipalityOn(code, on),
    }));
}

const subRegionIn2013 = new Map<string, string>(
  municipalityFacts.map(([code, subRegionCode]) => [code, subRegionCode]),
);

/** Sub-region and region of a municipality (three-digit code) on a day; an empty object for an unknown code. */
export function parentsOfMunicipalityOn(code: string, on: string): { subRegionCode?: string; regionCode?: string } {
  const move = laterMoves.find(([moved, movedOn]) => moved === code && hasHappened(movedOn, on));
  const subRegionCode = move?.[2] ?? subRegionIn2013.get(code);
  const regionCode = subRegionCode && regionOfSubRegion.get(subRegionCode);
  return subRegionCode && regionCode ? { subRegionCode, regionCode } : {};
}

function hasHappened(eventOn: string | undefined, on: string): boolean {
  return eventOn !== undefined && eventOn <= on;
}

/** One area of the list in force; a parent's code is null where the list does not give it. */
export interface Area {
  readonly code: string;
  readonly nameFi: string;
  readonly nameSv: string;
  readonly regionCode: string | null;
  readonly subRegionCode: string | null;
  readonly elyCentreCode: string | null;
  readonly vitalityCentreCode: string | null;
  readonly employmentAreaCode: string | null;
}
