import { redirect } from 'react-router';
import { listEntryEditors, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom } from '#platform/web/request-context.server.ts';
import { fillingFrom } from '../filling.server.ts';
import { followingMeasureAt } from '../following-measure.server.ts';
import type { Route } from './+types/following-measure-draft';

export const handle = { permission: 'contract.prepare', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; else there is nothing to see here but the form itself. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  const { page } = followingMeasureAt(params, fillingFrom(context));
  if (new URL(request.url).searchParams.has('others')) return listEntryEditors(context, page);
  return redirect(`/${pageRequestFrom(context).language}${page.address}`, 303);
}

/** Keeps what somebody types into the form. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, followingMeasureAt(params, fillingFrom(context)).page);
}
