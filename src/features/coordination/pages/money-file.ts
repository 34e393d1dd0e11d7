import { type ListFormat, listFile } from '#features/view/public.server.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { askedDay } from '../asked-day.model.ts';
import { getMoneyPage } from '../money-page.queries.server.ts';
import { moneyFileColumns } from '../parts/money-file-columns.ts';
import type { Route } from './+types/money-file';

export const handle = { permission: 'coordination.read' } satisfies PageHandle;

/** The money of the projects as a file: the rows and columns of the page, and the sums below them. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const format: ListFormat = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const today = todayFrom(context);
  const on = askedDay(searchParams, today);
  const { head, rows, sums } = await readAs(context, (read, actor) =>
    getMoneyPage(read, actor, params.code, { on, today }),
  );
  const t = textsFor(pageRequestFrom(context).language);
  return listFile(format, {
    name: t('coordination.file.money', { code: head.code, on }),
    columns: moneyFileColumns(t, sums),
    batches: [[...rows, sums]],
  });
}
