import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { Tag } from '#ui/tag.tsx';
import { seatAddress } from '../seat-address.model.ts';
import { fullWeek, type WeekHours } from '../week-hours.model.ts';

/** The hours of a person in the measures of one week, which is the fullest one to come. */
export function HoursOfWeek({ week }: { week: WeekHours }) {
  const t = useTexts();
  const { monday, sunday, measures, sum, weeksAbove } = week;
  return (
    <Section id="hours" title={t('seat.hours.title')}>
      {sum > fullWeek && (
        <Notice kind="warning" title={t('seat.hours.above', { hours: t.number(sum), full: fullWeek })}>
          <p>{t('seat.hours.weeks-above', { count: weeksAbove })}</p>
        </Notice>
      )}
      <p>{t('seat.hours.lead', { from: t.date(monday), until: t.date(sunday) })}</p>
      <DataTable
        caption={t('seat.hours.title')}
        hideCaption
        rows={measures}
        rowKey={({ seatId }) => seatId}
        columns={[
          {
            key: 'measure',
            header: t('seat.others.measure'),
            cell: ({ seatId, measureId, measureName }) => (
              <a href={`/${t.language}${seatAddress(measureId, seatId)}`} lang="fi">
                {measureName}
              </a>
            ),
          },
          {
            key: 'hours',
            header: t('seat.hours.hours'),
            align: 'number',
            cell: ({ hours }) => (hours === null ? t('seat.hours.unknown') : t.number(hours)),
          },
          { key: 'source', header: t('seat.hours.source'), cell: ({ source }) => t(`seat.hours.source-${source}`) },
        ]}
      />
      <p>{sumInWords(t, week)}</p>
    </Section>
  );
}

/** What the measures of a week come to; at least so much, where the hours of one are not known. */
function sumInWords(t: Texts, { sum, isSumWhole }: WeekHours): string {
  return t(isSumWhole ? 'seat.hours.sum' : 'seat.hours.sum-at-least', { hours: t.number(sum) });
}

/** The same in one cell of a list. */
export function HoursTag({ week }: { week: WeekHours | undefined }) {
  const t = useTexts();
  if (!week) return '–';
  const told = sumInWords(t, week);
  return week.sum > fullWeek ? <Tag tone="warning">{told}</Tag> : told;
}
