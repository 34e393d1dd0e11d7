import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { milestonePageOf } from '../milestone-entry.server.ts';
import type { Route } from './+types/milestone-draft';

export const handle = { permission: 'milestone.edit', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, milestonePageOf(params.code, params.milestone));
}

/** Keeps what somebody types of a day. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, milestonePageOf(params.code, params.milestone));
}
