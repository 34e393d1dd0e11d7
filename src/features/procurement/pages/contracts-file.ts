import { type ListFormat, listBatches, listFile } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { contractFileColumns } from '../parts/purchase-columns.tsx';
import { contractList } from '../purchase-list.model.ts';
import { listContracts } from '../purchase-list.queries.server.ts';
import type { Route } from './+types/contracts-file';

export const handle = { permission: 'contract.read' } satisfies PageHandle;

/** The list as a file: all that fits, in the order of the list. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const format: ListFormat = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const t = textsFor(pageRequestFrom(context).language);
  const today = todayFrom(context);
  const batches = listBatches(context, listQuestionFrom(contractList, searchParams), (read, actor, question, limit) =>
    listContracts(read, actor, question, { today, limit }),
  );
  return listFile(format, { name: t('procurement.contracts.file'), columns: contractFileColumns(t, today), batches });
}
