import type { ListColumn } from '#features/view/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { RecommendationQuestion } from '../recommendation.model.ts';
import type { ListedRecommendation } from '../recommendation.queries.server.ts';
import { recommendationAddress } from '../recommendation-address.model.ts';
import { RecommendationStatusTag } from './recommendation-status-tag.tsx';

/** The columns of the list of recommendations, on the page and in the file. */
export function recommendationColumns(t: Texts): ListColumn<ListedRecommendation, RecommendationQuestion['sort']>[] {
  return [
    {
      key: 'title',
      header: t('recommendation.form.title.name'),
      kind: 'text',
      valueOf: ({ title }) => title,
      cell: ({ projectCode, id, title }) => (
        <a href={`/${t.language}${recommendationAddress(projectCode, id)}`} lang="fi">
          {title}
        </a>
      ),
    },
    {
      key: 'explanation',
      header: t('recommendation.form.explanation.name'),
      kind: 'text',
      valueOf: ({ explanation }) => explanation,
      isInFilesOnly: true,
    },
    {
      key: 'addressee',
      header: t('recommendation.list.addressee'),
      kind: 'text',
      valueOf: addresseeText,
      cell: (recommendation) => <span lang="fi">{addresseeText(recommendation)}</span>,
    },
    {
      key: 'project',
      header: t('recommendation.list.project'),
      kind: 'text',
      valueOf: ({ projectCode }) => projectCode,
      sort: 'project',
    },
    {
      key: 'givenOn',
      header: t('recommendation.form.given-on.name'),
      kind: 'date',
      valueOf: ({ givenOn }) => givenOn,
      sort: 'givenOn',
    },
    {
      key: 'status',
      header: t('recommendation.form.status.name'),
      kind: 'text',
      valueOf: ({ status }) => t(`recommendation.status.${status}`),
      cell: ({ status }) => <RecommendationStatusTag status={status} />,
    },
    {
      key: 'statusOn',
      header: t('recommendation.list.status-on'),
      kind: 'date',
      valueOf: ({ statusOn }) => statusOn,
      sort: 'statusOn',
    },
  ];
}

/** The organisation, and whom of it or else it is meant for: “Kajaanin kaupunki, työllisyyspalvelut”. */
export function addresseeText({
  organisation,
  addressee,
}: Pick<ListedRecommendation, 'organisation' | 'addressee'>): string {
  return [organisation, addressee].filter((part) => part !== null).join(', ');
}
