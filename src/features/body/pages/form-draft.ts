import { redirect } from 'react-router';
import { listEntryEditors, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { entryAt } from '../body-entry.server.ts';
import { formAt } from '../form-at.model.ts';
import type { Route } from './+types/form-draft';

export const handle = { permission: 'body.correct', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; else there is nothing to see here but the form itself. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const page = entryAt(formAt(pathname, params), todayFrom(context));
  if (searchParams.has('others')) return listEntryEditors(context, page);
  return redirect(`/${pageRequestFrom(context).language}${page.address}`, 303);
}

/** Keeps what somebody types. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, entryAt(formAt(new URL(request.url).pathname, params), todayFrom(context)));
}
