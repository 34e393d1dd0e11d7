import type { ToldFacts } from '#features/description/public.ts';
import { inFinnish } from './english-phrase.facts.ts';
import {
  type FacetId,
  facetIds,
  moneyBand,
  nationwide,
  notTold,
  objectiveValue,
  personsBand,
  phraseValue,
  priorityValue,
  severalRegions,
  statusValue,
} from './facet.model.ts';
import { type FigureId, factOf, figureIds } from './figure.model.ts';
import { themeOf } from './theme.model.ts';

/**
 * The facts of every version that the register tells or told, column by column in memory, a row for each version. Every facet
 * is one column of small numbers: the number stands for the whole set of the row's values, so a project of forty
 * municipalities costs no more to count than one of one.
 *
 * Rows are never changed: a version told anew gets a new row, and its old one lives no more. Who has chosen rows may therefore go on
 * counting over them, whatever comes on the shelf meanwhile.
 */
export interface Shelf {
  readonly versionIds: number[];
  readonly codes: string[];
  readonly names: string[];
  /** Days since 1970; `notADay` where the source tells none. */
  readonly startsOn: number[];
  readonly endsOn: number[];
  readonly inForceFrom: number[];
  /** `stillInForce` for the versions told now. */
  readonly inForceUntil: number[];
  readonly recordedAt: number[];
  readonly facets: Readonly<Record<FacetId, FacetColumn>>;
  /** NaN where the source does not tell the figure. */
  readonly figures: Readonly<Record<FigureId, number[]>>;
  /** Whether a row still stands for its version. */
  readonly isLive: boolean[];
  /** The living row of a version, by its id. */
  readonly rowOf: Map<number, number>;
  /** Version whose texts stand for a row: its own, or the description behind a row of a project list. */
  readonly textVersionIds: number[];
  /** Living rows that a version's texts stand for besides its own. */
  readonly describes: Map<number, Set<number>>;
  /** All rows in an order, as far as they had been put in order when it was last asked for. */
  readonly orders: Map<string, Int32Array>;
}

export const notADay = -1_000_000;
export const stillInForce = 10_000_000;

/** A facet of all rows: which set of values each row has. */
export interface FacetColumn {
  readonly setOf: number[];
  /** Sets by their number. */
  readonly sets: (readonly string[])[];
  readonly numberOfSet: Map<string, number>;
  /** How a value was printed where it was first seen, for values made of a phrase. */
  readonly printed: Map<string, string>;
}

/** Larger areas of an area code, and other things the shelf must be told to put a version in its place. */
export interface Surroundings {
  readonly subRegionOfMunicipality: ReadonlyMap<string, string>;
  readonly regionOfMunicipality: ReadonlyMap<string, string>;
  readonly regionOfSubRegion: ReadonlyMap<string, string>;
  readonly businessIdOfUnit: ReadonlyMap<number, string>;
}

export function emptyShelf(): Shelf {
  const column = (): FacetColumn => ({ setOf: [], sets: [], numberOfSet: new Map(), printed: new Map() });
  return {
    versionIds: [],
    codes: [],
    names: [],
    startsOn: [],
    endsOn: [],
    inForceFrom: [],
    inForceUntil: [],
    recordedAt: [],
    facets: Object.fromEntries(facetIds.map((facet) => [facet, column()])) as Record<FacetId, FacetColumn>,
    figures: Object.fromEntries(figureIds.map((figure): [FigureId, number[]] => [figure, []])) as Record<
      FigureId,
      number[]
    >,
    isLive: [],
    rowOf: new Map(),
    textVersionIds: [],
    describes: new Map(),
    orders: new Map(),
  };
}

/** Puts a version on the shelf, in place of what was there of it; one that is told on no day only makes way. */
export function shelve(shelf: Shelf, facts: ToldFacts, surroundings: Surroundings): void {
  makeWay(shelf, facts.versionId);
  if (facts.inForceFrom === null) return;
  const row = shelf.versionIds.push(facts.versionId) - 1;
  shelf.rowOf.set(facts.versionId, row);
  shelf.isLive.push(true);
  shelf.codes.push(facts.code);
  shelf.names.push(facts.name);
  shelf.startsOn.push(dayNumber(facts.startsOn) ?? notADay);
  shelf.endsOn.push(dayNumber(facts.endsOn) ?? notADay);
  shelf.inForceFrom.push(dayNumber(facts.inForceFrom) ?? notADay);
  shelf.inForceUntil.push(dayNumber(facts.inForceUntil) ?? stillInForce);
  shelf.recordedAt.push(facts.recordedAt);
  const values = facetValuesOf(facts, surroundings);
  for (const facet of facetIds) shelf.facets[facet].setOf.push(numberOf(shelf.facets[facet], values[facet]));
  for (const figure of figureIds) shelf.figures[figure].push(facts[factOf(figure)] ?? Number.NaN);
  shelf.textVersionIds.push(facts.describedVersionId ?? facts.versionId);
  if (facts.describedVersionId !== null) {
    const rows = shelf.describes.get(facts.describedVersionId) ?? new Set();
    shelf.describes.set(facts.describedVersionId, rows.add(row));
  }
  rememberPrinted(shelf, facts);
}

function makeWay({ rowOf, isLive, describes, textVersionIds }: Shelf, versionId: number): void {
  const row = rowOf.get(versionId);
  if (row === undefined) return;
  rowOf.delete(versionId);
  isLive[row] = false;
  describes.get(textVersionIds[row] ?? 0)?.delete(row);
}

/** Days since 1970 of an ISO date; `undefined` when there is none. */
export function dayNumber(isoDate: string | null): number | undefined {
  return isoDate === null ? undefined : Date.parse(`${isoDate}T00:00:00Z`) / 86_400_000;
}

function numberOf(column: FacetColumn, values: readonly string[]): number {
  const key = values.join(',');
  const known = column.numberOfSet.get(key);
  if (known !== undefined) return known;
  const number = column.sets.push(values) - 1;
  column.numberOfSet.set(key, number);
  return number;
}

function facetValuesOf(facts: ToldFacts, surroundings: Surroundings): Record<FacetId, readonly string[]> {
  const areas = areasOf(facts, surroundings);
  const unit = facts.implementerUnitId;
  const businessId = unit === null ? undefined : surroundings.businessIdOfUnit.get(unit);
  return {
    fund: [facts.fund],
    period: [facts.period],
    priority: [priorityValue(facts.fund, facts.period, facts.priorityNumber)],
    objective: [objectiveValue(facts.period, facts.objective)],
    theme: [themeOf(facts) ?? notTold],
    authority: [phraseValue(facts.authority)],
    organisation: unit === null ? [notTold] : [`u${unit}`, ...(businessId ? [businessId] : [])],
    organisationType: [phraseValue(facts.organisationType)],
    ...areas,
    status: [statusValue(facts.status)],
    startYear: [facts.startsOn?.slice(0, 4) ?? notTold],
    money: [moneyBand(facts.grantedEuStateCents)],
    persons: [personsBand(facts.personsPlanned)],
    kind: [phraseValue(facts.projectType)],
  };
}

type AreaFacets = Record<'region' | 'subRegion' | 'municipality' | 'within', readonly string[]>;

/**
 * The areas that a description names. Only where it names none of a kind are they concluded from the smaller areas that it names:
 * municipalities have moved from region to region, and a description knows its own time best.
 */
function areasOf(facts: ToldFacts, surroundings: Surroundings): AreaFacets {
  const { subRegionOfMunicipality, regionOfMunicipality, regionOfSubRegion } = surroundings;
  const municipalities = splitCodes(facts.municipalityCodes);
  const within = (codes: readonly string[], parents: ReadonlyMap<string, string>) =>
    codes.flatMap((code) => parents.get(code) ?? []);
  const subRegions = named(splitCodes(facts.subRegionCodes), within(municipalities, subRegionOfMunicipality));
  const regions = named(splitCodes(facts.regionCodes), [
    ...within(subRegions, regionOfSubRegion),
    ...within(municipalities, regionOfMunicipality),
  ]);
  return {
    region: facts.isNationwide ? [nationwide] : orNotTold(regions),
    subRegion: orNotTold(subRegions),
    municipality: orNotTold(distinct(municipalities)),
    within: [facts.isNationwide ? nationwide : regions.length > 1 ? severalRegions : (regions[0] ?? notTold)],
  };
}

function splitCodes(codes: string | null): readonly string[] {
  return codes === null ? [] : codes.split(',');
}

function named(codes: readonly string[], concluded: readonly string[]): readonly string[] {
  return distinct(codes.length > 0 ? codes : concluded);
}

function distinct(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].toSorted();
}

function orNotTold(codes: readonly string[]): readonly string[] {
  return codes.length > 0 ? codes : [notTold];
}

/** The project lists drop commas: of two spellings that make the same value, the one with commas is shown. */
function rememberPrinted(shelf: Shelf, facts: ToldFacts): void {
  const { authority, organisationType, objective, kind, status } = shelf.facets;
  remember(authority, phraseValue(facts.authority), facts.authority);
  remember(organisationType, phraseValue(facts.organisationType), facts.organisationType);
  remember(kind, phraseValue(facts.projectType), facts.projectType);
  remember(status, statusValue(facts.status), facts.status);
  remember(objective, objectiveValue(facts.period, facts.objective), facts.objective);
}

function remember({ printed }: FacetColumn, value: string, told: string | null): void {
  const phrase = inFinnish(told);
  if (phrase === null) return;
  const known = printed.get(value);
  if (known === undefined || (phrase.includes(',') && !known.includes(','))) printed.set(value, phrase);
}
