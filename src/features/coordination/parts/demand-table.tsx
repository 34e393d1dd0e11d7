import { measureFields } from '#features/measure/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { type DemandCell, totalsOf } from '../demand.model.ts';
import { Balance, type DemandRow, useDemandColumn } from './demand-columns.tsx';

interface DemandTableProps {
  code: string;
  on: string;
  month: string;
  cells: readonly DemandCell[];
  /** Names of municipalities by code. */
  places: Readonly<Record<string, string>>;
}

/** What is wanted and what there is room for in a month, by field and place; seats lead to the measures that have them. */
export function DemandTable({ code, on, month, cells, places }: DemandTableProps) {
  const t = useTexts();
  const column = useDemandColumn(code, on, month);
  if (cells.length === 0) return <p>{t('coordination.demand.none')}</p>;
  return (
    <DataTable<DemandRow>
      caption={t('coordination.demand.caption')}
      hideCaption
      rows={cells}
      rowKey={({ field, municipalityCode }) => `${field} ${municipalityCode}`}
      totals={[totalsOf(cells)]}
      columns={[
        {
          key: 'field',
          header: t('coordination.demand.column.field'),
          cell: ({ field }) => <FieldName field={field} />,
        },
        {
          key: 'place',
          header: t('coordination.demand.column.place'),
          cell: ({ municipalityCode: place }) =>
            place ? (places[place] ?? place) : place === null && t('coordination.demand.no-place'),
        },
        column('needed'),
        column('waiting'),
        column('esf'),
        column('national'),
        column('held'),
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

/** A field by its name; the sums have none. */
export function FieldName({ field }: { field: string | null | undefined }) {
  const t = useTexts();
  if (field === undefined) return t('coordination.view.sum');
  const known = measureFields.find((one) => one === field);
  return known ? t(`measure.field.${known}`) : t('coordination.demand.no-field');
}
