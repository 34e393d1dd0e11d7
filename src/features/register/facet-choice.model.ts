import { type FacetId, type Question, toggled, type Wording } from '#features/search/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { figureInWords } from './facet-words.model.ts';

/** A value of a facet in words, with the number of projects that it gives. */
export interface WordedChoice extends Wording {
  readonly value: string;
  readonly count: number;
  readonly chosen: boolean;
}

export interface WordedFacet {
  readonly facet: FacetId;
  readonly choices: readonly WordedChoice[];
  /** How many values there are, shown or not. */
  readonly size: number;
}

/** The values chosen of all facets, in the order of the facets. */
export function chosenOf(facets: readonly WordedFacet[]): { facet: FacetId; choice: WordedChoice }[] {
  return facets.flatMap(({ facet, choices }) =>
    choices.filter(({ chosen }) => chosen).map((choice) => ({ facet, choice })),
  );
}

/** Something that a question is narrowed by, and the question without it. */
export interface ChosenFilter {
  readonly key: string;
  readonly title: string;
  readonly value: string;
  readonly lang?: 'fi' | undefined;
  readonly without: Question;
}

/** All that a question is narrowed by, besides its words and the day of the register. */
export function chosenFilters(question: Question, facets: readonly WordedFacet[], t: Texts): ChosenFilter[] {
  const { from, until, figure } = question;
  const running = t('register.projects.running');
  return [
    ...chosenOf(facets).map(({ facet, choice }) => ({
      key: `${facet} ${choice.value}`,
      title: t(`register.facet.${facet}`),
      value: choice.text,
      lang: choice.lang,
      without: toggled(question, facet, choice.value),
    })),
    ...(from
      ? [{ key: 'from', title: running, value: `${t.date(from)} –`, without: { ...question, from: undefined } }]
      : []),
    ...(until
      ? [{ key: 'until', title: running, value: `– ${t.date(until)}`, without: { ...question, until: undefined } }]
      : []),
    ...(figure
      ? [
          {
            key: 'figure',
            title: t('register.statistics.figure'),
            value: figureInWords(figure, t),
            without: { ...question, figure: undefined },
          },
        ]
      : []),
  ];
}
