import { readPersonalData } from '#features/audit/public.server.ts';
import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { sessionPolicy } from '../session.policy.ts';
import { staffAddress } from '../session-address.model.ts';
import { staffForm } from '../staff.model.ts';
import { staffEntry } from '../staff-entry.server.ts';
import type { Route } from './+types/staff-member';

export const handle = {
  permission: 'measure-staff.name',
  showsPeople: true,
  script: true,
  accepts: 'text',
} satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const page = staffEntry(params.id, params.staff);
  const head = await readPersonalData(context, async (read, actor, show) => {
    const found = await findMeasureHead(read, actor, params.id);
    await page.find(read, actor);
    const permission = permit(sessionPolicy, actor, 'measure-staff.read', found.place);
    show(permission, { subject: { kind: 'measure', id: found.id }, projectId: found.projectId });
    return found;
  });
  return { head, open: await openEntry(context, page) };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, staffEntry(params.id, params.staff));
}

export default function StaffMemberPage({ loaderData: { head, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <MeasureFrame head={head} current="staff" title={t('measure.staff.edit-title')}>
      <EntryForm
        form={staffForm}
        open={open}
        outcome={actionData}
        save={t('measure.staff.save')}
        cancel={staffAddress(head.id)}
      />
    </MeasureFrame>
  );
}
