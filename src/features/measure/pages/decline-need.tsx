import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { findNeed } from '../need.queries.server.ts';
import { declinePage } from '../need-entry.server.ts';
import { declineForm } from '../need-form.model.ts';
import { NeedFrame } from '../parts/need-frame.tsx';
import type { Route } from './+types/decline-need';

export const handle = { permission: 'measure-need.answer', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const need = await readAs(context, async (read, actor) => {
    const { id, projectCode, forWhom } = await findNeed(read, actor, params.need);
    return { id, projectCode, forWhom };
  });
  return { need, open: await openEntry(context, declinePage(params.need)) };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, declinePage(params.need));
}

export default function DeclineNeedPage({ loaderData: { need, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <NeedFrame need={need} title={t('measure.need.decline')}>
      <EntryForm
        form={declineForm}
        open={open}
        outcome={actionData}
        save={t('measure.need.decline')}
        cancel={`/workspace/needs/${need.id}`}
      />
    </NeedFrame>
  );
}
