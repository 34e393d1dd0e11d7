import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { sessionEntry } from '../session-entry.server.ts';
import type { Route } from './+types/session-draft';

export const handle = { permission: 'measure-session.plan', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, sessionEntry(params.id, params.session));
}

/** Keeps what somebody types into the form. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, sessionEntry(params.id, params.session));
}
