import type { Readable } from 'node:stream';
import type { RowsPage } from '#platform/db/rows-page.ts';
import type { TableCell } from '#platform/files/table-cell.ts';
import { type FormColumn, formWorkbook } from '#platform/files/xlsx-form.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { ColumnMatch } from './column-matching.model.ts';
import { explainedProblem } from './problem-text.model.ts';
import type { SheetImport } from './sheet-import.model.ts';
import type { StagedRow } from './sheet-import.queries.server.ts';
import type { SheetKind } from './sheet-kind.ts';
import { styleOf } from './sheet-template.server.ts';

/** Gives the refused rows behind a number, some hundred at a time. */
export type ReadRefused = (after: number) => Promise<RowsPage<StagedRow>>;

/**
 * The refused rows of an import as a workbook to mend and send again: what is wrong with each, then its cells as they were. Columns that
 * were recognised bear the names of the kind, so that they are recognised again.
 */
export function faultyRows({ columns }: SheetImport, kind: SheetKind, readRefused: ReadRefused, t: Texts): Readable {
  const matches = columns ?? [];
  const rows = cellsOfRows(readRefused, (row) => [
    row.number,
    (row.problems ?? []).map((problem) => explainedProblem(problem, kind, t)).join('\n'),
    ...matches.map(({ index }): TableCell => row.cells?.[index] ?? null),
  ]);
  return formWorkbook([{ title: t('sheet.faulty.tab'), columns: formColumns(matches, kind, t), rows }]);
}

async function* cellsOfRows(readRefused: ReadRefused, cellsOf: (row: StagedRow) => readonly TableCell[]) {
  for (let after = 0; ; ) {
    const { rows, hasMore } = await readRefused(after);
    yield rows.map(cellsOf);
    const last = rows.at(-1);
    if (!last || !hasMore) return;
    after = last.number;
  }
}

function formColumns(matches: readonly ColumnMatch[], { columns }: SheetKind, t: Texts): FormColumn[] {
  const own = matches.map((match): FormColumn => {
    const column = match.key === null ? undefined : columns[match.key];
    const heading = column ? t(`${column.text}.name`) : match.heading;
    const width = Math.max(column?.kind.width ?? 16, heading.length + 2);
    return { heading, width, style: column ? styleOf(column.kind) : 'plain' };
  });
  return [
    { heading: t('sheet.faulty.row'), width: 10, style: 'plain' },
    { heading: t('sheet.faulty.errors'), width: 60, style: 'wrapped' },
    ...own,
  ];
}
