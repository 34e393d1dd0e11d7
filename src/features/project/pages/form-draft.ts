import { redirect } from 'react-router';
import { listEntryEditors, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom } from '#platform/web/request-context.server.ts';
import { formOfDraftAt } from '../form-at.server.ts';
import type { Route } from './+types/form-draft';

export const handle = { permission: 'project.edit', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; else there is nothing to see here but the form itself. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const page = await formOfDraftAt(context, request, params);
  if (new URL(request.url).searchParams.has('others')) return listEntryEditors(context, page);
  return redirect(`/${pageRequestFrom(context).language}${page.address}`, 303);
}

/** Keeps what somebody types into a form of a project. */
export async function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, await formOfDraftAt(context, request, params));
}
