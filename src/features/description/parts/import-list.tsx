import type { RowsPage } from '#platform/db/rows-page.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { ListSteps } from '#ui/list-steps.tsx';
import { Section } from '#ui/section.tsx';
import { Tag, type TagTone } from '#ui/tag.tsx';
import { importsAddress, type StoredImportState, storedImportAddress } from '../stored-import.model.ts';
import type { ListedStoredImport } from '../stored-import.queries.server.ts';

const toneOfState: Readonly<Record<StoredImportState, TagTone>> = {
  received: 'neutral',
  ready: 'highlight',
  recording: 'neutral',
  done: 'success',
  failed: 'warning',
  discarded: 'neutral',
};

/** The imports that the reader may see, each with its address, the newest first. */
export function ImportList({ imports, userId }: { imports: RowsPage<ListedStoredImport>; userId: string }) {
  const t = useTexts();
  const { rows, hasMore } = imports;
  const last = rows.at(-1);
  if (!last) return null;
  const columns: TableColumn<ListedStoredImport>[] = [
    {
      key: 'at',
      header: t('description.import.at'),
      cell: ({ id, receivedAt }) => <a href={storedImportAddress(t.language, id)}>{t.dateTime(receivedAt)}</a>,
    },
    {
      key: 'files',
      header: t('description.import.files'),
      cell: ({ firstName, fileCount }) => t('description.import.named-files', { name: firstName, more: fileCount - 1 }),
    },
    {
      key: 'state',
      header: t('description.list.state'),
      cell: ({ state }) => <Tag tone={toneOfState[state]}>{t(`description.import.state-${state}`)}</Tag>,
    },
    { key: 'result', header: t('description.import.result'), cell: (sent) => <Result sent={sent} /> },
  ];
  if (rows.some(({ importedBy }) => importedBy !== userId)) {
    columns.push({ key: 'by', header: t('description.import.by'), cell: ({ importerName }) => importerName });
  }
  return (
    <Section id="earlier" title={t('description.import.earlier')}>
      <DataTable
        caption={t('description.import.earlier')}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
      />
      <ListSteps next={hasMore ? `${importsAddress(t.language)}?before=${last.id}#earlier` : undefined} />
    </Section>
  );
}

/** What was taken in; before that, what would be. */
function Result({ sent }: { sent: ListedStoredImport }) {
  const t = useTexts();
  switch (sent.state) {
    case 'received':
    case 'discarded':
      return '–';
    case 'ready':
      return t('description.import.counts', { new: sent.newCount, changed: sent.changedCount, same: sent.sameCount });
    default:
      return t('description.import.recorded-counts', { new: sent.recordedNew, changed: sent.recordedChanged });
  }
}
