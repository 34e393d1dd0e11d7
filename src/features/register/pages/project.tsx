import { readFrom } from '#platform/web/request-context.server.ts';
import { dayFrom } from '../address.model.ts';
import { ProjectView } from '../parts/project-view.tsx';
import { getProjectPage } from '../project-page.queries.server.ts';
import type { Route } from './+types/project';

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const on = dayFrom(new URL(request.url).searchParams);
  return { page: await getProjectPage(readFrom(context), params.code, on), on };
}

export default function ProjectRoute({ loaderData: { page, on } }: Route.ComponentProps) {
  return <ProjectView page={page} on={on} />;
}
