import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { shownOutcomes, shownRowsQuery } from '../row-choice.model.ts';
import type { SheetImport } from '../sheet-import.model.ts';

/** How many rows would do what, each number leading to its rows. */
export function OutcomeCounts({ sheet }: { sheet: SheetImport }) {
  const t = useTexts();
  const counts = {
    refused: sheet.refusedRows,
    changed: sheet.changedRows,
    new: sheet.newRows,
    same: sheet.sameRows,
    mended: sheet.mendedRows,
  };
  const told = shownOutcomes.map((outcome) => ({ outcome, count: counts[outcome] }));
  return (
    <Section id="counts" title={t('sheet.counts.title')}>
      <DataTable
        caption={t('sheet.counts.title')}
        hideCaption
        narrow="keep"
        rows={told}
        rowKey={({ outcome }) => outcome}
        columns={[
          {
            key: 'outcome',
            header: t('sheet.counts.what'),
            cell: ({ outcome, count }) => {
              const name = t(`sheet.counts.${outcome}`);
              return count === 0 || sheet.forgottenAt ? name : <a href={shownRowsQuery({ show: outcome })}>{name}</a>;
            },
          },
          { key: 'count', header: t('sheet.list.rows'), align: 'number', cell: ({ count }) => t.number(count) },
        ]}
      />
      <p>{t('sheet.counts.total', { count: sheet.rowsRead })}</p>
    </Section>
  );
}
