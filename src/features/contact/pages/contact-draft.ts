import { redirect } from 'react-router';
import { listEntryEditors, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { contactEntry } from '../contact-entry.server.ts';
import type { Route } from './+types/contact-draft';

export const handle = { permission: 'contact.correct', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; else there is nothing to see here but the form itself. */
export function loader({ context, request, params: { contact } }: Route.LoaderArgs) {
  const page = contactEntry(rowNumber(contact));
  if (new URL(request.url).searchParams.has('others')) return listEntryEditors(context, page);
  return redirect(`/${pageRequestFrom(context).language}${page.address}`, 303);
}

/** Keeps what somebody types. */
export function action({ context, request, params: { contact } }: Route.ActionArgs) {
  return takeEntryDraft(context, request, contactEntry(rowNumber(contact)));
}
