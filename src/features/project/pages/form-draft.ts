import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { formOfDraftAt } from '../form-at.server.ts';
import type { Route } from './+types/form-draft';

export const handle = { permission: 'project.edit', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export async function loader({ context, request }: Route.LoaderArgs) {
  return showEntryDraft(context, request, await formOfDraftAt(context, request));
}

/** Keeps what somebody types into a form of a project. */
export async function action({ context, request }: Route.ActionArgs) {
  return takeEntryDraft(context, request, await formOfDraftAt(context, request));
}
