import { redirect } from 'react-router';
import { saveOnce } from '#features/draft/public.server.ts';
import { entriesFrom, sentValue } from '#features/draft/public.ts';
import { EntryFields } from '#features/entry/public.parts.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { newToken } from '#platform/secret/token.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { addMilestone } from '../milestone.commands.server.ts';
import { listMilestones } from '../milestone.queries.server.ts';
import {
  chosenDays,
  hiddenOfSeries,
  isPreviewed,
  newSeries,
  queryOfSeries,
  seriesForm,
  seriesQuestionFrom,
} from '../milestone-series.model.ts';
import { SeriesPreview } from '../parts/series-preview.tsx';
import { findPlanHead } from '../plan.queries.server.ts';
import { milestonesAddress } from '../plan-address.model.ts';
import type { Route } from './+types/milestone-series';

export const handle = { permission: 'milestone.add' } satisfies PageHandle;

export function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const question = asked.has('preview') ? seriesQuestionFrom(entriesFrom(asked)) : newSeries;
  return readAs(context, async (read, actor) => {
    const head = await findPlanHead(read, actor, params.code, 'milestone.add');
    return {
      head,
      question,
      listed: (await listMilestones(read, head.id)).map(({ dueOn }) => dueOn),
      hidden: hiddenOfSeries(question, actor.userId, newToken()),
    };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const sent = entriesFrom(await request.formData());
  const question = seriesQuestionFrom(sent);
  const days = chosenDays(sent, question);
  const { head, address } = await readAs(context, async (read, actor) => {
    const found = await findPlanHead(read, actor, params.code, 'milestone.add');
    return { head: found, address: `/${pageRequestFrom(context).language}${milestonesAddress(found.code)}` };
  });
  const { series } = question;
  // What was changed above the preview is looked at first.
  const isConfirmed = sentValue(sent, 'confirm') !== '' && isPreviewed(sent, question);
  if (!series || days.length === 0 || !isConfirmed) throw redirect(`${address}/series${queryOfSeries(question)}`, 303);
  const { kind } = series.row;
  await actAs(context, (tx, actor, { clock }) =>
    saveOnce(tx, clock, actor, `new-milestones:${head.id}`, sent, async () => {
      for (const one of days) await addMilestone(tx, actor, clock, head.code, { ...one, kind, note: null });
      return address;
    }),
  );
  return redirect(address, 303);
}

export default function MilestoneSeriesPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts();
  const { head, question, listed, hidden } = loaderData;
  const { texts, problems, series } = question;
  return (
    <ProjectFrame head={head} current="milestones" title={t('plan.series.title')}>
      <p>{t('plan.series.lead')}</p>
      <form method="post" className="run-form">
        <EntryFields form={seriesForm} texts={texts} problems={problems} />
        <p className="buttons">
          <button type="submit" name="preview" value="1" className={series ? 'secondary' : undefined}>
            {t('plan.series.preview')}
          </button>{' '}
          <a className="button-like" href={`/${t.language}${milestonesAddress(head.code)}`}>
            {t('entry.form.cancel')}
          </a>
        </p>
        {series && <SeriesPreview days={series.days} listed={listed} hidden={hidden} />}
      </form>
    </ProjectFrame>
  );
}
