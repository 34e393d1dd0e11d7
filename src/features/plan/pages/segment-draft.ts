import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { segmentPage } from '../plan-entry.server.ts';
import type { Route } from './+types/segment-draft';

export const handle = { permission: 'plan.edit', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, pageOf(params));
}

/** Keeps what somebody types of a part of the target group. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, pageOf(params));
}

function pageOf({ code, version, segment }: Route.LoaderArgs['params']) {
  return segmentPage({ code, number: rowNumber(version) }, segment === 'new' ? undefined : rowNumber(segment));
}
