import { redirect } from 'react-router';
import { listEntryEditors, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { formOfDraftAt } from '../form-at.server.ts';
import type { Route } from './+types/form-draft';

// Which form it is, and who may fill that in, its `find` says.
export const handle = { permission: 'measure.read', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; else there is nothing to see here but the form itself. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  const page = formOfDraftAt(request, params, todayFrom(context));
  if (new URL(request.url).searchParams.has('others')) return listEntryEditors(context, page);
  return redirect(`/${pageRequestFrom(context).language}${page.address}`, 303);
}

/** Keeps what somebody types into a form of a measure. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, formOfDraftAt(request, params, todayFrom(context)));
}
