import { readPersonalData } from '#features/audit/public.server.ts';
import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { contactPolicy } from '../contact.policy.ts';
import { getContact } from '../contact.queries.server.ts';
import { lookupAddress, projectContactsAddress } from '../contact-address.model.ts';
import { contactEntry } from '../contact-entry.server.ts';
import { awayColumns, projectContactForm } from '../contact-form.model.ts';
import type { Route } from './+types/contact';

export const handle = {
  permission: 'contact.correct',
  showsPeople: true,
  script: true,
  accepts: 'text',
} satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const id = rowNumber(params.contact);
  const subject = await readPersonalData(context, async (read, actor, show) => {
    const { projectId, projectCode, organisation, place } = await getContact(read, id);
    permit(contactPolicy, actor, 'contact.correct', place);
    const permission = permit(contactPolicy, actor, 'contact.read', place);
    show(permission, { subject: { kind: 'contact', id }, projectId: projectId ?? undefined });
    return { projectCode, organisation };
  });
  return { ...subject, open: await openEntry(context, contactEntry(id)) };
}

export function action({ context, request, params: { contact } }: Route.ActionArgs) {
  return takeEntry(context, request, contactEntry(rowNumber(contact)));
}

export default function ContactPage({ loaderData, actionData }: Route.ComponentProps) {
  const { projectCode, organisation, open } = loaderData;
  const t = useTexts();
  const title = t('contact.correct.title');
  const back = projectCode === null ? lookupAddress : projectContactsAddress(projectCode);
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: projectCode ?? t('contact.lookup.title'), href: `/${t.language}${back}` }]}
        current={title}
      />
      <PageHeading
        title={title}
        kicker={<span lang="fi">{projectCode ?? organisation}</span>}
        lead={t('contact.correct.lead')}
      />
      <EntryForm
        form={projectContactForm}
        open={open}
        outcome={actionData}
        save={t('contact.correct.save')}
        cancel={back}
        sections={[{ title: t('contact.form.away'), columns: awayColumns }]}
      />
    </>
  );
}
