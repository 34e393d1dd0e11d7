import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { milestoneForm } from '../milestone.model.ts';
import { milestonePageOf } from '../milestone-entry.server.ts';
import { findPlanHead } from '../plan.queries.server.ts';
import { milestonesAddress } from '../plan-address.model.ts';
import type { Route } from './+types/milestone';

export const handle = { permission: 'milestone.edit', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params: { code, milestone } }: Route.LoaderArgs) {
  return {
    head: await readAs(context, (read, actor) => findPlanHead(read, actor, code, 'milestone.edit')),
    isNew: milestone === 'new',
    open: await openEntry(context, milestonePageOf(code, milestone)),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, milestonePageOf(params.code, params.milestone));
}

export default function MilestonePage({ loaderData: { head, isNew, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame
      head={head}
      current="milestones"
      title={t(isNew ? 'plan.milestones.add' : 'plan.milestones.edit-title')}
    >
      <EntryForm
        form={milestoneForm}
        open={open}
        outcome={actionData}
        save={t('plan.edit.save')}
        cancel={milestonesAddress(head.code)}
      />
      {!isNew && (
        <p>
          <a href={`/${t.language}${open.address}/drop`}>{t('plan.milestones.drop')}</a>
        </p>
      )}
    </ProjectFrame>
  );
}
