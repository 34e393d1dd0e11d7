import { type Answer, select } from '#features/search/public.server.ts';
import {
  type BothSums,
  type FacetId,
  type FigurePair,
  type FigurePairId,
  figurePairs,
  type Group,
  notTold,
  type Question,
  type Sum,
  type Wording,
} from '#features/search/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { WordedFacet } from './facet-choice.model.ts';
import { valueInWords } from './facet-words.model.ts';
import { chosenInWords, facetContext } from './list-page.queries.server.ts';

/** By what statistics can be grouped: facets in which every project has exactly one value, so that groups add up. */
export const groupings = [
  'within',
  'period',
  'priority',
  'theme',
  'authority',
  'organisationType',
  'startYear',
  'fund',
  'status',
] as const satisfies readonly FacetId[];

export type Grouping = (typeof groupings)[number];

/** What is shown, and grouped by what. */
export interface StatisticsChoice {
  readonly by: Grouping;
  readonly pair: FigurePair;
}

/** What an address asks of the statistics besides the question; what it leaves open follows from what the projects tell. */
export function statisticsChoiceFrom(parameters: URLSearchParams): Partial<StatisticsChoice> {
  const by = groupings.find((grouping) => grouping === parameters.get('by'));
  const pair = figurePairs.find(({ id }) => id === parameters.get('show'));
  return { ...(by && { by }), ...(pair && { pair }) };
}

/** The grouping and the figure that tell most: areas and persons, unless most of the projects tell neither. */
function wholeChoice(answer: Answer, { by, pair }: Partial<StatisticsChoice>): StatisticsChoice {
  const unplaced = answer.facet('within').find(({ value }) => value === notTold)?.count ?? 0;
  const persons = answer.sum('personsPlanned').told;
  return {
    by: by ?? (unplaced * 2 > answer.total ? 'period' : 'within'),
    pair:
      pair ??
      figurePairs.find(({ id }) => id === (persons * 2 < answer.total ? 'euState' : 'persons')) ??
      figurePairs[0],
  };
}

/** A planned and a realised sum over the same projects. */
export interface PairSums {
  readonly planned: Sum;
  readonly realised: Sum;
}

export interface StatisticsRow extends Wording, PairSums {
  readonly value: string;
  readonly projects: number;
  /** Projects in which a region takes part, with others or alone; only when grouped by area. */
  readonly takingPart: number | undefined;
  /** Over the projects that tell both the planned and the realised figure. */
  readonly both: BothSums | undefined;
}

export interface StatisticsPage {
  readonly choice: StatisticsChoice;
  readonly total: number;
  /** Projects of which the area is known. */
  readonly placed: number;
  /** What the question has chosen, in words. */
  readonly chosen: readonly WordedFacet[];
  readonly sums: Readonly<Record<FigurePairId, PairSums>>;
  readonly whole: PairSums;
  readonly rows: readonly StatisticsRow[];
  /** Projects by region, each in every region where it works. */
  readonly byRegion: ReadonlyMap<string, number>;
  readonly regionNames: ReadonlyMap<string, string>;
}

/** The sums of the projects that fit a question, grouped; every row and total comes from the same answer. */
export async function getStatisticsPage(
  read: Read,
  question: Question,
  asked: Partial<StatisticsChoice>,
  t: Texts,
): Promise<StatisticsPage> {
  const answer = await select(read, question);
  const choice = wholeChoice(answer, asked);
  const { by, pair } = choice;
  const context = await facetContext(read, answer, [], t);
  const byRegion = new Map(answer.groups('region').map(({ value, projects }) => [value, projects]));
  const rows = answer.groups(by).map((group) => ({
    ...valueInWords(by, group.value, context),
    ...sumsOf(group, pair),
    value: group.value,
    projects: group.projects,
    takingPart: by === 'within' ? byRegion.get(group.value) : undefined,
    both: group.both(pair),
  }));
  return {
    choice,
    total: answer.total,
    placed: answer.total - (byRegion.get(notTold) ?? 0),
    chosen: await chosenInWords(read, answer, question, t),
    sums: Object.fromEntries(figurePairs.map((each) => [each.id, sumsOf(answer, each)])) as StatisticsPage['sums'],
    whole: sumsOf(answer, pair),
    rows: rows.toSorted(orderOf(by, t)),
    byRegion,
    regionNames: new Map(
      Array.from(answer.areas.region.keys(), (code) => [code, valueInWords('region', code, context).text]),
    ),
  };
}

function sumsOf(summed: Pick<Group, 'sum'>, { planned, realised }: FigurePair): PairSums {
  return { planned: summed.sum(planned), realised: summed.sum(realised) };
}

const inOwnOrder: ReadonlySet<Grouping> = new Set(['period', 'priority', 'startYear', 'fund']);

/** Years, periods and priorities in their own order, the rest by name; what is no value of its own comes last. */
function orderOf(by: Grouping, t: Texts): (a: StatisticsRow, b: StatisticsRow) => number {
  const last = ({ value }: StatisticsRow) => ['several', 'nationwide', 'none'].indexOf(value);
  return (a, b) => {
    if (last(a) !== last(b)) return last(a) - last(b);
    if (inOwnOrder.has(by)) return a.value < b.value ? -1 : 1;
    return a.text.localeCompare(b.text, t.language);
  };
}
