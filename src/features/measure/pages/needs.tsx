import { redirect } from 'react-router';
import { ListFrame } from '#features/view/public.parts.ts';
import { listViews, openingAddress } from '#features/view/public.server.ts';
import { type ListColumn, listQuestionFrom } from '#features/view/public.ts';
import { finnishDate } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { measurePolicy } from '../measure.policy.ts';
import { measureFields } from '../measure-field.model.ts';
import { type NeedQuestion, needList, needStates } from '../need.model.ts';
import { countNeeds, type ListedNeed, listNeeds } from '../need.queries.server.ts';
import { NeedStateTag } from '../parts/need-state-tag.tsx';
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
        columns={columnsOf(t, places)}
        page={page}
        total={total}
        rowKey={({ id }) => String(id)}
        views={views}
        isExported={false}
        empty={<p>{t(mayAsk ? 'measure.need.none-to-ask' : 'measure.need.none')}</p>}
      />
    </>
  );
}

function columnsOf(t: Texts, places: Readonly<Record<string, string>>): ListColumn<ListedNeed, NeedQuestion['sort']>[] {
  return [
    {
      key: 'forWhom',
      header: t('measure.need.for-whom.name'),
      kind: 'text',
      valueOf: ({ forWhom }) => forWhom,
      cell: ({ id, forWhom }) => (
        <a href={`/${t.language}/workspace/needs/${id}`} lang="fi">
          {forWhom}
        </a>
      ),
    },
    {
      key: 'state',
      header: t('measure.need.state'),
      kind: 'text',
      valueOf: ({ state }) => t(`measure.need-state.${state}`),
      cell: ({ state }) => <NeedStateTag state={state} />,
    },
    { key: 'amount', header: t('measure.need.amount.name'), kind: 'integer', valueOf: ({ amount }) => amount },
    {
      key: 'project',
      header: t('measure.need.project.name'),
      kind: 'text',
      valueOf: ({ projectCode }) => projectCode,
      sort: 'project',
    },
    {
      key: 'field',
      header: t('measure.need.field.name'),
      kind: 'text',
      valueOf: ({ field }) => (field === null ? null : t(`measure.field.${field}`)),
    },
    {
      key: 'place',
      header: t('measure.need.municipality.name'),
      kind: 'text',
      valueOf: ({ municipalityCode }) => places[municipalityCode ?? ''] ?? null,
    },
    {
      key: 'wantedFrom',
      header: t('measure.need.wanted-from.name'),
      kind: 'date',
      valueOf: ({ wantedFrom }) => wantedFrom,
      sort: 'wantedFrom',
    },
    {
      key: 'recordedAt',
      header: t('measure.need.recorded'),
      kind: 'date',
      valueOf: ({ recordedAt }) => finnishDate(recordedAt),
      sort: 'recordedAt',
    },
  ];
}
