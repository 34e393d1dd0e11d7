import { redirect } from 'react-router';
import { listEntryEditors, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { dropMilestonePage } from '../milestone-entry.server.ts';
import type { Route } from './+types/drop-milestone-draft';

export const handle = { permission: 'milestone.drop', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; else there is nothing to see here but the form itself. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  if (new URL(request.url).searchParams.has('others')) return listEntryEditors(context, pageOf(params));
  return redirect(`/${pageRequestFrom(context).language}${pageOf(params).address}`, 303);
}

/** Keeps what somebody types as a reason. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, pageOf(params));
}

function pageOf({ code, milestone }: Route.LoaderArgs['params']) {
  return dropMilestonePage({ code, id: rowNumber(milestone) });
}
