import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { documentAddress } from '../document-address.model.ts';
import { documentEntry } from '../document-entry.server.ts';
import { documentForm } from '../document-form.model.ts';
import type { Route } from './+types/edit-document';

export const handle = { permission: 'document.correct', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const id = rowNumber(params.document);
  return {
    id,
    head: await readAs(context, (read, actor) => findProjectHead(read, actor, params.code)),
    open: await openEntry(context, documentEntry(params.code, id)),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, documentEntry(params.code, rowNumber(params.document)));
}

export default function EditDocumentPage({ loaderData: { id, head, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="documents" title={t('document.correct.title')}>
      <EntryForm
        form={documentForm}
        open={open}
        outcome={actionData}
        save={t('document.correct.save')}
        cancel={documentAddress(head.code, id)}
      />
    </ProjectFrame>
  );
}
