import { redirect } from 'react-router';
import { ListFrame } from '#features/view/public.parts.ts';
import { listViews, openingAddress } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { measurePolicy } from '../measure.policy.ts';
import { measureFields } from '../measure-field.model.ts';
import { fundings, measureKinds } from '../measure-kind.model.ts';
import { measureList } from '../measure-list.model.ts';
import { countMeasures, listMeasures } from '../measure-list.queries.server.ts';
import { measureStates } from '../measure-state.model.ts';
import { measureListColumns } from '../parts/measure-list-columns.tsx';
import { SeatSum } from '../parts/measure-table.tsx';
import { findPlaceNames } from '../place-name.server.ts';
import type { Route } from './+types/measures';

export const handle = { permission: 'measure.read' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url);
  const question = listQuestionFrom(measureList, asked.searchParams);
  const { language } = pageRequestFrom(context);
  return readAs(context, async (read, actor) => {
    const views = await listViews(read, actor.userId, measureList.key);
    const opening = openingAddress(language, measureList, views, asked);
    if (opening !== undefined) return redirect(opening, 303);
    const page = await listMeasures(read, actor, question);
    const codes = page.rows.map(({ municipalityCode }) => municipalityCode);
    return {
      question,
      views,
      page,
      places: await findPlaceNames(read, codes, language),
      total: await countMeasures(read, actor, question),
      mayPlan: may(measurePolicy, actor, 'measure.plan'),
    };
  });
}

export default function MeasuresPage({ loaderData }: Route.ComponentProps) {
  const { question, views, page, places, total, mayPlan } = loaderData;
  const t = useTexts();
  const workspace = `/${t.language}/workspace`;
  return (
    <>
      <PageTitle title={t('measure.list.title')} service={t('site.service.name')} />
      <PageHeading title={t('measure.list.title')} lead={t('measure.list.lead')} />
      {mayPlan && (
        <ul className="actions">
          <li>
            <a href={`${workspace}/projects`}>{t('measure.list.choose-project')}</a>
          </li>
          <li>
            <a href={`${workspace}/sheets/send/measures`}>{t('measure.list.send-table')}</a>
          </li>
        </ul>
      )}
      <ListFrame
        definition={measureList}
        question={question}
        caption={t('measure.list.title')}
        wordsLabel={t('measure.list.words')}
        filters={filtersOf(t)}
        columns={measureListColumns(t, places)}
        page={page}
        total={total.measures}
        rowKey={({ id }) => String(id)}
        views={views}
        isExported
        empty={<p>{t(mayPlan ? 'measure.list.none-to-plan' : 'measure.list.none')}</p>}
      />
      {total.measures > 0 && <SeatSum counted={total} />}
    </>
  );
}

function filtersOf(t: Texts) {
  const choice = <Name extends string, Value extends string>(
    name: Name,
    label: string,
    values: readonly Value[],
    nameOf: (value: Value) => string,
  ) => ({ name, label, kind: 'choice' as const, choices: values.map((value) => ({ value, label: nameOf(value) })) });
  return [
    choice('kind', t('measure.list.kind'), measureKinds, (kind) => t(`measure.kind.${kind}`)),
    choice('state', t('measure.form.state.name'), measureStates, (state) => t(`measure.state.${state}`)),
    choice('field', t('measure.form.field.name'), measureFields, (field) => t(`measure.field.${field}`)),
    choice('funding', t('measure.form.funding.name'), fundings, (funding) => t(`measure.funding.${funding}`)),
    { name: 'from' as const, label: t('measure.list.from'), kind: 'day' as const },
    { name: 'until' as const, label: t('measure.list.until'), kind: 'day' as const },
    { name: 'series' as const, label: t('measure.form.series.name'), kind: 'kept' as const },
    { name: 'project' as const, label: t('measure.form.project.name'), kind: 'kept' as const },
  ];
}
