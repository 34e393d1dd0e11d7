import { History } from '#features/audit/public.parts.ts';
import { historyOf, readPersonalData, showOnceAnHour } from '#features/audit/public.server.ts';
import { WhomToAsk } from '#features/contact/public.parts.ts';
import { findWhomToAsk } from '#features/contact/public.server.ts';
import { contactPolicy } from '#features/contact/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit, reachOf } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { measurePolicy } from '../measure.policy.ts';
import { getMeasure, listStates } from '../measure.queries.server.ts';
import { listMeasureSegments } from '../measure-segment.queries.server.ts';
import { findMetNeed } from '../need.queries.server.ts';
import { MeasureFacts } from '../parts/measure-facts.tsx';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { MeasureLife } from '../parts/measure-life.tsx';
import { PurchaseOverlaps } from '../parts/purchase-overlaps.tsx';
import { findPlaceNames } from '../place-name.server.ts';
import { listOverlappingPurchases } from '../purchase-overlap.queries.server.ts';
import { measureAddress } from '../section.model.ts';
import type { Route } from './+types/measure';

export const handle = { permission: 'measure.read', showsPeople: true } satisfies PageHandle;

export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  const { language } = pageRequestFrom(context);
  const today = todayFrom(context);
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findMeasureHead(read, actor, id);
    const permission = permit(contactPolicy, actor, 'contact.read', head.place);
    const shown = { subject: { kind: 'measure', id: head.id }, projectId: head.projectId };
    await showOnceAnHour(read, show, servicesFrom(context).clock.now(), permission, shown);
    const places = await findPlaceNames(read, [head.municipalityCode], language);
    const mayDo = (act: 'measure.edit' | 'measure.move' | 'measure.plan' | 'measure-segment.set') =>
      may(measurePolicy, actor, act, head.place);
    const known = await getMeasure(read, head.id);
    // Whoever offers to run measures is not told beforehand what the buyer thinks of paying.
    const measure = head.isProjectOpen ? known : { ...known, plannedCents: null };
    return {
      head,
      measure,
      segments: await listMeasureSegments(read, head, today),
      need: await findMetNeed(read, actor, measure.needId),
      municipality: places[head.municipalityCode ?? ''],
      states: await listStates(read, head.id),
      overlaps: await listOverlappingPurchases(read, reachOf(measurePolicy, actor, 'measure.read'), head),
      asked: await findWhomToAsk(read, actor, head.projectId, today),
      today,
      history: await historyOf(read, { kind: 'measure', id: head.id }),
      may: {
        edit: mayDo('measure.edit'),
        move: mayDo('measure.move'),
        copy: mayDo('measure.plan'),
        setSegments: mayDo('measure-segment.set'),
      },
    };
  });
}

export default function MeasurePage({ loaderData }: Route.ComponentProps) {
  const { head, measure, segments, need, municipality, states, overlaps, asked, today, history } = loaderData;
  const mayDo = loaderData.may;
  const t = useTexts();
  const address = measureAddress(t.language, head.id);
  return (
    <MeasureFrame head={head} current="overview">
      <MeasureLife kind={head.kind} state={head.state} states={states} address={mayDo.move ? address : undefined} />
      <PurchaseOverlaps overlaps={overlaps} />
      <MeasureFacts
        head={head}
        measure={measure}
        segments={segments.filter(({ isMeant }) => isMeant)}
        municipality={municipality}
        need={need}
      />
      <ul className="actions">
        {mayDo.edit && (
          <li>
            <a href={`${address}/edit`}>{t('measure.edit.title')}</a>
          </li>
        )}
        {mayDo.setSegments && segments.length > 0 && (
          <li>
            <a href={`${address}/segments`}>{t('measure.segment.title')}</a>
          </li>
        )}
        {mayDo.copy && (
          <li>
            <a href={`${address}/copy`}>{t('measure.copy.title')}</a>
          </li>
        )}
      </ul>
      <WhomToAsk asked={asked} projectCode={head.projectCode} today={today} />
      <History entries={history} />
    </MeasureFrame>
  );
}
