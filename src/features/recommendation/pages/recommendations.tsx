import { redirect } from 'react-router';
import { ListFrame } from '#features/view/public.parts.ts';
import { listViews, openingAddress } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { recommendationColumns } from '../parts/recommendation-columns.tsx';
import { recommendationList, recommendationStatuses } from '../recommendation.model.ts';
import { recommendationPolicy } from '../recommendation.policy.ts';
import {
  countRecommendations,
  findRecommendationChoices,
  listRecommendations,
} from '../recommendation.queries.server.ts';
import type { Route } from './+types/recommendations';

export const handle = { permission: 'recommendation.read' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url);
  const question = listQuestionFrom(recommendationList, asked.searchParams);
  const { language } = pageRequestFrom(context);
  return readAs(context, async (read, actor) => {
    const views = await listViews(read, actor.userId, recommendationList.key);
    const opening = openingAddress(language, recommendationList, views, asked);
    if (opening !== undefined) return redirect(opening, 303);
    return {
      question,
      views,
      page: await listRecommendations(read, actor, question),
      total: await countRecommendations(read, actor, question),
      choices: await findRecommendationChoices(read, actor),
      mayGive: may(recommendationPolicy, actor, 'recommendation.give'),
    };
  });
}

export default function RecommendationsPage({ loaderData }: Route.ComponentProps) {
  const { question, views, page, total, choices, mayGive } = loaderData;
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('recommendation.list.title')} service={t('site.service.name')} />
      <PageHeading title={t('recommendation.list.title')} lead={t('recommendation.list.lead')} />
      {mayGive && (
        <p>
          <a href={`/${t.language}/workspace/projects`}>{t('recommendation.list.choose-project')}</a>
        </p>
      )}
      <ListFrame
        definition={recommendationList}
        question={question}
        caption={t('recommendation.list.title')}
        wordsLabel={t('recommendation.list.words')}
        filters={[
          {
            name: 'status',
            label: t('recommendation.form.status.name'),
            kind: 'choice',
            choices: recommendationStatuses.map((value) => ({ value, label: t(`recommendation.status.${value}`) })),
          },
          {
            name: 'addressee',
            label: t('recommendation.list.addressee-organisation'),
            kind: 'choice',
            choices: choices.addressees.map((choice) => ({ ...choice, lang: 'fi' })),
          },
          { name: 'project', label: t('recommendation.list.project'), kind: 'choice', choices: choices.projects },
        ]}
        columns={recommendationColumns(t)}
        page={page}
        total={total}
        rowKey={({ id }) => String(id)}
        views={views}
        isExported
        empty={<p>{t(mayGive ? 'recommendation.list.none-to-give' : 'recommendation.list.none')}</p>}
      />
    </>
  );
}
