import { findVersionInForce } from '#features/description/public.server.ts';
import { dayFrom } from '#features/search/public.ts';
import { NotFound } from '#platform/errors.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { fileOfVersion } from '../download.server.ts';
import type { Route } from './+types/download';

export const handle = { permission: 'public' } satisfies PageHandle;

/** A project as a file, as the register tells it now or on the day of `?on=`. */
export async function loader({ params, context, request }: Route.LoaderArgs): Promise<Response> {
  const version = await findVersionInForce(
    readFrom(context),
    params.code,
    dayFrom(new URL(request.url).searchParams, 'on'),
  );
  if (!version) throw new NotFound(`The register tells nothing of ${params.code}.`);
  return fileOfVersion(version, params.format, pageRequestFrom(context).language, todayFrom(context));
}
