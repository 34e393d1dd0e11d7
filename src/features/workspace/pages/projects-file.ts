import { type ListFormat, listBatches, listFile } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { ownProjectList } from '../own-project.model.ts';
import { listOwnProjects } from '../own-project.queries.server.ts';
import { ownProjectColumns } from '../parts/own-project-columns.tsx';
import type { Route } from './+types/projects-file';

export const handle = { permission: 'project.list' } satisfies PageHandle;

/** The list as a file: all that fits, in the order of the list. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const format: ListFormat = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const today = todayFrom(context);
  const t = textsFor(pageRequestFrom(context).language);
  const batches = listBatches(context, listQuestionFrom(ownProjectList, searchParams), (read, actor, question, limit) =>
    listOwnProjects(read, actor, question, { today, limit }),
  );
  return listFile(format, { name: t('workspace.projects.file'), columns: ownProjectColumns(t, false), batches });
}
