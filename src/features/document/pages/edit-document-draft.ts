import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { documentEntry } from '../document-entry.server.ts';
import type { Route } from './+types/edit-document-draft';

export const handle = { permission: 'document.correct', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, documentEntry(params.code, rowNumber(params.document)));
}

/** Keeps what somebody types. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, documentEntry(params.code, rowNumber(params.document)));
}
