import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { Notice } from '#ui/notice.tsx';
import { getMilestone } from '../milestone.queries.server.ts';
import { dropMilestonePage } from '../milestone-entry.server.ts';
import { findPlanHead } from '../plan.queries.server.ts';
import { milestonesAddress } from '../plan-address.model.ts';
import { reasonForm } from '../plan-form.model.ts';
import type { Route } from './+types/drop-milestone';

export const handle = { permission: 'milestone.drop', script: true, accepts: 'text' } satisfies PageHandle;

function keyOf({ code, milestone }: Route.LoaderArgs['params']) {
  return { code, id: rowNumber(milestone) };
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await openEntry(context, dropMilestonePage(keyOf(params)));
  return readAs(context, async (read, actor) => {
    const head = await findPlanHead(read, actor, params.code, 'milestone.drop');
    return { open, head, milestone: await getMilestone(read, head.id, keyOf(params).id) };
  });
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, dropMilestonePage(keyOf(params)));
}

export default function DropMilestonePage({ loaderData: { open, head, milestone }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="milestones" title={t('plan.milestones.drop')}>
      <Notice kind="warning" title={`${milestone.title}, ${t.date(milestone.dueOn)}`}>
        <p>{t('plan.milestones.drop-explained')}</p>
      </Notice>
      <EntryForm
        form={reasonForm}
        open={open}
        outcome={actionData}
        save={t('plan.milestones.drop')}
        cancel={milestonesAddress(head.code)}
      />
    </ProjectFrame>
  );
}
