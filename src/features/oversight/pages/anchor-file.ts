import { findAnchor } from '#features/audit/public.server.ts';
import { finnishDate } from '#platform/clock.ts';
import { NotFound } from '#platform/errors.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import type { Route } from './+types/anchor-file';

export const handle = { permission: 'audit.read' } satisfies PageHandle;

/** An anchor as a file to carry out of the house. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const id = rowNumber(params.anchor);
  const anchor = await readAs(context, (read) => findAnchor(read, id));
  if (!anchor) throw new NotFound(`There is no anchor ${params.anchor}.`);
  return new Response(`${JSON.stringify(anchor.file, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="koordi-audit-${finnishDate(anchor.anchoredAt)}-${id}.json"`,
    },
  });
}
