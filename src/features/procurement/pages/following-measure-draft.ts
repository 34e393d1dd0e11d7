import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { fillingFrom } from '../filling.server.ts';
import { followingMeasureAt } from '../following-measure.server.ts';
import type { Route } from './+types/following-measure-draft';

export const handle = { permission: 'contract.prepare', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, followingMeasureAt(params, fillingFrom(context)).page);
}

/** Keeps what somebody types into the form. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, followingMeasureAt(params, fillingFrom(context)).page);
}
