import { select } from '#features/search/public.server.ts';
import { everything, type FacetId, notTold } from '#features/search/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { WordedChoice } from './facet-choice.model.ts';
import { valueInWords } from './facet-words.model.ts';
import { facetContext } from './list-page.queries.server.ts';

/** Ways into the register for who has no word to search by. */
export interface FrontPage {
  readonly total: number;
  /** Projects of which the area is known. */
  readonly placed: number;
  readonly themes: readonly WordedChoice[];
  readonly periods: readonly WordedChoice[];
  readonly byRegion: ReadonlyMap<string, number>;
  readonly regionNames: ReadonlyMap<string, string>;
}

export async function getFrontPage(read: Read, t: Texts): Promise<FrontPage> {
  const answer = await select(read, everything);
  const context = await facetContext(read, answer, [], t);
  const choices = (facet: FacetId) =>
    answer
      .facet(facet)
      .map(({ value, count }) => ({ ...valueInWords(facet, value, context), value, count, chosen: false }));
  const regions = [...answer.areas.region.keys()];
  const byRegion = new Map(answer.facet('region').map(({ value, count }) => [value, count]));
  return {
    total: answer.total,
    placed: answer.total - (byRegion.get(notTold) ?? 0),
    themes: choices('theme'),
    periods: choices('period').toSorted((a, b) => (a.value < b.value ? 1 : -1)),
    byRegion,
    regionNames: new Map(regions.map((code) => [code, valueInWords('region', code, context).text])),
  };
}
