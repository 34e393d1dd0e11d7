import { redirect } from 'react-router';
import { findWithdrawnVersion } from '#features/description/public.server.ts';
import { versionAddress } from '#features/search/public.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { fileOfVersion } from '../download.server.ts';
import { getVersion } from '../project-page.queries.server.ts';
import type { Route } from './+types/version-download';

export const handle = { permission: 'public' } satisfies PageHandle;

/** One version of a project as a file; of one that was withdrawn, its page says why there is none. */
export async function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  const read = readFrom(context);
  const { language } = pageRequestFrom(context);
  const withdrawn = await findWithdrawnVersion(read, params.code, Number(params.version));
  if (withdrawn) return redirect(versionAddress(language, withdrawn.code, withdrawn.id), 303);
  const version = await getVersion(read, params.code, Number(params.version));
  return fileOfVersion(version, params.format, language, todayFrom(context));
}
