import { redirect } from 'react-router';
import { listEntryEditors, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { segmentPage } from '../plan-entry.server.ts';
import type { Route } from './+types/segment-draft';

export const handle = { permission: 'plan.edit', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; else there is nothing to see here but the form itself. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  if (new URL(request.url).searchParams.has('others')) return listEntryEditors(context, pageOf(params));
  return redirect(`/${pageRequestFrom(context).language}${pageOf(params).address}`, 303);
}

/** Keeps what somebody types of a part of the target group. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, pageOf(params));
}

function pageOf({ code, version, segment }: Route.LoaderArgs['params']) {
  return segmentPage({ code, number: rowNumber(version) }, segment === 'new' ? undefined : rowNumber(segment));
}
