import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { entryAt } from '../body-entry.server.ts';
import { bodyFormAt } from '../form-at.model.ts';
import { EntryView } from '../parts/entry-view.tsx';
import type { Route } from './+types/body-form';

export const handle = { permission: 'body.correct', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const at = bodyFormAt(request);
  return {
    at,
    head: await readAs(context, (read, actor) => findProjectHead(read, actor, at.code)),
    open: await openEntry(context, entryAt(at, todayFrom(context))),
  };
}

export function action({ context, request }: Route.ActionArgs) {
  const at = bodyFormAt(request);
  return takeEntry(context, request, entryAt(at, todayFrom(context)));
}

export default function BodyFormPage({ loaderData, actionData }: Route.ComponentProps) {
  return <EntryView {...loaderData} outcome={actionData} />;
}
