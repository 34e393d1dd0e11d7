import type { Readable } from 'node:stream';
import type { ZipFile } from 'yazl';
import { xmlText } from './xml.ts';

// What every workbook that Koordi writes is made of.

/**
 * The first day that both date formats of ZIP can tell everywhere: files carry no trace of when they were made. The quality of
 * packing is the one beyond which the time doubles for files a fifth smaller.
 */
export const unchanging = {
  mtime: new Date('1980-01-01T12:00:00Z'),
  mode: 0o100644,
  forceDosTimestamp: true,
  compressionLevel: 2,
};

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const spreadsheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const relationNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
export const mainType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationNamespace}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageNamespace}/relationships">${items.join('')}</Relationships>`;
}

/** yazl pipes the rows into the archive, and a pipe hands on neither a failure nor a reader who has gone. */
export function joinedStream(zip: ZipFile, rows: readonly Readable[]): Readable {
  const output = zip.outputStream as Readable;
  for (const piece of rows) {
    piece.on('error', (error) => output.destroy(error));
    output.on('close', () => piece.destroy());
  }
  return output;
}

const longestCell = 32_767;

/** A text, never a formula, in the cell format of this number. */
export function textCell(reference: string, text: string, styleNumber: number): string {
  const styled = styleNumber === 0 ? '' : ` s="${styleNumber}"`;
  const shown = xmlText(withoutEscapes(text.slice(0, longestCell)));
  return `<c r="${reference}"${styled} t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`;
}

/** `_x0041_` in a text would be read as the letter it stands for. */
function withoutEscapes(text: string): string {
  return text.includes('_x') ? text.replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_') : text;
}

/** Days since 1899-12-30. Excel thinks that 1900 was a leap year, so earlier days than March of it have no number. */
export function dateSerial(isoDate: string): number | undefined {
  const serial = Date.parse(`${isoDate}T00:00:00Z`) / 86_400_000 + 25_569;
  return Number.isInteger(serial) && serial > 60 ? serial : undefined;
}
