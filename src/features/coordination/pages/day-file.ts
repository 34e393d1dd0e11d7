import { type ListFormat, listFile } from '#features/view/public.server.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { askedDay } from '../asked-day.model.ts';
import { dayPartFrom } from '../coordination-address.model.ts';
import { allProjects, dayRows } from '../day-page.model.ts';
import { getDayPage } from '../day-page.queries.server.ts';
import { dayFileColumns } from '../parts/day-file-columns.ts';
import type { Route } from './+types/day-file';

export const handle = { permission: 'coordination.read' } satisfies PageHandle;

/** The coordination view as a file: the rows of all its pages as they stood on the day, and the sums below them. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const format: ListFormat = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const today = todayFrom(context);
  const on = askedDay(searchParams, today);
  const part = { ...dayPartFrom(searchParams), page: 1 };
  const { head, shown, money } = await readAs(context, (read, actor) =>
    getDayPage(read, actor, params.code, { on, today, part, size: allProjects }),
  );
  const t = textsFor(pageRequestFrom(context).language);
  const { rows, sums } = dayRows(shown, money);
  return listFile(format, {
    name: t('coordination.file.view', { code: head.code, on }),
    columns: dayFileColumns(t, shown.sums),
    batches: [[...rows, sums]],
  });
}
