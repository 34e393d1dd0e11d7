import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { formOfDraftAt } from '../form-at.server.ts';
import type { Route } from './+types/form-draft';

// Which form it is, and who may fill that in, its `find` says.
export const handle = { permission: 'measure.read', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request }: Route.LoaderArgs) {
  return showEntryDraft(context, request, formOfDraftAt(request, todayFrom(context)));
}

/** Keeps what somebody types into a form of a measure. */
export function action({ context, request }: Route.ActionArgs) {
  return takeEntryDraft(context, request, formOfDraftAt(request, todayFrom(context)));
}
