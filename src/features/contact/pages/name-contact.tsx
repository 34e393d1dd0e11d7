import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { lookupAddress } from '../contact-address.model.ts';
import { organisationContactEntry } from '../contact-entry.server.ts';
import { awayColumns, organisationContactForm } from '../contact-form.model.ts';
import type { Route } from './+types/name-contact';

export const handle = { permission: 'contact.name', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context }: Route.LoaderArgs) {
  return { open: await openEntry(context, organisationContactEntry(todayFrom(context))) };
}

export function action({ context, request }: Route.ActionArgs) {
  return takeEntry(context, request, organisationContactEntry(todayFrom(context)));
}

export default function NameContactPage({ loaderData: { open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const title = t('contact.name.organisation-title');
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('contact.lookup.title'), href: `/${t.language}${lookupAddress}` }]}
        current={title}
      />
      <PageHeading title={title} lead={t('contact.name.organisation-lead')} />
      <EntryForm
        form={organisationContactForm}
        open={open}
        outcome={actionData}
        save={t('contact.name.save')}
        cancel={lookupAddress}
        sections={[{ title: t('contact.form.away'), columns: awayColumns }]}
      />
    </>
  );
}
