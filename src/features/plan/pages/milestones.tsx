import { data, redirect } from 'react-router';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { Invalid, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { finishMilestone, reopenMilestone } from '../milestone.commands.server.ts';
import { listMilestones } from '../milestone.queries.server.ts';
import { MilestoneList } from '../parts/milestone-list.tsx';
import { planPolicy } from '../plan.policy.ts';
import { findPlanHead } from '../plan.queries.server.ts';
import { milestonesAddress } from '../plan-address.model.ts';
import type { Route } from './+types/milestones';

export const handle = { permission: 'milestone.read' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const head = await findPlanHead(read, actor, params.code, 'milestone.read');
    return {
      head,
      milestones: await listMilestones(read, head.id),
      mayAdd: may(planPolicy, actor, 'milestone.add', head.place),
      mayChange: may(planPolicy, actor, 'milestone.edit', head.place),
      today: todayFrom(context),
    };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const key = { code: params.code, id: rowNumber(sentText(form, 'milestone')) };
  const act = sentText(form, 'act');
  try {
    await actAs(context, async (tx, actor, { clock }) => {
      if (act === 'finish') return finishMilestone(tx, actor, clock, key, sentText(form, 'doneOn'));
      if (act === 'reopen') return reopenMilestone(tx, actor, clock, key);
      throw new Invalid(`A day has no act '${act}'.`);
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data({ refusal: { code: error.code, details: error.details } }, 422);
  }
  return redirect(`/${pageRequestFrom(context).language}${milestonesAddress(params.code)}`, 303);
}

export default function MilestonesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, milestones, mayAdd, mayChange, today } = loaderData;
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="milestones">
      <RefusalNotice refusal={actionData?.refusal} />
      <p>{t('plan.milestones.lead')}</p>
      {mayAdd && (
        <p className="buttons">
          <a className="button-like" href={`/${t.language}${milestonesAddress(head.code)}/new`}>
            {t('plan.milestones.add')}
          </a>
          <a className="button-like" href={`/${t.language}${milestonesAddress(head.code)}/series`}>
            {t('plan.series.title')}
          </a>
        </p>
      )}
      {milestones.length === 0 ? (
        <p>{t(mayAdd ? 'plan.milestones.none' : 'plan.milestones.none-read')}</p>
      ) : (
        <MilestoneList code={head.code} milestones={milestones} mayChange={mayChange} today={today} />
      )}
    </ProjectFrame>
  );
}
