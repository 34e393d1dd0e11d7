import { redirect } from 'react-router';
import { listEntryEditors, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { newAnnouncementEntry } from '../announcement-entry.server.ts';
import type { Route } from './+types/new-announcement-draft';

export const handle = { permission: 'announcement.record', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; else there is nothing to see here but the form itself. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  const page = newAnnouncementEntry(params.id, todayFrom(context));
  if (new URL(request.url).searchParams.has('others')) return listEntryEditors(context, page);
  return redirect(`/${pageRequestFrom(context).language}${page.address}`, 303);
}

/** Keeps what somebody types into the form. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, newAnnouncementEntry(params.id, todayFrom(context)));
}
