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
import { measurePolicy } from '../measure.policy.ts';
import { measureFields } from '../measure-field.model.ts';
import { needList, needStates } from '../need.model.ts';
import { countNeeds, listNeeds } from '../need.queries.server.ts';
import { needListColumns } from '../parts/need-list-columns.tsx';
import { findPlaceNames } from '../place-name.server.ts';
import type { Route } from './+types/needs';

export const handle = { permission: 'measure-need.read' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url);
  const question = listQuestionFrom(needList, asked.searchParams);
  const { language } = pageRequestFrom(context);
  return readAs(context, async (read, actor) => {
    const views = await listViews(read, actor.userId, needList.key);
    const opening = openingAddress(language, needList, views, asked);
    if (opening !== undefined) return redirect(opening, 303);
    const page = await listNeeds(read, actor, question);
    const codes = page.rows.map(({ municipalityCode }) => municipalityCode);
    return {
      question,
      views,
      page,
      places: await findPlaceNames(read, codes, language),
      total: await countNeeds(read, actor, question),
      mayAsk: may(measurePolicy, actor, 'measure-need.ask'),
    };
  });
}

export default function NeedsPage({ loaderData }: Route.ComponentProps) {
  const { question, views, page, places, total, mayAsk } = loaderData;
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('measure.need.title')} service={t('site.service.name')} />
      <PageHeading title={t('measure.need.title')} lead={t('measure.need.lead')} />
      {mayAsk && (
        <p>
          <a className="button-like" href={`/${t.language}/workspace/needs/new`}>
            {t('measure.need.ask')}
          </a>
        </p>
      )}
      <ListFrame
        definition={needList}
        question={question}
        caption={t('measure.need.title')}
        wordsLabel={t('measure.need.words')}
        filters={[
          {
            name: 'state',
            label: t('measure.need.state'),
            kind: 'choice',
            choices: needStates.map((value) => ({ value, label: t(`measure.need-state.${value}`) })),
          },
          {
            name: 'field',
            label: t('measure.need.field.name'),
            kind: 'choice',
            choices: measureFields.map((value) => ({ value, label: t(`measure.field.${value}`) })),
          },
        ]}
        columns={needListColumns(t, places)}
        page={page}
        total={total}
        rowKey={({ id }) => String(id)}
        views={views}
        isExported
        empty={<p>{t(mayAsk ? 'measure.need.none-to-ask' : 'measure.need.none')}</p>}
      />
    </>
  );
}
