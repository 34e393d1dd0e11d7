import { data, redirect } from 'react-router';
import { findVersionInForce, listWithdrawnVersions } from '#features/description/public.server.ts';
import { dayFrom, projectAddress } from '#features/search/public.ts';
import { NotFound } from '#platform/errors.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { NotYetKnown } from '../parts/not-yet-known.tsx';
import { ProjectView } from '../parts/project-view.tsx';
import { UnknownProject } from '../parts/unknown-project.tsx';
import { WithdrawnPage } from '../parts/withdrawn.tsx';
import { getProjectPage } from '../project-page.queries.server.ts';
import type { Route } from './+types/project';

export const handle = { permission: 'public' } satisfies PageHandle;

const codePattern = /^[A-Z]\d{5,9}$/;

export async function loader({ params: { code }, context, request }: Route.LoaderArgs) {
  const read = readFrom(context);
  const today = todayFrom(context);
  const on = dayFrom(new URL(request.url).searchParams, 'on');
  const properCode = code.toUpperCase();
  if (code !== properCode && codePattern.test(properCode)) {
    return redirect(projectAddress(pageRequestFrom(context).language, properCode, on), 301);
  }
  try {
    return { page: await getProjectPage(read, code, { today, on }), on };
  } catch (error) {
    if (!(error instanceof NotFound && codePattern.test(code))) throw error;
    const known = on === undefined ? undefined : await findVersionInForce(read, code);
    const [withdrawn] = known || on !== undefined ? [] : await listWithdrawnVersions(read, code);
    return data({ page: undefined, on, code, name: known?.name, withdrawn }, { status: withdrawn ? 410 : 404 });
  }
}

export default function ProjectRoute({ loaderData }: Route.ComponentProps) {
  const { page, on } = loaderData;
  if (page) return <ProjectView page={page} on={on} />;
  const { code, name, withdrawn } = loaderData;
  if (withdrawn) return <WithdrawnPage withdrawn={withdrawn} isTold={false} />;
  // Of a project that is known now, the reader is told that it was not yet known on the day.
  return name && on ? <NotYetKnown code={code} name={name} on={on} /> : <UnknownProject code={code} />;
}
