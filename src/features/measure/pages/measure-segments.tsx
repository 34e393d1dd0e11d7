import { redirect } from 'react-router';
import { planAddress } from '#features/plan/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { measurePolicy } from '../measure.policy.ts';
import { setMeasureSegments } from '../measure-segment.commands.server.ts';
import { listMeasureSegments } from '../measure-segment.queries.server.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { measureAddress } from '../section.model.ts';
import type { Route } from './+types/measure-segments';

export const handle = { permission: 'measure-segment.set' } satisfies PageHandle;

export function loader({ context, params: { id } }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const head = await findMeasureHead(read, actor, id);
    permit(measurePolicy, actor, 'measure-segment.set', head.place);
    return { head, segments: await listMeasureSegments(read, head, todayFrom(context)) };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const measureId = rowNumber(params.id);
  const chosen = form.getAll('segment').map((value) => rowNumber(typeof value === 'string' ? value : ''));
  await actAs(context, (tx, actor, { clock }) => setMeasureSegments(tx, actor, clock, measureId, chosen));
  throw redirect(measureAddress(pageRequestFrom(context).language, measureId), 303);
}

export default function MeasureSegmentsPage({ loaderData: { head, segments } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <MeasureFrame head={head} current="overview" title={t('measure.segment.title')}>
      <p>{t('measure.segment.lead')}</p>
      {segments.length === 0 ? (
        <p>
          {t('measure.segment.none')}{' '}
          <a href={`/${t.language}${planAddress(head.projectCode)}`}>{t('measure.segment.to-plan')}</a>
        </p>
      ) : (
        <form method="post">
          <fieldset className="choices">
            <legend>{t('measure.segment.legend')}</legend>
            {segments.map(({ id, name, isMeant, isInForce }) => (
              <div className="choice" key={id}>
                <input type="checkbox" id={`segment-${id}`} name="segment" value={id} defaultChecked={isMeant} />
                <label htmlFor={`segment-${id}`}>
                  <span lang="fi">{name}</span> {!isInForce && t('measure.segment.former')}
                </label>
              </div>
            ))}
          </fieldset>
          <button type="submit">{t('measure.segment.save')}</button>
        </form>
      )}
    </MeasureFrame>
  );
}
