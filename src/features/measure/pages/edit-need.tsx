import { readPersonalData } from '#features/audit/public.server.ts';
import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { measurePolicy } from '../measure.policy.ts';
import { findNeed } from '../need.queries.server.ts';
import { needPage } from '../need-entry.server.ts';
import { needForm } from '../need-form.model.ts';
import { listMunicipalityOffers } from '../offers.queries.server.ts';
import { NeedFrame } from '../parts/need-frame.tsx';
import type { Route } from './+types/edit-need';

export const handle = {
  permission: 'measure-need.ask',
  showsPeople: true,
  script: true,
  accepts: 'text',
} satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const shown = await readPersonalData(context, async (read, actor, show) => {
    const need = await findNeed(read, actor, params.need);
    show(permit(measurePolicy, actor, 'measure-need.read', need.place), {
      subject: { kind: 'measure-need', id: need.id },
      projectId: need.projectId,
    });
    return { need, municipality: await listMunicipalityOffers(read, todayFrom(context)) };
  });
  return { ...shown, open: await openEntry(context, needPage(params.need)) };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, needPage(params.need));
}

export default function EditNeedPage({ loaderData: { need, municipality, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <NeedFrame need={need} title={t('measure.edit.title')}>
      <EntryForm
        form={needForm}
        open={open}
        outcome={actionData}
        offers={{ municipality }}
        save={t('measure.need.save')}
        cancel={`/workspace/needs/${need.id}`}
      />
    </NeedFrame>
  );
}
