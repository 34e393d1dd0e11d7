import { readFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { ProjectView } from '../parts/project-view.tsx';
import { getVersionPage } from '../project-page.queries.server.ts';
import type { Route } from './+types/version';

export async function loader({ params, context }: Route.LoaderArgs) {
  return { page: await getVersionPage(readFrom(context), params.code, Number(params.version), todayFrom(context)) };
}

export default function VersionRoute({ loaderData: { page } }: Route.ComponentProps) {
  return <ProjectView page={page} />;
}
