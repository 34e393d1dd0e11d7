import { redirect } from 'react-router';
import { type EntryPage, listEntryEditors, takeEntryDraft } from '#features/entry/public.server.ts';
import type { SheetColumns } from '#features/sheet/public.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom } from '#platform/web/request-context.server.ts';
import { fillingFrom } from '../filling.server.ts';
import { measureTenderPage, newTenderPage } from '../tender-entry.server.ts';
import type { Route } from './+types/new-tender-draft';

export const handle = { permission: 'tender.prepare', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; else there is nothing to see here but the form itself. */
export function loader({ context, request, params }: Route.LoaderArgs) {
  const page = pageOf({ context, params });
  if (new URL(request.url).searchParams.has('others')) return listEntryEditors(context, page);
  return redirect(`/${pageRequestFrom(context).language}${page.address}`, 303);
}

/** Keeps what somebody types into the form. */
export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, pageOf({ context, params }));
}

function pageOf({ context, params: { id } }: Pick<Route.LoaderArgs, 'context' | 'params'>): EntryPage<SheetColumns> {
  return id === undefined ? newTenderPage(fillingFrom(context), null) : measureTenderPage(fillingFrom(context), id);
}
