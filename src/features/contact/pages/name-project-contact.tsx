import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { projectContactsAddress } from '../contact-address.model.ts';
import { projectContactEntry } from '../contact-entry.server.ts';
import { awayColumns, projectContactForm } from '../contact-form.model.ts';
import type { Route } from './+types/name-project-contact';

export const handle = { permission: 'contact.name', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params: { code } }: Route.LoaderArgs) {
  return {
    head: await readAs(context, (read, actor) => findProjectHead(read, actor, code)),
    open: await openEntry(context, projectContactEntry(code, todayFrom(context))),
  };
}

export function action({ context, request, params: { code } }: Route.ActionArgs) {
  return takeEntry(context, request, projectContactEntry(code, todayFrom(context)));
}

export default function NameProjectContactPage({ loaderData: { head, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="contacts" title={t('contact.name.title')}>
      <p>{t('contact.name.lead')}</p>
      <EntryForm
        form={projectContactForm}
        open={open}
        outcome={actionData}
        save={t('contact.name.save')}
        cancel={projectContactsAddress(head.code)}
        sections={[{ title: t('contact.form.away'), columns: awayColumns }]}
      />
    </ProjectFrame>
  );
}
