import { type ListFormat, listBatches, listFile } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom } from '#platform/web/request-context.server.ts';
import { recommendationColumns } from '../parts/recommendation-columns.tsx';
import { recommendationList } from '../recommendation.model.ts';
import { listRecommendations } from '../recommendation.queries.server.ts';
import type { Route } from './+types/recommendations-file';

export const handle = { permission: 'recommendation.read' } satisfies PageHandle;

/** The list as a file: all that fits, in the order of the list. */
export function loader({ context, request }: Route.LoaderArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const format: ListFormat = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const t = textsFor(pageRequestFrom(context).language);
  const batches = listBatches(context, listQuestionFrom(recommendationList, searchParams), listRecommendations);
  return listFile(format, { name: t('recommendation.list.file'), columns: recommendationColumns(t), batches });
}
