import { type ListFormat, listBatches, listFile } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { measureList } from '../measure-list.model.ts';
import { listMeasures } from '../measure-list.queries.server.ts';
import { measureListColumns } from '../parts/measure-list-columns.tsx';
import { findAllPlaceNames } from '../place-name.server.ts';
import type { Route } from './+types/measures-file';

export const handle = { permission: 'measure.read' } satisfies PageHandle;

/** The list as a file: all that fits, in the order of the list. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const format: ListFormat = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const { language } = pageRequestFrom(context);
  const t = textsFor(language);
  const places = await readAs(context, (read) => findAllPlaceNames(read, language));
  const batches = listBatches(context, listQuestionFrom(measureList, searchParams), listMeasures);
  return listFile(format, { name: t('measure.list.file'), columns: measureListColumns(t, places), batches });
}
