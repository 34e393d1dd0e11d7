import type { ProgrammePeriod } from '#features/project/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import type { Plan, PlanMoney } from '../plan.model.ts';
import { type PlanChange, type PlanSubject, planChanges } from '../plan-change.model.ts';
import { lineTitle } from '../principle.model.ts';
import { areaTexts } from './plan-content.tsx';
import { figureInWords } from './targets-view.tsx';

interface ChangeTableProps {
  period: ProgrammePeriod;
  from: Plan;
  to: Plan;
}

/** What differs between two versions, old beside new, and for numbers by how much. */
export function ChangeTable({ period, from, to }: ChangeTableProps) {
  const t = useTexts();
  const changes = planChanges(from, to, period, t.language);
  if (changes.length === 0) return <p>{t('plan.compare.same')}</p>;
  return (
    <>
      <p>{t('plan.compare.count', { count: changes.length })}</p>
      <DataTable
        caption={t('plan.compare.title')}
        hideCaption
        rows={changes}
        rowKey={({ subject }) => JSON.stringify(subject)}
        columns={[
          { key: 'what', header: t('plan.compare.what'), cell: ({ subject }) => subjectInWords(t, period, subject) },
          {
            key: 'from',
            header: t('plan.compare.before', { number: from.number }),
            cell: (change) => <Said subject={change.subject} said={change.from} />,
          },
          {
            key: 'to',
            header: t('plan.compare.before', { number: to.number }),
            cell: (change) => <Said subject={change.subject} said={change.to} />,
          },
          {
            key: 'by',
            header: t('plan.compare.difference'),
            align: 'number',
            cell: (change) => differenceOf(t, change),
          },
        ]}
      />
    </>
  );
}

function Said({ subject, said }: { subject: PlanSubject; said: PlanChange['from'] }) {
  const t = useTexts();
  if (said === null) return '–';
  if (typeof said === 'number') return amountInWords(t, subject, said);
  if (subject.of === 'text' && (subject.field === 'startsOn' || subject.field === 'endsOn')) return t.date(said);
  if (subject.of === 'class' && (said === 'yes' || said === 'no')) return t(`plan.principle-answer.${said}`);
  return (
    <span className="kept-lines" lang={subject.of === 'area' ? undefined : 'fi'}>
      {said}
    </span>
  );
}

function amountInWords(t: Texts, { of }: PlanSubject, amount: number): string {
  return of === 'money' ? t.euro(amount) : t.number(amount);
}

function differenceOf(t: Texts, { subject, from, to }: PlanChange): string {
  if (typeof (to ?? from) !== 'number') return '–';
  const by = Number(to ?? 0) - Number(from ?? 0);
  return `${by > 0 ? '+' : ''}${amountInWords(t, subject, by)}`;
}

const textNames = {
  startsOn: 'plan.starts-on.name',
  endsOn: 'plan.ends-on.name',
  summary: 'plan.summary.name',
  directTargetText: 'plan.direct-target.name',
  indirectTargetText: 'plan.indirect-target.name',
} as const;

/** What the sums of a plan are called. */
const moneyNames = {
  grantedCents: 'plan.granted.name',
  grantedForMeasuresCents: 'plan.granted-for-measures.name',
} as const satisfies Record<keyof PlanMoney, string>;

function subjectInWords(t: Texts, period: ProgrammePeriod, subject: PlanSubject): string {
  switch (subject.of) {
    case 'text':
      return t(textNames[subject.field]);
    case 'money':
      return t(moneyNames[subject.field]);
    case 'area':
      return t(areaTexts[subject.kind]);
    case 'target':
      return targetInWords(t, subject);
    case 'segment':
      return `${subject.name}: ${t(subject.what === 'size' ? 'plan.segment-size.name' : 'plan.segment-description.name')}`;
    case 'class':
      return subject.what === 'value'
        ? lineTitle(period, subject.line, t.language)
        : `${lineTitle(period, subject.line, t.language)}: ${t('plan.principle-reason.name')}`;
    case 'effect':
      return `${lineTitle(period, subject.line, t.language)}: ${t(`plan.principle-${subject.what}.name`)}`;
  }
}

/** A figure with year and sex, as fields and changes are called. */
export function targetInWords(
  t: Texts,
  { figure, year, sex }: Omit<Extract<PlanSubject, { of: 'target' }>, 'of'>,
): string {
  return t('plan.targets.cell', {
    figure: figureInWords(t, figure),
    year: year === null ? t('plan.targets.whole').toLowerCase() : String(year),
    sex: t(`plan.targets.${sex}`).toLowerCase(),
  });
}
