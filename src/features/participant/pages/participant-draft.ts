import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { participantEntry } from '../participant-entry.server.ts';
import type { Route } from './+types/participant-draft';

export const handle = { permission: 'participant.correct', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params: { code, number } }: Route.LoaderArgs) {
  return showEntryDraft(context, request, participantEntry(code, rowNumber(number)));
}

/** Keeps what somebody types. */
export function action({ context, request, params: { code, number } }: Route.ActionArgs) {
  return takeEntryDraft(context, request, participantEntry(code, rowNumber(number)));
}
