import { data, redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { Invalid, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { PlanContent } from '../parts/plan-content.tsx';
import { PlanSteps } from '../parts/plan-steps.tsx';
import { VersionFacts } from '../parts/version-facts.tsx';
import { removeSegment } from '../plan.commands.server.ts';
import { planAddress, versionAddress } from '../plan-address.model.ts';
import { getPlanPage } from '../plan-page.queries.server.ts';
import { principleForm } from '../principle.model.ts';
import type { Route } from './+types/version';

export const handle = { permission: 'plan.read', showsPeople: true } satisfies PageHandle;

function keyOf({ code, version }: Route.LoaderArgs['params']) {
  return { code, number: rowNumber(version) };
}

export function loader({ context, params }: Route.LoaderArgs) {
  const today = todayFrom(context);
  return readPersonalData(context, (read, actor, show) => getPlanPage(read, actor, keyOf(params), { today, show }));
}

/** Takes a part out of the target group; all else has forms of its own. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  if (sentText(form, 'act') !== 'remove-segment') throw new Invalid('A version of a plan has no such act.');
  const key = keyOf(params);
  const removed = { ...key, id: rowNumber(sentText(form, 'segment')) };
  try {
    await actAs(context, (tx, actor, { clock }) => removeSegment(tx, actor, clock, removed));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data({ refusal: { code: error.code, details: error.details } }, 422);
  }
  return redirect(`/${pageRequestFrom(context).language}${versionAddress(key.code, key.number)}#segments`, 303);
}

export default function VersionPage({ loaderData: page, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { head, plan, authorName, isInForce, acts } = page;
  const isDraft = plan.state === 'draft';
  const principles = principleForm(head.period);
  return (
    <ProjectFrame head={head} current="plan" title={t('plan.version.title', { number: plan.number })}>
      <RefusalNotice refusal={actionData?.refusal} />
      <VersionFacts version={plan} isInForce={isInForce} authorName={authorName} />
      <PlanSteps page={page} />
      <PlanContent
        head={head}
        plan={plan}
        edits={{
          texts: isDraft && acts.includes('plan.edit'),
          targets: isDraft && acts.includes('plan.set-targets'),
          principles: isDraft && principles !== undefined && acts.includes(principles.act),
        }}
      />
      <p>
        <a href={`/${t.language}${planAddress(head.code)}`}>{t('plan.home.versions')}</a>
      </p>
    </ProjectFrame>
  );
}
