import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { MeasureFrame } from '#features/measure/public.parts.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { announcementForm } from '../announcement.model.ts';
import { newAnnouncementEntry } from '../announcement-entry.server.ts';
import { announcementsAddress } from '../training-address.model.ts';
import type { Route } from './+types/new-announcement';

export const handle = { permission: 'announcement.record', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const today = todayFrom(context);
  return {
    today,
    head: await readAs(context, (read, actor) => findMeasureHead(read, actor, params.id)),
    open: await openEntry(context, newAnnouncementEntry(params.id, today)),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, newAnnouncementEntry(params.id, todayFrom(context)));
}

export default function NewAnnouncementPage({ loaderData: { head, open, today }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <MeasureFrame head={head} current="announcements" title={t('training.announcements.record')}>
      <EntryForm
        form={announcementForm(today)}
        open={open}
        outcome={actionData}
        save={t('training.announcements.save')}
        cancel={announcementsAddress(head.id)}
      />
    </MeasureFrame>
  );
}
