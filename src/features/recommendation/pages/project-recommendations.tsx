import { ProjectFrame } from '#features/project/public.parts.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { addresseeText } from '../parts/recommendation-columns.tsx';
import { RecommendationStatusTag } from '../parts/recommendation-status-tag.tsx';
import { recommendationPolicy } from '../recommendation.policy.ts';
import {
  findRecommendingProject,
  listRecommendationsOfProject,
  type ToldRecommendation,
} from '../recommendation.queries.server.ts';
import { recommendationAddress, recommendationsAddress } from '../recommendation-address.model.ts';
import type { Route } from './+types/project-recommendations';

export const handle = { permission: 'recommendation.read' } satisfies PageHandle;

export function loader({ context, params: { code } }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const head = await findRecommendingProject(read, actor, code);
    return {
      head,
      recommendations: await listRecommendationsOfProject(read, head.id),
      mayGive: may(recommendationPolicy, actor, 'recommendation.give', head.place),
    };
  });
}

export default function ProjectRecommendationsPage({ loaderData }: Route.ComponentProps) {
  const { head, recommendations, mayGive } = loaderData;
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="recommendations">
      {recommendations.length === 0 && (
        <p>{t(mayGive ? 'recommendation.list.none-of-project-to-give' : 'recommendation.list.none-of-project')}</p>
      )}
      {mayGive && (
        <p>
          <a className="button-like" href={`/${t.language}${recommendationsAddress(head.code)}/new`}>
            {t('recommendation.entry.new')}
          </a>
        </p>
      )}
      {recommendations.length > 0 && (
        <DataTable
          caption={t('recommendation.list.title')}
          hideCaption
          columns={columnsOf(t, head.code)}
          rows={recommendations}
          rowKey={({ id }) => id}
        />
      )}
      <p>
        <a href={`/${t.language}/workspace/recommendations?q=`}>{t('recommendation.list.all')}</a>
      </p>
    </ProjectFrame>
  );
}

function columnsOf(t: Texts, code: string): TableColumn<ToldRecommendation>[] {
  return [
    {
      key: 'title',
      header: t('recommendation.form.title.name'),
      cell: ({ id, title }) => (
        <a lang="fi" href={`/${t.language}${recommendationAddress(code, id)}`}>
          {title}
        </a>
      ),
    },
    {
      key: 'addressee',
      header: t('recommendation.list.addressee'),
      cell: (recommendation) => <span lang="fi">{addresseeText(recommendation)}</span>,
    },
    { key: 'givenOn', header: t('recommendation.form.given-on.name'), cell: ({ givenOn }) => t.date(givenOn) },
    {
      key: 'status',
      header: t('recommendation.form.status.name'),
      cell: ({ status }) => <RecommendationStatusTag status={status} />,
    },
    { key: 'statusOn', header: t('recommendation.list.status-on'), cell: ({ statusOn }) => t.date(statusOn) },
  ];
}
