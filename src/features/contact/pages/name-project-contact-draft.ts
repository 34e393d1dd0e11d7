import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { projectContactEntry } from '../contact-entry.server.ts';
import type { Route } from './+types/name-project-contact-draft';

export const handle = { permission: 'contact.name', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params: { code } }: Route.LoaderArgs) {
  return showEntryDraft(context, request, projectContactEntry(code, todayFrom(context)));
}

/** Keeps what somebody types. */
export function action({ context, request, params: { code } }: Route.ActionArgs) {
  return takeEntryDraft(context, request, projectContactEntry(code, todayFrom(context)));
}
