import { type EntryPage, showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { SheetColumns } from '#features/sheet/public.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { measureContractPage, newContractPage } from '../contract-entry.server.ts';
import { fillingFrom } from '../filling.server.ts';
import type { Route } from './+types/new-contract-draft';

export const handle = { permission: 'contract.prepare', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, pageOf({ context, params }));
}

/** Keeps what somebody types into the form. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, pageOf({ context, params }));
}

function pageOf({ context, params: { id } }: Pick<Route.LoaderArgs, 'context' | 'params'>): EntryPage<SheetColumns> {
  return id === undefined ? newContractPage(fillingFrom(context), null) : measureContractPage(fillingFrom(context), id);
}
