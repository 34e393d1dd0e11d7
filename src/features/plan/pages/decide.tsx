import { redirect } from 'react-router';
import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { Notice } from '#ui/notice.tsx';
import { ChangeTable } from '../parts/change-table.tsx';
import { getPlan } from '../plan.queries.server.ts';
import { versionAddress } from '../plan-address.model.ts';
import { decisionPage } from '../plan-entry.server.ts';
import { decisionForm } from '../plan-form.model.ts';
import { getPlanHome } from '../plan-page.queries.server.ts';
import type { Route } from './+types/decide';

export const handle = { permission: 'plan.decide', script: true, accepts: 'text' } satisfies PageHandle;

/** The revision that whoever decides has seen: it goes along in the address from the page of the draft. */
function seenIn(request: Request): number {
  return rowNumber(new URL(request.url).searchParams.get('seen'));
}

function keyOf({ code, version }: Route.LoaderArgs['params']) {
  return { code, number: rowNumber(version) };
}

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const key = keyOf(params);
  const seen = seenIn(request);
  const open = await openEntry(context, decisionPage(key, seen));
  const { head, plan, draft } = await readAs(context, async (read, actor) => {
    const home = await getPlanHome(read, actor, key.code, todayFrom(context));
    return { ...home, draft: await getPlan(read, home.head.id, key.number) };
  });
  // Whoever comes without having read the draft is led to it.
  if (seen === 0) throw redirect(`/${pageRequestFrom(context).language}${versionAddress(head.code, key.number)}`, 303);
  return { open, head, draft, before: plan, isBehind: draft.revision !== seen };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, decisionPage(keyOf(params), seenIn(request)));
}

export default function DecidePage({ loaderData, actionData }: Route.ComponentProps) {
  const { open, head, draft, before, isBehind } = loaderData;
  const t = useTexts();
  const { number } = draft;
  const address = versionAddress(head.code, number);
  return (
    <ProjectFrame
      head={head}
      current="plan"
      title={`${t('plan.decide.title')}: ${t('plan.version.title', { number })}`}
    >
      <Notice kind={isBehind ? 'warning' : 'info'}>
        <p>{isBehind ? t('plan.refused.changed-since') : t('plan.decide.explained', { number })}</p>
        <p>
          <a href={`/${t.language}${address}`}>{t('plan.decide.read')}</a>
        </p>
      </Notice>
      <EntryForm form={decisionForm} open={open} outcome={actionData} save={t('plan.decide.save')} cancel={address} />
      {before && (
        <section aria-labelledby="changes">
          <h3 id="changes">{t('plan.decide.changes')}</h3>
          <ChangeTable period={head.period} from={before} to={draft} />
        </section>
      )}
    </ProjectFrame>
  );
}
