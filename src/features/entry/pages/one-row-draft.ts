import { redirect } from 'react-router';
import { findSheetKind } from '#features/sheet/public.parts.ts';
import { NotFound } from '#platform/errors.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom } from '#platform/web/request-context.server.ts';
import { takeEntryDraft } from '../entry-page.server.ts';
import { oneRowAddress } from '../one-row.model.ts';
import { oneRowPage } from '../one-row.server.ts';
import type { Route } from './+types/one-row-draft';

export const handle = { permission: 'sheet.receive', accepts: 'text' } satisfies PageHandle;

/** Nothing to see here but the form itself. */
export function loader({ context, params }: Route.LoaderArgs) {
  return redirect(`/${pageRequestFrom(context).language}${oneRowAddress(params.kind)}`, 303);
}

/** Keeps what somebody types into the form of one row. */
export function action({ context, request, params }: Route.ActionArgs) {
  const kind = findSheetKind(params.kind);
  if (!kind) throw new NotFound(`There are no tables of the kind ${params.kind}.`);
  return takeEntryDraft(context, request, oneRowPage(kind));
}
