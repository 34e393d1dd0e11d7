import { readPersonalData } from '#features/audit/public.server.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { bodyPolicy } from '../body.policy.ts';
import { entryAt } from '../body-entry.server.ts';
import { bodyFormAt } from '../form-at.model.ts';
import { EntryView } from '../parts/entry-view.tsx';
import type { Route } from './+types/person-form';

export const handle = {
  permission: 'body.correct',
  showsPeople: true,
  script: true,
  accepts: 'text',
} satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const at = bodyFormAt(request);
  const page = entryAt(at, todayFrom(context));
  const head = await readPersonalData(context, async (read, actor, show) => {
    const found = await findProjectHead(read, actor, at.code);
    await page.find(read, actor);
    const permission = permit(bodyPolicy, actor, 'body.read', found.place);
    show(permission, { subject: { kind: 'body', id: at.bodyId }, projectId: found.id });
    return found;
  });
  return { at, head, open: await openEntry(context, page) };
}

export function action({ context, request }: Route.ActionArgs) {
  const at = bodyFormAt(request);
  return takeEntry(context, request, entryAt(at, todayFrom(context)));
}

export default function PersonFormPage({ loaderData, actionData }: Route.ComponentProps) {
  return <EntryView {...loaderData} outcome={actionData} />;
}
