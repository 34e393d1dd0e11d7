import {
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
  personsBands,
  type Question,
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
  readonly granted: number;
  readonly personsPlanned: number;
  /** Sum of the figure asked for. */
  readonly figureSum: number | undefined;
  /** The question's words as they may have been meant, when nothing has them as they are. */
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
    granted: answer.sum('grantedEuState').sum,
    personsPlanned: answer.sum('personsPlanned').sum,
    figureSum: question.figure && answer.sum(question.figure).sum,
    suggestion: await suggestion(read, answer, question, t),
  };
}

/** Every value of one facet in words, in the order of the alphabet. */
export async function listChoices(read: Read, question: Question, facet: FacetId, t: Texts): Promise<WordedChoice[]> {
  const answer = await select(read, question);
  const counts = answer.facet(facet).filter(({ value }) => isShown(facet, value));
  const context = await facetContext(read, answer, unitsShown({ facet, counts }), t);
  const choices = counts.map((count) => worded(facet, count, question, context));
  return choices.toSorted((a, b) => a.text.localeCompare(b.text, t.language, { numeric: true }));
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
    const counts = answer.facet(facet).filter(({ value }) => isShown(facet, value));
    const wanted = new Set(chosen[facet]);
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
function inOrder(facet: FacetId, counts: readonly FacetCount[]): readonly FacetCount[] {
  const order = orders[facet];
  if (order) return counts.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return facet === 'startYear' ? counts.toSorted((a, b) => (a.value < b.value ? 1 : -1)) : counts;
}

function unitsShown({ facet, counts }: Pick<ShownFacet, 'facet' | 'counts'>): string[] {
  return facet === 'organisation' ? counts.map(({ value }) => value) : [];
}

/** What is needed to put the facets of an answer into words; `organisations` are the values whose names are wanted. */
export async function facetContext(
  read: Read,
  { areas, printed }: Answer,
  organisations: readonly string[],
  t: Texts,
): Promise<FacetContext> {
  const units = organisations.filter((value) => /^u\d{1,9}$/.test(value)).map((value) => Number(value.slice(1)));
  const names = units.length > 0 ? await listNamesOfUnits(read, units) : new Map<number, string>();
  return { t, areas, printed, organisations: new Map(Array.from(names, ([id, name]) => [`u${id}`, name])) };
}

function worded(facet: FacetId, { value, count }: FacetCount, question: Question, context: FacetContext): WordedChoice {
  const chosen = question.chosen[facet]?.includes(value) ?? false;
  return { ...valueInWords(facet, value, context), value, count, chosen };
}

async function foundProjects(read: Read, answer: Answer, question: Question, t: Texts): Promise<FoundProject[]> {
  const ids = answer.versionIds((question.page - 1) * pageSize, pageSize);
  const projects = await listProjectsOfVersions(read, ids);
  const { text } = answer;
  const records = text ? await listRecordsOfVersions(read, ids) : undefined;
  return projects.map((project) => {
    const record = records?.get(project.versionId);
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

/** Only when nothing has the words at all: an empty list made so by filters is no question of spelling. */
async function suggestion(read: Read, answer: Answer, question: Question, t: Texts): Promise<Suggestion | undefined> {
  if (!question.words || answer.total > 0) return undefined;
  const unfiltered = await select(read, { ...everything, words: question.words });
  return unfiltered.total === 0 ? suggestWords(read, question.words, t.language) : undefined;
}
