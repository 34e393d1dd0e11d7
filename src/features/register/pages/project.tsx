import { data } from 'react-router';
import { dayFrom } from '#features/search/public.ts';
import { NotFound } from '#platform/errors.ts';
import { readFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { NotYetKnown } from '../parts/not-yet-known.tsx';
import { ProjectView } from '../parts/project-view.tsx';
import { getProjectPage } from '../project-page.queries.server.ts';
import type { Route } from './+types/project';

export async function loader({ params: { code }, context, request }: Route.LoaderArgs) {
  const read = readFrom(context);
  const today = todayFrom(context);
  const on = dayFrom(new URL(request.url).searchParams, 'on');
  try {
    return { page: await getProjectPage(read, code, { today, on }), on };
  } catch (error) {
    if (!(error instanceof NotFound) || on === undefined) throw error;
    // Of a project that is known now, the reader is told that it was not yet known on the day.
    const { version } = await getProjectPage(read, code, { today });
    return data({ page: undefined, on, code, name: version.name }, { status: 404 });
  }
}

export default function ProjectRoute({ loaderData }: Route.ComponentProps) {
  if (loaderData.page === undefined) return <NotYetKnown {...loaderData} />;
  return <ProjectView page={loaderData.page} on={loaderData.on} />;
}
