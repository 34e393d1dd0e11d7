import { redirect } from 'react-router';
import { ListFrame } from '#features/view/public.parts.ts';
import { listViews, openingAddress } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { contractColumns } from '../parts/purchase-columns.tsx';
import { procurementPolicy } from '../procurement.policy.ts';
import { contractList, contractStates } from '../purchase-list.model.ts';
import { countContracts, listContracts } from '../purchase-list.queries.server.ts';
import type { Route } from './+types/contracts';

export const handle = { permission: 'contract.read' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url);
  const question = listQuestionFrom(contractList, asked.searchParams);
  const { language } = pageRequestFrom(context);
  const today = todayFrom(context);
  return readAs(context, async (read, actor) => {
    const views = await listViews(read, actor.userId, contractList.key);
    const opening = openingAddress(language, contractList, views, asked);
    if (opening !== undefined) return redirect(opening, 303);
    return {
      question,
      views,
      today,
      mayBuy: may(procurementPolicy, actor, 'contract.prepare'),
      isProvider: actor.grants.every(({ role }) => role === 'provider'),
      page: await listContracts(read, actor, question, { today }),
      total: await countContracts(read, actor, question, today),
    };
  });
}

export default function ContractsPage({ loaderData }: Route.ComponentProps) {
  const { question, views, today, mayBuy, isProvider, page, total } = loaderData;
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('procurement.contracts.title')} service={t('site.service.name')} />
      <PageHeading title={t('procurement.contracts.title')} lead={t('procurement.contracts.lead')} />
      {mayBuy && (
        <p>
          <a className="button-like" href={`/${t.language}/workspace/contracts/new`}>
            {t('procurement.contracts.new')}
          </a>
        </p>
      )}
      <ListFrame
        definition={contractList}
        question={question}
        caption={t('procurement.contracts.title')}
        wordsLabel={t('procurement.contracts.words')}
        filters={[
          {
            name: 'state',
            label: t('procurement.column.state'),
            kind: 'choice',
            choices: contractStates.map((value) => ({ value, label: t(`procurement.contract-state.${value}`) })),
          },
          { name: 'project', label: t('procurement.column.project'), kind: 'kept' },
          { name: 'measure', label: t('procurement.contract.measure'), kind: 'kept' },
        ]}
        columns={contractColumns(t, today)}
        page={page}
        total={total}
        rowKey={({ id }) => String(id)}
        views={views}
        isExported
        empty={<p>{t(isProvider ? 'procurement.contracts.none-provided' : 'procurement.contracts.none')}</p>}
      />
    </>
  );
}
