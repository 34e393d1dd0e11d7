import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { findPlanHead } from '../plan.queries.server.ts';
import { versionAddress } from '../plan-address.model.ts';
import { textsPage } from '../plan-entry.server.ts';
import { textsForm } from '../plan-form.model.ts';
import type { Route } from './+types/edit-texts';

export const handle = { permission: 'plan.edit', script: true, accepts: 'text' } satisfies PageHandle;

function keyOf({ code, version }: Route.LoaderArgs['params']) {
  return { code, number: rowNumber(version) };
}

export async function loader({ context, params }: Route.LoaderArgs) {
  return {
    head: await readAs(context, (read, actor) => findPlanHead(read, actor, params.code, 'plan.edit')),
    number: rowNumber(params.version),
    open: await openEntry(context, textsPage(keyOf(params))),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, textsPage(keyOf(params)));
}

export default function EditTextsPage({ loaderData: { head, number, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="plan" title={`${t('plan.edit.texts')}: ${t('plan.version.title', { number })}`}>
      <EntryForm
        form={textsForm}
        open={open}
        outcome={actionData}
        save={t('plan.edit.save')}
        cancel={versionAddress(head.code, number)}
        sections={[
          { title: t('plan.edit.group-title'), columns: ['directTargetText', 'indirectTargetText'] },
          { title: t('plan.version.money'), columns: ['grantedCents', 'grantedForMeasuresCents'] },
          { title: t('plan.edit.area-title'), columns: ['regions', 'subRegions', 'municipalities'] },
          { title: t('plan.edit.why-title'), columns: ['changeReason'] },
        ]}
      />
    </ProjectFrame>
  );
}
