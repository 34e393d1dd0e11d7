import { data, redirect } from 'react-router';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { isDay } from '#platform/clock.ts';
import { Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { PlanContent } from '../parts/plan-content.tsx';
import { VersionFacts } from '../parts/version-facts.tsx';
import { VersionList } from '../parts/version-list.tsx';
import { beginPlan } from '../plan.commands.server.ts';
import { inForceOn } from '../plan.model.ts';
import { versionAddress } from '../plan-address.model.ts';
import { getPlanHome, type PlanHome } from '../plan-page.queries.server.ts';
import type { Route } from './+types/plan';

export const handle = { permission: 'plan.read' } satisfies PageHandle;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const asked = new URL(request.url).searchParams.get('on') ?? '';
  const on = isDay(asked) ? asked : today;
  return { home: await readAs(context, (read, actor) => getPlanHome(read, actor, params.code, on)), on, today };
}

export async function action({ context, params }: Route.ActionArgs) {
  try {
    const number = await actAs(context, (tx, actor, { clock }) => beginPlan(tx, actor, clock, params.code));
    return redirect(`/${pageRequestFrom(context).language}${versionAddress(params.code, number)}`, 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data({ refusal: { code: error.code, details: error.details } }, 422);
  }
}

export default function PlanHomePage({ loaderData: { home, on, today }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { head, versions, plan } = home;
  return (
    <ProjectFrame head={head} current="plan">
      <RefusalNotice refusal={actionData?.refusal} />
      <NextStep home={home} />
      {versions.length > 0 && <DayForm on={on} />}
      {versions.length > 0 && (
        <section aria-labelledby="in-force">
          <h2 id="in-force">{t('plan.home.in-force-on', { on: t.date(on) })}</h2>
          {plan ? (
            <>
              <p>
                <a href={`/${t.language}${versionAddress(head.code, plan.number)}`}>
                  {t('plan.version.title', { number: plan.number })}
                </a>
              </p>
              <VersionFacts version={plan} isInForce />
              <PlanContent head={head} plan={plan} />
            </>
          ) : (
            <p>{t(on === today ? 'plan.home.none-now' : 'plan.home.none-then')}</p>
          )}
        </section>
      )}
      {versions.length > 0 && (
        <VersionList code={head.code} versions={versions} inForce={inForceOn(versions, today)?.number} />
      )}
    </ProjectFrame>
  );
}

/** A draft to go on with, or a version to begin. */
function NextStep({ home: { head, versions, acts } }: { home: PlanHome }) {
  const t = useTexts();
  const draft = versions.find(({ state }) => state === 'draft');
  if (draft) {
    return (
      <p>
        <a className="button-like" href={`/${t.language}${versionAddress(head.code, draft.number)}`}>
          {t('plan.home.go-on', { number: draft.number })}
        </a>
      </p>
    );
  }
  if (!acts.includes('plan.begin')) return versions.length === 0 ? <p>{t('plan.home.none-read')}</p> : null;
  return (
    <form method="post" className="action-form">
      <p>{t(versions.length === 0 ? 'plan.home.none' : 'plan.home.begin-explained')}</p>
      <button type="submit">{t('plan.home.begin')}</button>
    </form>
  );
}

function DayForm({ on }: { on: string }) {
  const t = useTexts();
  return (
    <form method="get" className="list-filters">
      <div className="field">
        <label htmlFor="on">{t('plan.home.day')}</label>
        <input id="on" name="on" type="date" defaultValue={on} required />
      </div>
      <button type="submit">{t('plan.home.show')}</button>
    </form>
  );
}
