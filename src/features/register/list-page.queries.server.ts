import {
  fewHits,
  type ListedProject,
  listProjectsOfVersions,
  listRecordsOfVersions,
  passagesOf,
  type Suggestion,
  suggestWords,
} from '#features/description/public.server.ts';
import type { Passage } from '#features/description/public.ts';
import { listNamesOfUnits } from '#features/organisation/public.server.ts';
import { type Answer, select } from '#features/search/public.server.ts';
import {
  everything,
  type FacetCount,
  type FacetId,
  facetIds,
  moneyBands,
  nationwide,
  notTold,
  personsBands,
  type Question,
  type Sum,
} from '#features/search/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { WordedChoice, WordedFacet } from './facet-choice.model.ts';
import { type FacetContext, valueInWords } from './facet-words.model.ts';

const pageSize = 25;

/** A project of a list with what the question makes worth showing. */
export interface FoundProject extends ListedProject {
  /** The implementer as its page is addressed: a Y-tunnus, or `u` and a unit; `undefined` when none is told. */
  readonly organisationId: string | undefined;
  readonly passages: readonly Passage[];
  /** What it tells of the figure asked for. */
  readonly amount: number | undefined;
}

/** All that the list of projects shows. */
export interface ListPage {
  readonly total: number;
  /** At least one, even of nothing. */
  readonly pageCount: number;
  readonly projects: readonly FoundProject[];
  readonly facets: readonly WordedFacet[];
  readonly granted: Sum;
  readonly personsPlanned: Sum;
  /** Sum of the figure asked for. */
  readonly figureSum: number | undefined;
  /** The question's words as they may have been meant, when hardly anything has them as they are. */
  readonly suggestion: Suggestion | undefined;
}

/** The projects that fit a question: a page of them, and what they can be narrowed by. */
export async function getListPage(read: Read, question: Question, t: Texts): Promise<ListPage> {
  const answer = await select(read, question);
  const shown = shownFacets(answer, question);
  const context = await facetContext(read, answer, shown.flatMap(unitsShown), t);
  return {
    total: answer.total,
    pageCount: Math.max(1, Math.ceil(answer.total / pageSize)),
    projects: await foundProjects(read, answer, question, t),
    facets: shown.map(({ facet, counts, size }) => ({
      facet,
      size,
      choices: counts.map((count) => worded(facet, count, question, context)),
    })),
    granted: answer.sum('grantedEuState'),
    personsPlanned: answer.sum('personsPlanned'),
    figureSum: question.figure && answer.sum(question.figure).sum,
    suggestion: await suggestion(read, answer, question, t),
  };
}

/** Every value of one facet in words, in the order of the alphabet. */
export async function listChoices(read: Read, question: Question, facet: FacetId, t: Texts): Promise<WordedChoice[]> {
  const answer = await select(read, question);
  const wanted = new Set(question.chosen[facet]);
  const counts = answer.facet(facet).filter(({ value }) => isShown(facet, value) || wanted.has(value));
  const context = await facetContext(read, answer, unitsShown({ facet, counts }), t);
  const choices = counts.map((count) => worded(facet, count, question, context));
  const ordered = inOrder(facet, choices);
  if (ordered !== choices) return [...ordered];
  const { compare } = new Intl.Collator(t.language, { numeric: true });
  const isNoName = ({ value }: WordedChoice) => Number(value === notTold || value === nationwide);
  return choices.toSorted((a, b) => isNoName(a) - isNoName(b) || compare(a.text, b.text));
}

interface ShownFacet {
  readonly facet: FacetId;
  readonly counts: readonly FacetCount[];
  readonly size: number;
}

/** Values shown at once; regions are few enough to be shown all. */
const mostShown = (facet: FacetId) => (facet === 'region' ? 25 : 8);

/** Facets that tell something of these projects, each with its commonest values and all chosen ones. */
function shownFacets(answer: Answer, { chosen }: Question): ShownFacet[] {
  return facetIds.flatMap((facet) => {
    const wanted = new Set(chosen[facet]);
    const counts = answer.facet(facet).filter(({ value }) => isShown(facet, value) || wanted.has(value));
    const missing = [...wanted].filter((value) => counts.every((count) => count.value !== value));
    const all = [...counts, ...missing.map((value) => ({ value, count: 0 }))];
    const isWorthShowing = wanted.size > 0 || (facet !== 'within' && all.length > 1);
    if (!isWorthShowing) return [];
    const shown = inOrder(facet, all).filter((count, index) => index < mostShown(facet) || wanted.has(count.value));
    return [{ facet, counts: shown, size: all.length }];
  });
}

/** A unit stands for its organisation in lists; the Y-tunnus is another name of the same. */
function isShown(facet: FacetId, value: string): boolean {
  return facet !== 'organisation' || !/^\d/.test(value);
}

const orders: Readonly<Partial<Record<FacetId, readonly string[]>>> = { money: moneyBands, persons: personsBands };

/** Amounts and years stand in their own order, everything else by how common it is. */
function inOrder<Count extends FacetCount>(facet: FacetId, counts: readonly Count[]): readonly Count[] {
  const order = orders[facet];
  const place = (value: string) => (order?.includes(value) ? order.indexOf(value) : Number.MAX_SAFE_INTEGER);
  if (order) return counts.toSorted((a, b) => place(a.value) - place(b.value));
  return facet === 'startYear' ? counts.toSorted((a, b) => (a.value < b.value ? 1 : -1)) : counts;
}

function unitsShown({ facet, counts }: Pick<ShownFacet, 'facet' | 'counts'>): string[] {
  return facet === 'organisation' ? counts.map(({ value }) => value) : [];
}

/** What is needed to put the facets of an answer into words; `organisations` are the values whose names are wanted. */
export async function facetContext(
  read: Read,
  { areas, printed, businessIdOfUnit }: Answer,
  organisations: readonly string[],
  t: Texts,
): Promise<FacetContext> {
  const unitOf = new Map<string, number>();
  for (const value of organisations) if (/^u\d{1,9}$/.test(value)) unitOf.set(value, Number(value.slice(1)));
  const businessIds = new Set(organisations.filter((value) => !unitOf.has(value)));
  if (businessIds.size > 0) {
    for (const [unit, businessId] of businessIdOfUnit) if (businessIds.has(businessId)) unitOf.set(businessId, unit);
  }
  const names = unitOf.size > 0 ? await listNamesOfUnits(read, [...unitOf.values()]) : new Map<number, string>();
  const named = Array.from(unitOf, ([value, unit]): [string, string] => [value, names.get(unit) ?? value]);
  return { t, areas, printed, organisations: new Map(named) };
}

function worded(facet: FacetId, { value, count }: FacetCount, question: Question, context: FacetContext): WordedChoice {
  const chosen = question.chosen[facet]?.includes(value) ?? false;
  return { ...valueInWords(facet, value, context), value, count, chosen };
}

async function foundProjects(read: Read, answer: Answer, question: Question, t: Texts): Promise<FoundProject[]> {
  const ids = answer.versionIds((question.page - 1) * pageSize, pageSize);
  const projects = await listProjectsOfVersions(read, ids);
  const { text } = answer;
  const textIds = ids.map((id) => answer.textVersionOf(id));
  const records = text ? await listRecordsOfVersions(read, textIds) : undefined;
  return projects.map((project) => {
    const record = records?.get(answer.textVersionOf(project.versionId));
    return {
      ...project,
      organisationId: organisationIdOf(project.implementerUnitId, answer),
      passages: text && record ? passagesOf(record, text, t.language) : [],
      amount: question.figure && answer.amount(question.figure, project.versionId),
    };
  });
}

function organisationIdOf(unit: number | null, { businessIdOfUnit }: Answer): string | undefined {
  return unit === null ? undefined : (businessIdOfUnit.get(unit) ?? `u${unit}`);
}

/** Only when hardly anything has the words: a short list made so by filters is no question of spelling. */
async function suggestion(read: Read, answer: Answer, question: Question, t: Texts): Promise<Suggestion | undefined> {
  if (!question.words || answer.total > fewHits) return undefined;
  const unfiltered = await select(read, { ...everything, words: question.words });
  return unfiltered.total <= fewHits ? suggestWords(read, question.words, t.language) : undefined;
}

/** What a question has chosen of each facet, in words. */
export async function chosenInWords(read: Read, answer: Answer, question: Question, t: Texts): Promise<WordedFacet[]> {
  const context = await facetContext(read, answer, question.chosen.organisation ?? [], t);
  return facetIds.flatMap((facet) => {
    const values = question.chosen[facet] ?? [];
    const choices = values.map((value) => worded(facet, { value, count: 0 }, question, context));
    return choices.length > 0 ? [{ facet, choices, size: choices.length }] : [];
  });
}
