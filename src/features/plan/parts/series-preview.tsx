import type { FormEntries } from '#features/draft/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { Tag } from '#ui/tag.tsx';
import type { SeriesDay } from '../milestone-series.model.ts';

interface SeriesPreviewProps {
  days: readonly SeriesDay[];
  /** The days (ISO) on which something of the project is due already. */
  listed: readonly string[];
  /** The question that the days answer, and what makes the form be saved once. */
  hidden: FormEntries;
}

/** The days of a series, each to be left out, before anything is saved; a part of the form that asks for them. */
export function SeriesPreview({ days, listed, hidden }: SeriesPreviewProps) {
  const t = useTexts();
  const title = t('plan.series.days', { count: days.length });
  return (
    <Section id="preview" title={title}>
      <p>{t('plan.series.leave-out')}</p>
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DataTable
        caption={title}
        hideCaption
        columns={[
          {
            key: 'day',
            header: t('plan.milestone-due.name'),
            cell: ({ dueOn }) => <DayChoice day={dueOn} isListed={listed.includes(dueOn)} />,
          },
          { key: 'title', header: t('plan.milestones.what'), cell: (day) => <span lang="fi">{day.title}</span> },
        ]}
        rows={days}
        rowKey={({ dueOn }) => dueOn}
      />
      <p className="buttons">
        <button type="submit" name="confirm" value="1">
          {t('plan.series.confirm')}
        </button>
      </p>
    </Section>
  );
}

function DayChoice({ day, isListed }: { day: string; isListed: boolean }) {
  const t = useTexts();
  return (
    <>
      <span className="choice">
        <input type="checkbox" id={`on-${day}`} name="on" value={day} defaultChecked={!isListed} />
        <label htmlFor={`on-${day}`}>{t.date(day)}</label>
      </span>{' '}
      {isListed && <Tag>{t('plan.series.listed')}</Tag>}
    </>
  );
}
