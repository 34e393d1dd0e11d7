import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { columnLetters } from './table-cell.ts';
import { type Batches, type CellKind, type CellValue, eurosOf, type TableColumn } from './table-column.ts';
import {
  dateSerial,
  declaration,
  joinedStream,
  mainType,
  packageNamespace,
  relationNamespace,
  relations,
  spreadsheetNamespace,
  textCell,
  unchanging,
} from './xlsx-parts.server.ts';
import { xmlText } from './xml.ts';

/** A table as a workbook of one sheet. */
export interface Sheet<Row> {
  /** Shown on the tab: at most 31 characters, none of `[ ] : * ? / \`. */
  readonly title: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly batches: Batches<Row>;
}

/** What a sheet of Excel holds, its heading not counted. */
export const mostSheetRows = 1_048_575;

/**
 * A table as an Excel workbook, written while it is read: texts (never formulas), numbers, sums in euros and dates in cells of
 * their kind, the heading bold and standing still. The same rows give the same bytes. Rows behind `mostSheetRows` are an error
 * of the stream. Destroying the stream gives the rows up.
 */
export function xlsxStream<Row>(sheet: Sheet<Row>): Readable {
  const zip = new ZipFile();
  const rows = Readable.from(sheetPieces(sheet));
  for (const [name, content] of fixedParts(sheet)) zip.addBuffer(Buffer.from(content), name, unchanging);
  zip.addReadStream(rows, 'xl/worksheets/sheet1.xml', unchanging);
  zip.end();
  return joinedStream(zip, [rows]);
}

function fixedParts<Row>({ title }: Sheet<Row>): [string, string][] {
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packageNamespace}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${mainType}.sheet.main+xml"/>` +
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${mainType}.worksheet+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${mainType}.styles+xml"/></Types>`,
    ],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${spreadsheetNamespace}" xmlns:r="${relationNamespace}"><sheets>` +
        `<sheet name="${xmlText(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
  ];
}

/** Numbers of the formats below, in their order. */
const style = { plain: 0, heading: 1, date: 2, euros: 3 } as const;
const builtInDate = 14; // the day as the reader's own settings write it
const builtInTwoDecimals = 4;

const styles =
  `${declaration}<styleSheet xmlns="${spreadsheetNamespace}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="4">${[
    [0, 0],
    [0, 1],
    [builtInDate, 0],
    [builtInTwoDecimals, 0],
  ]
    .map(
      ([format, font]) =>
        `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
    )
    .join('')}</cellXfs></styleSheet>`;

async function* sheetPieces<Row>({ columns, batches }: Sheet<Row>): AsyncGenerator<string, void, undefined> {
  const cells = columns.map((column, index) => ({ column, letters: columnLetters(index) }));
  yield sheetHead(columns);
  let rowNumber = 1;
  for await (const rows of batches) {
    if (rowNumber + rows.length > mostSheetRows + 1) throw new RangeError(`a sheet holds ${mostSheetRows} rows`);
    let piece = '';
    for (const row of rows) {
      rowNumber += 1;
      piece += `<row r="${rowNumber}">`;
      for (const { column, letters } of cells) {
        const value = column.valueOf(row);
        if (value !== null) piece += cell(`${letters}${rowNumber}`, column.kind, value);
      }
      piece += '</row>';
    }
    yield piece;
  }
  yield `</sheetData><autoFilter ref="A1:${columnLetters(columns.length - 1)}${rowNumber}"/></worksheet>`;
}

function sheetHead<Row>(columns: readonly TableColumn<Row>[]): string {
  const widths = columns.map(
    ({ name, kind }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widthOf(name, kind)}" customWidth="1"/>`,
  );
  const headings = columns.map(({ name }, index) => textCell(`${columnLetters(index)}1`, name, style.heading));
  return (
    `${declaration}<worksheet xmlns="${spreadsheetNamespace}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`
  );
}

const kindWidths: Readonly<Record<CellKind, number>> = {
  text: 28,
  integer: 10,
  cents: 16,
  date: 12,
  boolean: 10,
  list: 18,
};

function widthOf(name: string, kind: CellKind): number {
  return Math.min(60, Math.max(kindWidths[kind], name.length + 3));
}

function cell(reference: string, kind: CellKind, value: Exclude<CellValue, null>): string {
  switch (kind) {
    case 'integer':
      return `<c r="${reference}"><v>${Number(value)}</v></c>`;
    case 'cents':
      return `<c r="${reference}" s="${style.euros}"><v>${eurosOf(Number(value))}</v></c>`;
    case 'boolean':
      return `<c r="${reference}" t="b"><v>${value === true ? 1 : 0}</v></c>`;
    case 'date': {
      const serial = dateSerial(String(value));
      if (serial === undefined) return textCell(reference, String(value), style.plain);
      return `<c r="${reference}" s="${style.date}"><v>${serial}</v></c>`;
    }
    default:
      return textCell(reference, String(value), style.plain);
  }
}
