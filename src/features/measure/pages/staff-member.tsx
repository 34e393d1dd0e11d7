import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { staffAddress } from '../session-address.model.ts';
import { staffForm } from '../staff.model.ts';
import { staffEntry } from '../staff-entry.server.ts';
import type { Route } from './+types/staff-member';

export const handle = { permission: 'measure-staff.name', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  return {
    head: await readAs(context, (read, actor) => findMeasureHead(read, actor, params.id)),
    open: await openEntry(context, staffEntry(params.id, params.staff)),
  };
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
