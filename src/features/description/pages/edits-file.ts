import { listBatches, listFile } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { editList } from '../edit-list.model.ts';
import { listEdits } from '../edit-list.queries.server.ts';
import { editListColumns } from '../parts/edit-list-columns.tsx';
import type { Route } from './+types/edits-file';

export const handle = { permission: 'description.read' } satisfies PageHandle;

/** The list of descriptions under work as a file: what the page shows, on all its pages. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const question = listQuestionFrom(editList, searchParams);
  const t = textsFor(pageRequestFrom(context).language);
  return listFile(pathname.endsWith('.xlsx') ? 'xlsx' : 'csv', {
    name: t('description.list.file'),
    columns: editListColumns(t, servicesFrom(context).clock.now()),
    batches: listBatches(context, question, listEdits),
  });
}
