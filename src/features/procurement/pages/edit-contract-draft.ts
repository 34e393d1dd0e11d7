import { type EntryPage, showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { SheetColumns } from '#features/sheet/public.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { contractPage } from '../contract-entry.server.ts';
import type { Route } from './+types/edit-contract-draft';

export const handle = { permission: 'contract.prepare', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, pageOf(params));
}

/** Keeps what somebody types into the form. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, pageOf(params));
}

function pageOf(params: Route.LoaderArgs['params']): EntryPage<SheetColumns> {
  return contractPage(rowNumber(params.contract));
}
