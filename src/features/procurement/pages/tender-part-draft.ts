import { type EntryPage, showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { SheetColumns } from '#features/sheet/public.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { fillingFrom } from '../filling.server.ts';
import { tenderPartAt } from '../part-address.server.ts';
import type { Route } from './+types/tender-part-draft';

export const handle = { permission: 'tender.prepare', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, pageOf({ context, params }));
}

/** Keeps what somebody types into the form. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, pageOf({ context, params }));
}

function pageOf({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>): EntryPage<SheetColumns> {
  return tenderPartAt(params, fillingFrom(context)).page;
}
