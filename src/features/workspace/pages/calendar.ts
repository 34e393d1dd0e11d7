import type { PageHandle } from '#platform/web/page-handle.ts';
import { act, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { getCalendar } from '../calendar-file.server.ts';
import type { Route } from './+types/calendar';

// A calendar program cannot sign in: who knows the secret address may fetch it.
export const handle = { permission: 'public' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const { origin } = pageRequestFrom(context);
  const file = await act(context, (tx, { clock }) => getCalendar(tx, clock, params.token, origin));
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="koordi.ics"',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  });
}
