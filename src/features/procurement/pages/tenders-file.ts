import { type ListFormat, listBatches, listFile } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { tenderColumns } from '../parts/purchase-columns.tsx';
import { tenderList } from '../purchase-list.model.ts';
import { listTenders } from '../purchase-list.queries.server.ts';
import type { Route } from './+types/tenders-file';

export const handle = { permission: 'tender.read' } satisfies PageHandle;

/** The list as a file: all that fits, in the order of the list. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const format: ListFormat = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const t = textsFor(pageRequestFrom(context).language);
  const batches = listBatches(context, listQuestionFrom(tenderList, searchParams), listTenders);
  const columns = tenderColumns(t, servicesFrom(context).clock.now());
  return listFile(format, { name: t('procurement.tenders.file'), columns, batches });
}
