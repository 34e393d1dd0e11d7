import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { sessionForm } from '../session.model.ts';
import { sessionsAddress } from '../session-address.model.ts';
import { sessionEntry } from '../session-entry.server.ts';
import type { Route } from './+types/session';

export const handle = { permission: 'measure-session.plan', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  return {
    head: await readAs(context, (read, actor) => findMeasureHead(read, actor, params.id)),
    open: await openEntry(context, sessionEntry(params.id, params.session)),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, sessionEntry(params.id, params.session));
}

export default function SessionPage({ loaderData: { head, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <MeasureFrame head={head} current="sessions" title={t('measure.session.edit-title')}>
      <EntryForm
        form={sessionForm}
        open={open}
        outcome={actionData}
        save={t('measure.session.save')}
        cancel={sessionsAddress(head.id)}
      />
    </MeasureFrame>
  );
}
