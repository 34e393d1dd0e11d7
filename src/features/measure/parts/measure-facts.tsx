import { projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Section } from '#ui/section.tsx';
import { daysInWords } from '../days-in-words.model.ts';
import type { MeasureHead } from '../head.model.ts';
import type { StoredMeasure } from '../measure.model.ts';
import type { MeasureSegment } from '../measure-segment.queries.server.ts';
import type { Need } from '../need.model.ts';
import { placeInWords } from '../place-name.model.ts';
import { creditsInWords } from './attendance-table.tsx';

interface MeasureFactsProps {
  head: MeasureHead;
  measure: StoredMeasure;
  /** The parts of the target group for which it is meant. */
  segments: readonly Pick<MeasureSegment, 'id' | 'name'>[];
  municipality: string | undefined;
  /** The need that it meets, for whom may read it; without the person who asked. */
  need: Pick<Need, 'id' | 'forWhom' | 'amount' | 'asker'> | undefined;
}

/** What is recorded of a measure; what nobody has said yet is left out. */
export function MeasureFacts({ head, measure, segments, municipality, need }: MeasureFactsProps) {
  const t = useTexts();
  const { seats, womenPlanned, provider } = measure;
  const place = placeInWords(measure.site, municipality);
  const facts = [
    {
      label: t('measure.form.project.name'),
      value: head.isProjectOpen ? (
        <a href={projectWorkAddress(t.language, head.projectCode, 'measures')}>
          {head.projectCode} <span lang="fi">{head.projectName}</span>
        </a>
      ) : (
        head.projectCode
      ),
    },
    { label: t('measure.form.shape.name'), value: t(`measure.shape.${measure.shape}`) },
    { label: t('measure.facts.days'), value: daysInWords(t, measure.startsOn, measure.endsOn) },
    seats !== null && {
      label: t('measure.form.seats.name'),
      value: t.number(seats),
      note:
        womenPlanned === null
          ? undefined
          : t('measure.facts.women', { women: womenPlanned, men: seats - womenPlanned }),
    },
    place !== undefined && { label: t('measure.form.site.name'), value: place },
    provider && {
      label: t('measure.form.provider.name'),
      value: <span lang="fi">{provider.name}</span>,
      note: provider.businessId ?? t('measure.facts.no-business-id'),
    },
    measure.credits !== null &&
      measure.creditUnit !== null && {
        label: t('measure.facts.credits'),
        value: creditsInWords(t, measure.credits, measure.creditUnit),
      },
    measure.field !== null && { label: t('measure.form.field.name'), value: t(`measure.field.${measure.field}`) },
    { label: t('measure.form.funding.name'), value: t(`measure.funding.${measure.funding}`) },
    measure.plannedCents !== null && {
      label: t('measure.form.planned-sum.name'),
      value: t.euro(measure.plannedCents),
    },
    measure.seriesName !== null && {
      label: t('measure.form.series.name'),
      value: (
        <a href={`/${t.language}/workspace/measures/series/${measure.seriesId}`} lang="fi">
          {measure.seriesName}
        </a>
      ),
    },
    need && {
      label: t('measure.facts.need'),
      value: (
        <a href={`/${t.language}/workspace/needs/${need.id}`}>
          {t('measure.facts.need-for', { count: need.amount })} <span lang="fi">{need.forWhom}</span>
        </a>
      ),
      note: need.asker?.name,
    },
    measure.targetGroup !== null && {
      label: t('measure.form.target-group.name'),
      value: (
        <span lang="fi" className="prose">
          {measure.targetGroup}
        </span>
      ),
    },
    segments.length > 0 && {
      label: t('measure.segment.facts'),
      value: <span lang="fi">{segments.map(({ name }) => name).join(', ')}</span>,
    },
    { label: t('measure.form.is-open.name'), value: <Applying measure={measure} /> },
  ].filter((fact) => fact !== false && fact !== null && fact !== undefined);
  return (
    <Section id="facts" title={t('measure.facts.title')}>
      <DefinitionList items={facts} />
    </Section>
  );
}

function Applying({
  measure: { isOpen, applyText, applyUrl, applyUntil, tellsFreeSeats },
}: {
  measure: StoredMeasure;
}) {
  const t = useTexts();
  return (
    <>
      {t(isOpen ? 'measure.yes-or-no.yes' : 'measure.yes-or-no.no')}
      {applyUntil !== null && `, ${t('measure.facts.apply-until', { last: t.date(applyUntil) })}`}
      {isOpen && tellsFreeSeats && <span className="note">{t('measure.facts.tells-free')}</span>}
      {applyText !== null && <span className="note">{applyText}</span>}
      {applyUrl !== null && (
        <span className="note">
          <a href={applyUrl}>{applyUrl}</a>
        </span>
      )}
    </>
  );
}
