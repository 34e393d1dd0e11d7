import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { announcementEntry } from '../announcement-entry.server.ts';
import type { Route } from './+types/announcement-draft';

export const handle = { permission: 'announcement.record', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, announcementEntry(params.id, params.announcement, todayFrom(context)));
}

/** Keeps what somebody types into the form. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, announcementEntry(params.id, params.announcement, todayFrom(context)));
}
