import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { seriesForm } from '../series.model.ts';
import { findSeries } from '../series.queries.server.ts';
import { seriesPage } from '../series-entry.server.ts';
import type { Route } from './+types/edit-series';

export const handle = { permission: 'measure-series.edit', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  return {
    series: await readAs(context, (read, actor) => findSeries(read, actor, params.series)),
    open: await openEntry(context, seriesPage(params.series)),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, seriesPage(params.series));
}

export default function EditSeriesPage({ loaderData: { series, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const address = `/workspace/measures/series/${series.id}`;
  return (
    <>
      <PageTitle title={`${t('measure.series.edit')} – ${series.name}`} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: series.projectCode, href: projectWorkAddress(t.language, series.projectCode, 'measures') },
          { label: series.name, href: `/${t.language}${address}` },
        ]}
        current={t('measure.series.edit')}
      />
      <PageHeading title={t('measure.series.edit')} />
      <EntryForm form={seriesForm} open={open} outcome={actionData} save={t('measure.series.save')} cancel={address} />
    </>
  );
}
