import type { Readable } from 'node:stream';
import { type FormColumn, formWorkbook } from '#platform/files/xlsx-form.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { CellKind } from './cell.model.ts';
import type { SheetKind } from './sheet-kind.ts';
import type { SheetColumn } from './sheet-row.model.ts';

/** A workbook to fill in: a sheet with the headings alone, and one that explains each column with an example. */
export function sheetTemplate({ columns, text }: SheetKind, t: Texts): Readable {
  const all = Object.values(columns);
  const explained = all.map(({ kind, required, text: root }) => [
    t(`${root}.name`),
    t(required ? 'sheet.template.compulsory' : 'sheet.template.voluntary'),
    t(`${root}.explained`),
    kind.expected(t),
    kind.show(kind.example, t),
  ]);
  return formWorkbook([
    { title: tabTitle(t(`${text}.title`)), columns: all.map((column) => formColumn(column, t)), rows: [] },
    { title: t('sheet.template.explanations'), columns: explanationColumns(t), rows: [explained] },
  ]);
}

function formColumn(column: SheetColumn, t: Texts): FormColumn {
  const { kind, required } = column;
  const heading = t(`${column.text}.name`) + (required ? ' *' : '');
  return { heading, width: Math.max(kind.width, heading.length + 2), style: styleOf(kind), choices: kind.choices?.(t) };
}

/** Numbers and days may come as such or as text; codes only as text. */
export function styleOf({ isText }: CellKind): FormColumn['style'] {
  return isText ? 'text' : 'plain';
}

function explanationColumns(t: Texts): FormColumn[] {
  return [
    { heading: t('sheet.template.column'), width: 24, style: 'text' },
    { heading: t('sheet.template.need'), width: 14, style: 'text' },
    { heading: t('sheet.template.meaning'), width: 50, style: 'wrapped' },
    { heading: t('sheet.template.form'), width: 36, style: 'wrapped' },
    { heading: t('sheet.template.example'), width: 30, style: 'text' },
  ];
}

const longestTab = 31;

function tabTitle(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, longestTab);
}
