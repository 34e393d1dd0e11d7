import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { columnLetters, isDateCell, isErrorCell, type TableCell } from './table-cell.ts';
import type { Batches } from './table-column.ts';
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

/** A column of a sheet that people fill in or mend. */
export interface FormColumn {
  readonly heading: string;
  /** In letters. */
  readonly width: number;
  /** How a spreadsheet takes what is typed into it: `text` leaves zeros and long numbers alone, `wrapped` also breaks lines. */
  readonly style: 'plain' | 'text' | 'wrapped' | 'date';
  /** To be chosen from a list; other values can be typed all the same. */
  readonly choices?: readonly string[] | undefined;
}

export interface FormSheet {
  /** Shown on the tab: at most 31 characters, none of `[ ] : * ? / \`. */
  readonly title: string;
  readonly columns: readonly FormColumn[];
  readonly rows: Batches<readonly TableCell[]>;
}

/** As far down as a spreadsheet offers the choices of a column. */
const ROWS_WITH_CHOICES = 10_000;
const choicesTitle = 'choices';

/**
 * A workbook to be filled in or mended in a spreadsheet: whole columns are text where codes stand, so that nothing is lost by typing;
 * headings are bold and stand still. Written while it is read; destroying the stream gives the rows up.
 */
export function formWorkbook(sheets: readonly FormSheet[]): Readable {
  const lists = sheets.flatMap(({ columns }) => columns.flatMap(({ choices }) => (choices ? [choices] : [])));
  const titles = sheets.map(({ title }) => title);
  const zip = new ZipFile();
  for (const [name, content] of fixedParts(titles, lists.length > 0)) {
    zip.addBuffer(Buffer.from(content), name, unchanging);
  }
  const streams = sheets.map((sheet, index) => {
    const stream = Readable.from(sheetPieces(sheet, lists));
    zip.addReadStream(stream, partName(index), unchanging);
    return stream;
  });
  if (lists.length > 0) zip.addBuffer(Buffer.from(choicesSheet(lists)), partName(sheets.length), unchanging);
  zip.end();
  return joinedStream(zip, streams);
}

function partName(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

function fixedParts(titles: readonly string[], hasChoices: boolean): [string, string][] {
  const all = hasChoices ? [...titles, choicesTitle] : titles;
  const overrides = all.map(
    (_, index) => `<Override PartName="/${partName(index)}" ContentType="${mainType}.worksheet+xml"/>`,
  );
  const tabs = all.map((title, index) => {
    const state = hasChoices && index === titles.length ? ' state="hidden"' : '';
    return `<sheet name="${xmlText(title)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packageNamespace}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${mainType}.sheet.main+xml"/>${overrides.join('')}` +
        `<Override PartName="/xl/styles.xml" ContentType="${mainType}.styles+xml"/></Types>`,
    ],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${spreadsheetNamespace}" xmlns:r="${relationNamespace}"><sheets>${tabs.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...all.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
  ];
}

/** Numbers of the formats below, in their order. */
const style = { plain: 0, heading: 1, text: 2, wrapped: 3, date: 4 } as const;
const builtInText = 49;
const dayFormat = 164;

const styles =
  `${declaration}<styleSheet xmlns="${spreadsheetNamespace}">` +
  `<numFmts count="1"><numFmt numFmtId="${dayFormat}" formatCode="d.m.yyyy"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="5">${[
    [0, 0, false],
    [builtInText, 1, true],
    [builtInText, 0, false],
    [builtInText, 0, true],
    [dayFormat, 0, false],
  ]
    .map(
      ([format, font, wraps]) =>
        `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">` +
        `<alignment vertical="top"${wraps ? ' wrapText="1"' : ''}/></xf>`,
    )
    .join('')}</cellXfs></styleSheet>`;

async function* sheetPieces({ columns, rows }: FormSheet, lists: readonly (readonly string[])[]) {
  yield sheetHead(columns);
  let rowNumber = 1;
  for await (const batch of rows) {
    let piece = '';
    for (const cells of batch) {
      rowNumber += 1;
      piece += `<row r="${rowNumber}">`;
      for (const [index, cell] of cells.entries()) {
        piece += cellXml(`${columnLetters(index)}${rowNumber}`, cell, style[columns[index]?.style ?? 'plain']);
      }
      piece += '</row>';
    }
    yield piece;
  }
  yield `</sheetData>${validations(columns, lists)}</worksheet>`;
}

function sheetHead(columns: readonly FormColumn[]): string {
  const widths = columns.map(
    ({ width, style: kind }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style[kind]}" customWidth="1"/>`,
  );
  const headings = columns.map(({ heading }, index) => textCell(`${columnLetters(index)}1`, heading, style.heading));
  return (
    `${declaration}<worksheet xmlns="${spreadsheetNamespace}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`
  );
}

function cellXml(reference: string, cell: TableCell, styleNumber: number): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (isErrorCell(cell)) return textCell(reference, cell.error === '=' ? '' : cell.error, styleNumber);
  if (!isDateCell(cell)) return textCell(reference, cell, styleNumber);
  const serial = dateSerial(cell.date);
  return serial === undefined
    ? textCell(reference, cell.date, styleNumber)
    : `<c r="${reference}" s="${style.date}"><v>${serial}</v></c>`;
}

function validations(columns: readonly FormColumn[], lists: readonly (readonly string[])[]): string {
  const rules = columns.flatMap(({ choices }, index) => {
    if (!choices) return [];
    const letters = columnLetters(index);
    const list = columnLetters(lists.indexOf(choices));
    return [
      `<dataValidation type="list" allowBlank="1" sqref="${letters}2:${letters}${ROWS_WITH_CHOICES}">` +
        `<formula1>${choicesTitle}!$${list}$1:$${list}$${choices.length}</formula1></dataValidation>`,
    ];
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

/** A list in each column; a list within the rule itself could hold neither commas nor many values. */
function choicesSheet(lists: readonly (readonly string[])[]): string {
  const height = Math.max(...lists.map(({ length }) => length));
  const rows = Array.from({ length: height }, (_, row) => {
    const cells = lists.map((list, column) => {
      const choice = list[row];
      return choice === undefined ? '' : textCell(`${columnLetters(column)}${row + 1}`, choice, style.text);
    });
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  return `${declaration}<worksheet xmlns="${spreadsheetNamespace}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}
