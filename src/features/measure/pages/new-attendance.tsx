import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { listProviderOffers } from '../offers.queries.server.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { staffAttendanceForm } from '../staff-attendance.model.ts';
import { newAttendancePage } from '../staff-attendance-entry.server.ts';
import type { Route } from './+types/new-attendance';

export const handle = { permission: 'staff-attendance.record', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const { head, organisations } = await readAs(context, async (read, actor) => ({
    head: await findMeasureHead(read, actor, params.id),
    organisations: await listProviderOffers(read),
  }));
  return { head, organisations, open: await openEntry(context, newAttendancePage(params.id)) };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, newAttendancePage(params.id));
}

export default function NewAttendancePage({
  loaderData: { head, organisations, open },
  actionData,
}: Route.ComponentProps) {
  const t = useTexts();
  return (
    <MeasureFrame head={head} current="attendance" title={t('measure.attendance.add')}>
      <EntryForm
        form={staffAttendanceForm}
        open={open}
        outcome={actionData}
        save={t('measure.attendance.save')}
        cancel={`/workspace/measures/${head.id}/attendance`}
        offers={{ organisation: organisations }}
      />
    </MeasureFrame>
  );
}
