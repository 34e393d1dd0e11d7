import type { EntryPage } from '#features/entry/public.server.ts';
import { formAt } from '#features/entry/public.ts';
import type { SheetColumns } from '#features/sheet/public.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import {
  bondPage,
  codePage,
  discardPage,
  lightProfilePage,
  newLightPage,
  newOwnPage,
  newParallelPage,
  profilePage,
  unbindPage,
} from './entry-pages.server.ts';
import type { ProjectHead } from './head.model.ts';
import { findProjectHead } from './head.queries.server.ts';
import { correctStatusPage, statusPage, takeBackStatusPage } from './status-entry.server.ts';

type Context = Parameters<typeof readAs>[0];

/** The form whose draft is sent to an address. Throws `NotFound`, `Forbidden`. */
export async function formOfDraftAt(context: Context, request: Request): Promise<EntryPage<SheetColumns>> {
  const headOf = (code: string): Promise<ProjectHead> =>
    readAs(context, (read, actor) => findProjectHead(read, actor, code));
  return formAt(
    {
      'projects/new/own': () => newOwnPage,
      'projects/new/light': () => newLightPage,
      'projects/:code/parallel': ({ code }) => newParallelPage(code),
      'projects/:code/edit': async ({ code }) =>
        (await headOf(code)).isLight ? lightProfilePage(code) : profilePage(code),
      'projects/:code/status': ({ code }) => statusPage(code),
      'projects/:code/status/:status/correct': ({ code, status }) => correctStatusPage(code, rowNumber(status)),
      'projects/:code/status/:status/take-back': ({ code, status }) => takeBackStatusPage(code, rowNumber(status)),
      'projects/:code/code': ({ code }) => codePage(code),
      'projects/:code/discard': ({ code }) => discardPage(code),
      'projects/:code/bonds/new': async ({ code }) => bondPage(code, await headOf(code)),
      'projects/:code/bonds/:bond/remove': ({ code, bond }) => unbindPage(code, rowNumber(bond)),
    },
    request,
  );
}
