import { redirect } from 'react-router';
import { ListFrame } from '#features/view/public.parts.ts';
import { listViews, openingAddress } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, servicesFrom } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { tenderColumns } from '../parts/purchase-columns.tsx';
import { procurementPolicy } from '../procurement.policy.ts';
import { tenderList } from '../purchase-list.model.ts';
import { countTenders, listTenders } from '../purchase-list.queries.server.ts';
import { tenderStages } from '../tender.model.ts';
import type { Route } from './+types/tenders';

export const handle = { permission: 'tender.read' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url);
  const question = listQuestionFrom(tenderList, asked.searchParams);
  const { language } = pageRequestFrom(context);
  return readAs(context, async (read, actor) => {
    const views = await listViews(read, actor.userId, tenderList.key);
    const opening = openingAddress(language, tenderList, views, asked);
    if (opening !== undefined) return redirect(opening, 303);
    return {
      question,
      views,
      now: servicesFrom(context).clock.now(),
      mayBuy: may(procurementPolicy, actor, 'tender.prepare'),
      page: await listTenders(read, actor, question),
      total: await countTenders(read, actor, question),
    };
  });
}

export default function TendersPage({
  loaderData: { question, views, now, mayBuy, page, total },
}: Route.ComponentProps) {
  const t = useTexts();
  const begin = mayBuy && (
    <p>
      <a className="button-like" href={`/${t.language}/workspace/tenders/new`}>
        {t('procurement.tenders.new')}
      </a>
    </p>
  );
  return (
    <>
      <PageTitle title={t('procurement.tenders.title')} service={t('site.service.name')} />
      <PageHeading title={t('procurement.tenders.title')} lead={t('procurement.tenders.lead')} />
      {begin}
      <ListFrame
        definition={tenderList}
        question={question}
        caption={t('procurement.tenders.title')}
        wordsLabel={t('procurement.tenders.words')}
        filters={[
          {
            name: 'stage',
            label: t('procurement.column.stage'),
            kind: 'choice',
            choices: tenderStages.map((value) => ({ value, label: t(`procurement.stage.${value}`) })),
          },
          { name: 'project', label: t('procurement.column.project'), kind: 'kept' },
          { name: 'measure', label: t('procurement.contract.measure'), kind: 'kept' },
        ]}
        columns={tenderColumns(t, now)}
        page={page}
        total={total}
        rowKey={({ id }) => String(id)}
        views={views}
        isExported
        empty={<p>{t('procurement.tenders.none')}</p>}
      />
    </>
  );
}
