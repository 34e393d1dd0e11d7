import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import type { CellKind } from '../cell.model.ts';
import type { SheetKind } from '../sheet-kind.ts';
import type { SheetColumn } from '../sheet-row.model.ts';

/** What belongs in each column, as the template explains it. */
export function ColumnGuide({ kind }: { kind: SheetKind }) {
  const t = useTexts();
  const columns = Object.values(kind.columns);
  return (
    <DataTable<SheetColumn>
      caption={t('sheet.send.columns')}
      hideCaption
      rows={columns}
      rowKey={({ text }) => text}
      columns={[
        { key: 'name', header: t('sheet.template.column'), cell: ({ text }) => t(`${text}.name`) },
        {
          key: 'need',
          header: t('sheet.template.need'),
          cell: ({ required }) => t(required ? 'sheet.template.compulsory' : 'sheet.template.voluntary'),
        },
        { key: 'meaning', header: t('sheet.template.meaning'), cell: ({ text }) => t(`${text}.explained`) },
        { key: 'form', header: t('sheet.template.form'), cell: ({ kind: cell }) => cell.expected(t) },
        { key: 'example', header: t('sheet.template.example'), cell: ({ kind: cell }) => <Example kind={cell} /> },
      ]}
    />
  );
}

/** A value of a column; one that is shown as it is written is a name or a sentence from Finnish work. */
function Example({ kind }: { kind: CellKind }) {
  const t = useTexts();
  const shown = kind.show(kind.example, t);
  return <span lang={shown === kind.example ? 'fi' : undefined}>{shown}</span>;
}
