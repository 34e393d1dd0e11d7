import type { RowsPage } from '#platform/db/rows-page.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { ListSteps } from '#ui/list-steps.tsx';
import { findSheetKind } from '../kind-registry.ts';
import { importAddress, sheetsAddress } from '../sheet-import.model.ts';
import type { ListedImport } from '../sheet-import.queries.server.ts';
import { StateTag } from './state-tag.tsx';

/** The tables that were sent in, the newest first. */
export function ImportList({ imports, userId }: { imports: RowsPage<ListedImport>; userId: string }) {
  const t = useTexts();
  const { rows, hasMore } = imports;
  const last = rows.at(-1);
  if (!last) return <p>{t('sheet.list.none')}</p>;
  const columns: TableColumn<ListedImport>[] = [
    {
      key: 'file',
      header: t('sheet.list.file'),
      cell: (sheet) => <a href={importAddress(t.language, sheet.id)}>{sheet.fileName ?? t('sheet.source.pasted')}</a>,
    },
    { key: 'kind', header: t('sheet.list.kind'), cell: ({ kind }) => kindName(kind) },
    { key: 'state', header: t('sheet.list.state'), cell: ({ state }) => <StateTag state={state} /> },
    { key: 'rows', header: t('sheet.list.rows'), align: 'number', cell: ({ rowsRead }) => t.number(rowsRead) },
    { key: 'at', header: t('sheet.list.received'), cell: ({ receivedAt }) => t.dateTime(receivedAt) },
  ];
  const kindName = (id: string) => {
    const kind = findSheetKind(id);
    return kind ? t(`${kind.text}.title`) : id;
  };
  if (rows.some((sheet) => sheet.userId !== userId)) {
    columns.push({ key: 'sender', header: t('sheet.list.sender'), cell: ({ senderName }) => senderName });
  }
  return (
    <>
      <DataTable caption={t('sheet.list.imports')} hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} />
      <ListSteps next={hasMore ? `${sheetsAddress(t.language)}?before=${last.id}` : undefined} />
    </>
  );
}
