import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { dropMilestonePage } from '../milestone-entry.server.ts';
import type { Route } from './+types/drop-milestone-draft';

export const handle = { permission: 'milestone.drop', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, pageOf(params));
}

/** Keeps what somebody types as a reason. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, pageOf(params));
}

function pageOf({ code, milestone }: Route.LoaderArgs['params']) {
  return dropMilestonePage({ code, id: rowNumber(milestone) });
}
