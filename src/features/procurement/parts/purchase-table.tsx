import type { ListColumn } from '#features/view/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';

interface PurchaseTableProps<Row> {
  kind: 'tenders' | 'contracts';
  /** By which the list of all shows the same. */
  query: string;
  columns: readonly ListColumn<Row>[];
  rows: readonly Row[];
  /** Set where there are more. */
  next: unknown;
}

/** The first tenders or contracts of something, with the way to all of them; nothing where there are none. */
export function PurchaseTable<Row extends { readonly id: number }>({
  kind,
  query,
  columns,
  rows,
  next,
}: PurchaseTableProps<Row>) {
  const t = useTexts();
  if (rows.length === 0) return null;
  const title = t(`procurement.${kind}.title`);
  return (
    <Section id={kind} title={title}>
      <DataTable
        caption={title}
        hideCaption
        columns={columns.map((column) => ({
          key: column.key,
          header: column.header,
          align: column.kind === 'cents' || column.kind === 'integer' ? ('number' as const) : undefined,
          cell: column.cell ?? ((row: Row) => shown(column.kind, column.valueOf(row))),
        }))}
        rows={rows}
        rowKey={({ id }) => id}
      />
      {next !== undefined && (
        <p>
          <a href={`/${t.language}/workspace/${kind}?${query}`}>{t('procurement.purchases.more')}</a>
        </p>
      )}
    </Section>
  );

  function shown(value: ListColumn<Row>['kind'], content: ReturnType<ListColumn<Row>['valueOf']>) {
    if (content === null || content === undefined) return '';
    if (value === 'date') return t.date(String(content));
    return value === 'cents' ? t.euro(Number(content)) : String(content);
  }
}
