import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { organisationContactEntry } from '../contact-entry.server.ts';
import type { Route } from './+types/name-contact-draft';

export const handle = { permission: 'contact.name', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request }: Route.LoaderArgs) {
  return showEntryDraft(context, request, organisationContactEntry(todayFrom(context)));
}

/** Keeps what somebody types. */
export function action({ context, request }: Route.ActionArgs) {
  return takeEntryDraft(context, request, organisationContactEntry(todayFrom(context)));
}
