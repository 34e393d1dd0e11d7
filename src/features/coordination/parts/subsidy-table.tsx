import { measureAddress } from '#features/measure/public.ts';
import type { SubsidyLine } from '#features/seat/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';

/** What the wage subsidy of each seat costs, before the day of the view and from it on. */
export function SubsidyTable({ lines }: { lines: readonly SubsidyLine[] }) {
  const t = useTexts();
  const amount = (key: 'pastCents' | 'aheadCents', header: string) => ({
    key,
    header,
    align: 'number' as const,
    cell: (line: SubsidyLine | undefined) => t.euro(line ? line[key] : lines.reduce((sum, one) => sum + one[key], 0)),
  });
  return (
    <DataTable<SubsidyLine | undefined>
      caption={t('coordination.money.part.subsidy')}
      hideCaption
      rows={lines}
      rowKey={(line) => line?.seatId ?? 'sum'}
      totals={[undefined]}
      columns={[
        {
          key: 'person',
          header: t('participant.list.person'),
          cell: (line) =>
            line ? (
              <a href={`${measureAddress(t.language, line.measureId, 'seats')}/${line.seatId}`}>
                {t('participant.person.number', { number: line.number })}
              </a>
            ) : (
              <strong>{t('coordination.view.sum')}</strong>
            ),
        },
        {
          key: 'days',
          header: t('coordination.column.runs'),
          cell: (line) => line && `${t.date(line.startsOn)}–${line.endsOn === null ? '' : t.date(line.endsOn)}`,
        },
        {
          key: 'monthly',
          header: t('coordination.money.monthly'),
          align: 'number',
          cell: (line) => line && t.euro(line.monthlyCents),
        },
        amount('pastCents', t('coordination.money.part.subsidyPast')),
        amount('aheadCents', t('coordination.money.part.subsidyAhead')),
      ]}
    />
  );
}
