import { pageRequestFrom, readFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { fileOfVersion } from '../download.server.ts';
import { getVersion } from '../project-page.queries.server.ts';
import type { Route } from './+types/version-download';

/** One version of a project as a file. */
export async function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  const version = await getVersion(readFrom(context), params.code, Number(params.version));
  return fileOfVersion(version, params.format, pageRequestFrom(context).language, todayFrom(context));
}
