import { type ListFormat, listBatches, listFile } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { needList } from '../need.model.ts';
import { listNeeds } from '../need.queries.server.ts';
import { needListColumns } from '../parts/need-list-columns.tsx';
import { findAllPlaceNames } from '../place-name.server.ts';
import type { Route } from './+types/needs-file';

export const handle = { permission: 'measure-need.read' } satisfies PageHandle;

/** The list as a file: all that fits, in the order of the list. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const format: ListFormat = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const { language } = pageRequestFrom(context);
  const t = textsFor(language);
  const places = await readAs(context, (read) => findAllPlaceNames(read, language));
  const batches = listBatches(context, listQuestionFrom(needList, searchParams), listNeeds);
  return listFile(format, { name: t('measure.need.file'), columns: needListColumns(t, places), batches });
}
