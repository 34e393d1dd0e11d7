import { type ListFormat, listFile } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { ownProjectList } from '../own-project.model.ts';
import { listOwnProjects } from '../own-project.queries.server.ts';
import { ownProjectColumns } from '../parts/own-project-columns.tsx';
import type { Route } from './+types/projects-file';

export const handle = { permission: 'project.list' } satisfies PageHandle;

/** More projects than any programme has; they are read at once. */
const mostRows = 100_000;

/** The list as a file: all that fits, in the order of the list. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const format: ListFormat = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const question = { ...listQuestionFrom(ownProjectList, searchParams), place: undefined };
  const t = textsFor(pageRequestFrom(context).language);
  const { rows } = await readAs(context, (read, actor) =>
    listOwnProjects(read, actor, question, { today: todayFrom(context), limit: mostRows }),
  );
  return listFile(format, { name: t('workspace.projects.file'), columns: ownProjectColumns(t), batches: [rows] });
}
