import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { newNeedPage } from '../need-entry.server.ts';
import { newNeedForm } from '../need-form.model.ts';
import { listMunicipalityOffers } from '../offers.queries.server.ts';
import type { Route } from './+types/new-need';

export const handle = { permission: 'measure-need.ask', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  return {
    municipality: await readAs(context, (read) => listMunicipalityOffers(read, todayFrom(context))),
    open: await openEntry(context, newNeedPage(projectAskedFrom(request))),
  };
}

export function action({ context, request }: Route.ActionArgs) {
  return takeEntry(context, request, newNeedPage(projectAskedFrom(request)));
}

/** The form is sent to the address that it came from, so that what it was filled with is known again. */
function projectAskedFrom(request: Request): string | undefined {
  return new URL(request.url).searchParams.get('project') ?? undefined;
}

export default function NewNeedPage({ loaderData: { municipality, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('measure.need.ask')} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('measure.need.title'), href: `/${t.language}/workspace/needs` }]}
        current={t('measure.need.ask')}
      />
      <PageHeading title={t('measure.need.ask')} lead={t('measure.need.ask-lead')} />
      <EntryForm
        form={newNeedForm}
        open={open}
        outcome={actionData}
        offers={{ municipality }}
        save={t('measure.need.send')}
        cancel="/workspace/needs"
      />
    </>
  );
}
