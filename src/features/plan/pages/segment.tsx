import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { findPlanHead } from '../plan.queries.server.ts';
import { versionAddress } from '../plan-address.model.ts';
import { segmentPage } from '../plan-entry.server.ts';
import { segmentForm } from '../plan-form.model.ts';
import type { Route } from './+types/segment';

export const handle = { permission: 'plan.edit', script: true, accepts: 'text' } satisfies PageHandle;

function pageOf({ code, version, segment }: Route.LoaderArgs['params']) {
  return segmentPage({ code, number: rowNumber(version) }, segment === 'new' ? undefined : rowNumber(segment));
}

export async function loader({ context, params }: Route.LoaderArgs) {
  return {
    head: await readAs(context, (read, actor) => findPlanHead(read, actor, params.code, 'plan.edit')),
    number: rowNumber(params.version),
    isNew: params.segment === 'new',
    open: await openEntry(context, pageOf(params)),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, pageOf(params));
}

export default function SegmentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, number, isNew, open } = loaderData;
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="plan" title={t(isNew ? 'plan.segment.add' : 'plan.segment.edit-title')}>
      <EntryForm
        form={segmentForm}
        open={open}
        outcome={actionData}
        save={t('plan.edit.save')}
        cancel={versionAddress(head.code, number)}
      />
    </ProjectFrame>
  );
}
