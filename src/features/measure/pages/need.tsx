import { History } from '#features/audit/public.parts.ts';
import { historyOf, readPersonalData } from '#features/audit/public.server.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import { finnishDate } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom } from '#platform/web/request-context.server.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Tag } from '#ui/tag.tsx';
import { measurePolicy } from '../measure.policy.ts';
import { findNeed, listMeetingMeasures } from '../need.queries.server.ts';
import { NeedFrame } from '../parts/need-frame.tsx';
import { NeedStateTag } from '../parts/need-state-tag.tsx';
import { findPlaceNames } from '../place-name.server.ts';
import { measureAddress } from '../section.model.ts';
import type { Route } from './+types/need';

export const handle = { permission: 'measure-need.read', showsPeople: true } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  const { language } = pageRequestFrom(context);
  return readPersonalData(context, async (read, actor, show) => {
    const need = await findNeed(read, actor, params.need);
    const subject = { kind: 'measure-need', id: need.id };
    show(permit(measurePolicy, actor, 'measure-need.read', need.place), { subject, projectId: need.projectId });
    const isOpen = need.state === 'open';
    return {
      need,
      measures: await listMeetingMeasures(read, need.id),
      places: await findPlaceNames(read, [need.municipalityCode], language),
      history: await historyOf(read, subject),
      mayCorrect: isOpen && may(measurePolicy, actor, 'measure-need.ask', need.place),
      mayAnswer: isOpen && may(measurePolicy, actor, 'measure-need.answer', need.place),
    };
  });
}

export default function NeedPage({ loaderData }: Route.ComponentProps) {
  const { need, measures, places, history, mayCorrect, mayAnswer } = loaderData;
  const t = useTexts();
  const address = `/${t.language}/workspace/needs/${need.id}`;
  const asker = need.asker ? `${need.askedBy}, ${need.asker.name}` : need.askedBy;
  const facts = [
    {
      label: t('measure.need.state'),
      value: <NeedStateTag state={need.state} />,
      note: need.answer && <span lang="fi">{need.answer}</span>,
    },
    measures.length > 0 && {
      label: t('measure.need.met-by'),
      value: measures.map(({ id, name, isCancelled }) => (
        <p key={id}>
          <a href={measureAddress(t.language, id)} lang="fi">
            {name}
          </a>{' '}
          {isCancelled && (
            <>
              <Tag>{t('measure.state.cancelled')}</Tag>{' '}
            </>
          )}
          <a href={measureAddress(t.language, id, 'seats')}>
            {t('measure.section.seats')}
            <span className="visually-hidden">: {name}</span>
          </a>{' '}
          <a href={measureAddress(t.language, id, 'purchases')}>
            {t('measure.need.buy')}
            <span className="visually-hidden">: {name}</span>
          </a>
        </p>
      )),
    },
    {
      label: t('measure.need.project.name'),
      value: <a href={projectWorkAddress(t.language, need.projectCode, 'measures')}>{need.projectCode}</a>,
    },
    { label: t('measure.need.amount.name'), value: t.number(need.amount) },
    need.metAmount > 0 && {
      label: t('measure.need.met-amount'),
      value: t('measure.need.met-of', { met: need.metAmount, amount: need.amount }),
    },
    need.wantedFrom !== null && { label: t('measure.need.wanted-from.name'), value: t.date(need.wantedFrom) },
    need.field !== null && { label: t('measure.need.field.name'), value: t(`measure.field.${need.field}`) },
    need.municipalityCode !== null && {
      label: t('measure.need.municipality.name'),
      value: places[need.municipalityCode],
    },
    need.note !== null && {
      label: t('measure.need.note.name'),
      value: (
        <span lang="fi" className="prose">
          {need.note}
        </span>
      ),
    },
    { label: t('measure.need.asked-by.name'), value: asker },
    { label: t('measure.need.recorded'), value: t.date(finnishDate(need.recordedAt)) },
  ].filter((fact) => fact !== false);
  return (
    <NeedFrame need={need}>
      <DefinitionList items={facts} />
      <ul className="actions">
        {mayAnswer && (
          <>
            <li>
              <a className="button-like" href={`${address}/measure`}>
                {t('measure.need.meet')}
              </a>
            </li>
            <li>
              <a href={`${address}/decline`}>
                {t(need.metAmount > 0 ? 'measure.need.decline-rest' : 'measure.need.decline')}
              </a>
            </li>
          </>
        )}
        {mayCorrect && (
          <li>
            <a href={`${address}/edit`}>{t('measure.edit.title')}</a>
          </li>
        )}
      </ul>
      <History entries={history} />
    </NeedFrame>
  );
}
