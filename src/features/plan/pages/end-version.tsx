import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { Notice } from '#ui/notice.tsx';
import { findPlanHead } from '../plan.queries.server.ts';
import { versionAddress } from '../plan-address.model.ts';
import { endPage } from '../plan-entry.server.ts';
import { reasonForm } from '../plan-form.model.ts';
import type { Route } from './+types/end-version';

// A draft is discarded by those who write it, a decided version withdrawn by those who decide: the loader tells them apart.
export const handle = { permission: 'plan.read', script: true, accepts: 'text' } satisfies PageHandle;

/** Two addresses lead here, one for drafts and one for what was decided. */
function endIn(request: Request): 'discard' | 'withdraw' {
  return /\/withdraw(?:\.data)?$/.test(new URL(request.url).pathname) ? 'withdraw' : 'discard';
}

function pageOf(request: Request, { code, version }: Route.LoaderArgs['params']) {
  return endPage({ code, number: rowNumber(version) }, endIn(request));
}

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const end = endIn(request);
  return {
    end,
    head: await readAs(context, (read, actor) => findPlanHead(read, actor, params.code, `plan.${end}`)),
    number: rowNumber(params.version),
    open: await openEntry(context, pageOf(request, params)),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, pageOf(request, params));
}

export default function EndVersionPage({ loaderData: { end, head, number, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const title = t(`plan.end.${end}`);
  return (
    <ProjectFrame head={head} current="plan" title={`${title}: ${t('plan.version.title', { number })}`}>
      <Notice kind="warning">
        <p>{t(`plan.end.${end}-explained`)}</p>
      </Notice>
      <EntryForm
        form={reasonForm}
        open={open}
        outcome={actionData}
        save={title}
        cancel={versionAddress(head.code, number)}
      />
    </ProjectFrame>
  );
}
