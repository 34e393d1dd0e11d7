import { findSheetKind } from '#features/sheet/public.parts.ts';
import { NotFound } from '#platform/errors.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { showEntryDraft, takeEntryDraft } from '../entry-page.server.ts';
import { oneRowPage } from '../one-row.server.ts';
import type { Route } from './+types/one-row-draft';

export const handle = { permission: 'sheet.receive', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, pageOf(params.kind));
}

/** Keeps what somebody types into the form of one row. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, pageOf(params.kind));
}

/** Throws `NotFound`. */
function pageOf(id: string) {
  const kind = findSheetKind(id);
  if (!kind) throw new NotFound(`There are no tables of the kind ${id}.`);
  return oneRowPage(kind);
}
