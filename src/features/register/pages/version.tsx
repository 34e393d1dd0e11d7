import { data } from 'react-router';
import { findVersionInForce, findWithdrawnVersion } from '#features/description/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { ProjectView } from '../parts/project-view.tsx';
import { WithdrawnPage } from '../parts/withdrawn.tsx';
import { getVersionPage } from '../project-page.queries.server.ts';
import type { Route } from './+types/version';

export const handle = { permission: 'public' } satisfies PageHandle;

export async function loader({ params, context }: Route.LoaderArgs) {
  const read = readFrom(context);
  const [code, id] = [params.code, Number(params.version)];
  const withdrawn = await findWithdrawnVersion(read, code, id);
  if (!withdrawn) return { page: await getVersionPage(read, code, id, todayFrom(context)) };
  const isTold = (await findVersionInForce(read, code)) !== undefined;
  return data({ page: undefined, withdrawn, isTold }, { status: 410 });
}

export default function VersionRoute({ loaderData }: Route.ComponentProps) {
  if (loaderData.page) return <ProjectView page={loaderData.page} />;
  return <WithdrawnPage withdrawn={loaderData.withdrawn} isTold={loaderData.isTold} />;
}
