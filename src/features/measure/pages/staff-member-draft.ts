import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { staffEntry } from '../staff-entry.server.ts';
import type { Route } from './+types/staff-member-draft';

export const handle = { permission: 'measure-staff.name', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, staffEntry(params.id, params.staff));
}

/** Keeps what somebody types into the form. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, staffEntry(params.id, params.staff));
}
