import { measureFields } from '#features/measure/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Tag } from '#ui/tag.tsx';
import { countedMeasuresAddress, demandRecordsAddress, type MeasureChoice } from '../coordination-address.model.ts';
import { type DemandCell, type DemandTotals, roomOf, totalsOf, wantedOf } from '../demand.model.ts';

interface DemandTableProps {
  code: string;
  on: string;
  month: string;
  cells: readonly DemandCell[];
  /** Names of municipalities by code. */
  places: Readonly<Record<string, string>>;
}

type DemandRow = DemandTotals & Partial<DemandCell>;

/** What is wanted and what there is room for in a month, by field and place; seats lead to the measures that have them. */
export function DemandTable({ code, on, month, cells, places }: DemandTableProps) {
  const t = useTexts();
  if (cells.length === 0) return <p>{t('coordination.demand.none')}</p>;
  const measuresOf = (row: DemandRow, choice: MeasureChoice = {}) =>
    countedMeasuresAddress(t.language, code, on, { month, ...placeOf(row), ...choice });
  const amount = (key: keyof DemandTotals, choice?: MeasureChoice) => ({
    key,
    header: t(`coordination.demand.column.${key}`),
    align: 'number' as const,
    cell: (row: DemandRow) =>
      choice && row[key] > 0 ? <a href={measuresOf(row, choice)}>{t.number(row[key])}</a> : t.number(row[key]),
  });
  const records = (row: DemandRow, key: 'needed' | 'capacity', of: 'needs' | 'capacity') => {
    const choice = { month, of, ...placeOf(row) };
    return row[key] > 0 ? (
      <a href={demandRecordsAddress(t.language, code, on, choice)}>{t.number(row[key])}</a>
    ) : (
      t.number(row[key])
    );
  };
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
        {
          ...amount('needed'),
          cell: (row) => records(row, 'needed', 'needs'),
        },
        amount('waiting', { count: 'waiting' }),
        amount('esf', { funding: 'esf', count: 'seats' }),
        amount('national', { funding: 'national', count: 'seats' }),
        amount('held', { count: 'held' }),
        amount('free', { count: 'free' }),
        { ...amount('capacity'), cell: (row) => records(row, 'capacity', 'capacity') },
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

/** The field and the place of a row; the sums are of all of them. */
function placeOf({ field, municipalityCode }: DemandRow): { readonly field?: string; readonly place?: string } {
  return field === undefined ? {} : { field: field ?? 'none', place: municipalityCode ?? 'none' };
}

/** A field by its name; the sums have none. */
export function FieldName({ field }: { field: string | null | undefined }) {
  const t = useTexts();
  if (field === undefined) return t('coordination.view.sum');
  const known = measureFields.find((one) => one === field);
  return known ? t(`measure.field.${known}`) : t('coordination.demand.no-field');
}

function Balance({ row }: { row: DemandRow }) {
  const t = useTexts();
  const left = roomOf(row) - wantedOf(row);
  if (left >= 0) return t.number(left);
  return <Tag tone="warning">{t('coordination.demand.lacking', { count: -left })}</Tag>;
}
