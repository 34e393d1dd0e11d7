import type { EntryPage } from '#features/entry/public.server.ts';
import type { SheetColumns } from '#features/sheet/public.ts';
import { NotFound } from '#platform/errors.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import {
  bondPage,
  codePage,
  lightProfilePage,
  newLightPage,
  newOwnPage,
  newParallelPage,
  profilePage,
  statusPage,
  unbindPage,
} from './entry-pages.server.ts';
import { findProjectHead } from './head.queries.server.ts';

type Context = Parameters<typeof readAs>[0];

/** The part of an address that names a form: `/fi/workspace/projects/S10001/edit/draft` → `edit`. */
const formPattern =
  /\/workspace\/projects\/[^/]+\/(own|light|parallel|edit|status|code|bonds\/new|bonds\/[^/]+\/remove)\/draft$/;

/** The form whose draft is sent to an address. Throws `NotFound`, `Forbidden`. */
export async function formOfDraftAt(
  context: Context,
  request: Request,
  { code = '', bond = '' }: { readonly code?: string | undefined; readonly bond?: string | undefined },
): Promise<EntryPage<SheetColumns>> {
  const name = formPattern.exec(new URL(request.url).pathname)?.[1];
  // Whose project it is, is asked whatever is sent.
  const head = code === '' ? undefined : await readAs(context, (read, actor) => findProjectHead(read, actor, code));
  switch (name) {
    case 'own':
      return newOwnPage;
    case 'light':
      return newLightPage;
    case 'parallel':
      return newParallelPage(code);
    case 'edit':
      return head?.isLight ? lightProfilePage(code) : profilePage(code);
    case 'status':
      return statusPage(code);
    case 'code':
      return codePage(code);
    case 'bonds/new':
      return bondPage(code, head?.kind ?? 'development');
    case undefined:
      throw new NotFound('There is no such form.');
    default:
      return unbindPage(code, rowNumber(bond));
  }
}
