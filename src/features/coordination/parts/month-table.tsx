import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { demandAddress } from '../coordination-address.model.ts';
import { type DemandTotals, monthInNumbers } from '../demand.model.ts';
import { Balance, type DemandRow, useDemandColumn } from './demand-columns.tsx';

interface MonthTableProps {
  code: string;
  on: string;
  /** The month that is shown field by field (`2012-03`). */
  shown: string;
  months: readonly (DemandTotals & { readonly month: string })[];
}

/** What is wanted and what there is room for in each month, each number leading to its records, and each month to its fields. */
export function MonthTable({ code, on, shown, months }: MonthTableProps) {
  const t = useTexts();
  const column = useDemandColumn(code, on);
  return (
    <DataTable<DemandRow>
      caption={t('coordination.demand.by-month')}
      hideCaption
      rows={months}
      rowKey={({ month }) => month ?? ''}
      columns={[
        {
          key: 'month',
          header: t('coordination.demand.column.month'),
          cell: ({ month = '' }) => (
            <a
              href={`${demandAddress(t.language, code, on, month)}#cells`}
              aria-current={month === shown ? 'true' : undefined}
            >
              {monthInNumbers(month)}
            </a>
          ),
        },
        column('needed'),
        column('waiting'),
        column('free'),
        column('capacity'),
        {
          key: 'left',
          header: t('coordination.demand.column.left'),
          align: 'number',
          cell: (row) => <Balance row={row} />,
        },
      ]}
    />
  );
}
