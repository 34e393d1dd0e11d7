import type { PageHandle } from '#platform/web/page-handle.ts';
import { readFrom } from '#platform/web/request-context.server.ts';
import { compareQuestionFrom } from '../compare.model.ts';
import { getComparePage } from '../compare-page.queries.server.ts';
import { CompareView } from '../parts/compare-view.tsx';
import type { Route } from './+types/compare';

export const handle = { permission: 'public' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const question = compareQuestionFrom(new URL(request.url).searchParams);
  return getComparePage(readFrom(context), question);
}

export default function CompareRoute({ loaderData }: Route.ComponentProps) {
  return <CompareView page={loaderData} />;
}
