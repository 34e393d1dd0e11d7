import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { recommendationFormAt } from '../form-at.model.ts';
import { entryAt } from '../recommendation-entry.server.ts';
import type { Route } from './+types/form-draft';

export const handle = { permission: 'recommendation.correct', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request }: Route.LoaderArgs) {
  return showEntryDraft(context, request, entryAt(recommendationFormAt(request), todayFrom(context)));
}

/** Keeps what somebody types. */
export function action({ context, request }: Route.ActionArgs) {
  return takeEntryDraft(context, request, entryAt(recommendationFormAt(request), todayFrom(context)));
}
