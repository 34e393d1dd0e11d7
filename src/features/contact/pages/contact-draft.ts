import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { contactEntry } from '../contact-entry.server.ts';
import type { Route } from './+types/contact-draft';

export const handle = { permission: 'contact.correct', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params: { contact } }: Route.LoaderArgs) {
  return showEntryDraft(context, request, contactEntry(rowNumber(contact)));
}

/** Keeps what somebody types. */
export function action({ context, request, params: { contact } }: Route.ActionArgs) {
  return takeEntryDraft(context, request, contactEntry(rowNumber(contact)));
}
