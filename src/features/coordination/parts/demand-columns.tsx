import { useTexts } from '#platform/i18n/use-texts.ts';
import type { TableColumn } from '#ui/data-table.tsx';
import { Nothing } from '#ui/nothing.tsx';
import { Tag } from '#ui/tag.tsx';
import { countedMeasuresAddress, demandRecordsAddress, type MeasureChoice } from '../coordination-address.model.ts';
import { type DemandCell, type DemandTotals, roomOf, wantedOf } from '../demand.model.ts';

/** Amounts of a month: of one field in one place, or of all together. */
export type DemandRow = DemandTotals & Partial<DemandCell>;

/** What seats are counted by each amount that comes of measures. */
const ofMeasures = {
  waiting: { count: 'waiting' },
  esf: { count: 'seats', funding: 'esf' },
  national: { count: 'seats', funding: 'national' },
  held: { count: 'held' },
  free: { count: 'free' },
} as const satisfies Partial<Record<keyof DemandTotals, MeasureChoice>>;

/** A column of amounts, each of which leads to the needs, measures or contracts that it was counted from. */
export function useDemandColumn(
  code: string,
  on: string,
  month?: string,
): (key: keyof DemandTotals) => TableColumn<DemandRow> {
  const t = useTexts();
  const addressOf = (row: DemandRow, key: keyof DemandTotals) => {
    const choice = { month: row.month ?? month ?? '', ...placeOf(row) };
    if (key === 'needed') return demandRecordsAddress(t.language, code, on, { ...choice, of: 'needs' });
    if (key === 'capacity') return demandRecordsAddress(t.language, code, on, { ...choice, of: 'capacity' });
    return countedMeasuresAddress(t.language, code, on, { ...choice, ...ofMeasures[key] });
  };
  return (key) => ({
    key,
    header: t(`coordination.demand.column.${key}`),
    align: 'number',
    cell: (row) =>
      row[key] > 0 ? <a href={addressOf(row, key)}>{t.number(row[key])}</a> : <Nothing>{t.number(row[key])}</Nothing>,
  });
}

/** The field and the place of a row; the sums are of all of them. */
function placeOf({ field, municipalityCode }: DemandRow): { readonly field?: string; readonly place?: string } {
  return field === undefined ? {} : { field: field ?? 'none', place: municipalityCode ?? 'none' };
}

/** What is left over of the room when everybody who wants a seat has one, or how much is lacking. */
export function Balance({ row }: { row: DemandRow }) {
  const t = useTexts();
  const left = roomOf(row) - wantedOf(row);
  if (left >= 0) return t.number(left);
  return <Tag tone="warning">{t('coordination.demand.lacking', { count: -left })}</Tag>;
}
