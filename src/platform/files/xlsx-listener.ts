import { columnIndex, type ReadRow, storableText, type TableCell, trimmedCells } from './table-cell.ts';
import { type NumberFormat, numberCell } from './xlsx-format.ts';
import { attributeOf, type XmlListener } from './xml-scanner.ts';

/** Collects the texts of `sharedStrings.xml`, which cells name by number. */
export class StringListener implements XmlListener {
  readonly strings: string[] = [];
  readonly #reader = new RichTextReader();

  open(name: string): void {
    if (name === 'si') this.#reader.begin();
    else this.#reader.open(name);
  }

  close(name: string): void {
    if (name === 'si') this.strings.push(this.#reader.end());
    else this.#reader.close(name);
  }

  text(text: string): void {
    this.#reader.text(text);
  }
}

/** A text that may be in several fonts; how to pronounce it (`rPh`) is no part of it. */
class RichTextReader {
  #text = '';
  #inText = false;
  #inReading = false;

  begin(): void {
    this.#text = '';
    this.#inText = false;
    this.#inReading = false;
  }

  open(name: string): void {
    if (name === 't') this.#inText = !this.#inReading;
    else if (name === 'rPh') this.#inReading = true;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inReading = false;
  }

  text(text: string): void {
    if (this.#inText) this.#text += text;
  }

  end(): string {
    return withoutEscapes(this.#text);
  }
}

/** `_x000D_` stands for a character that XML cannot hold. */
function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return storableText(text);
  const plain = text.replace(/_x([\da-fA-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return storableText(plain);
}

interface SheetFacts {
  readonly formats: readonly NumberFormat[];
  readonly strings: readonly string[];
  readonly is1904: boolean;
}

/** What a spreadsheet can hold at most; a file that says more is not believed. */
const MOST_COLUMNS = 16_384;

/** What a formula leaves that nobody has calculated: programs that write workbooks may leave that to Excel. */
const notCalculated = '=';

/** Collects the rows of a worksheet that are not empty. */
export class SheetListener implements XmlListener {
  rows: ReadRow[] = [];
  readonly #facts: SheetFacts;
  readonly #inline = new RichTextReader();
  #number = 0;
  #cells: TableCell[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #inValue = false;
  #hasFormula = false;

  constructor(facts: SheetFacts) {
    this.#facts = facts;
  }

  /** Hands over the rows read so far. */
  take(): ReadRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#inValue = true;
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'f') this.#hasFormula = true;
    else this.#inline.open(name);
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === 'v') this.#inValue = false;
    else if (name === 'row') this.#closeRow();
    else this.#inline.close(name);
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else this.#inline.text(text);
  }

  #openRow(attributes: string): void {
    const stated = Number(attributeOf(attributes, 'r'));
    this.#number = stated > this.#number ? stated : this.#number + 1;
    this.#cells = [];
    this.#column = -1;
  }

  #closeRow(): void {
    const cells = trimmedCells(this.#cells);
    if (cells.length > 0) this.rows.push({ number: this.#number, cells });
  }

  #openCell(attributes: string): void {
    const reference = attributeOf(attributes, 'r');
    this.#column = reference === undefined ? this.#column + 1 : columnIndex(reference);
    this.#type = attributeOf(attributes, 't') ?? 'n';
    this.#style = Number(attributeOf(attributes, 's') ?? 0);
    this.#value = '';
    this.#hasFormula = false;
    this.#inline.begin();
  }

  #closeCell(): void {
    const cell = this.#cell();
    if (cell === null || this.#column < 0 || this.#column >= MOST_COLUMNS) return;
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = cell;
  }

  #cell(): TableCell {
    if (this.#type === 'inlineStr') return this.#inline.end();
    if (this.#value === '') return this.#hasFormula && this.#type !== 'str' ? { error: notCalculated } : null;
    switch (this.#type) {
      case 's':
        return this.#facts.strings[Number(this.#value)] ?? null;
      case 'str':
        return withoutEscapes(this.#value);
      case 'b':
        return this.#value === '1' || this.#value === 'true';
      case 'e':
        return { error: storableText(this.#value) };
      case 'd':
        return { date: this.#value.replace(/T00:00(:00(\.0+)?)?Z?$/, '').slice(0, 16) };
      default:
        return this.#numericCell();
    }
  }

  #numericCell(): TableCell {
    const value = Number(this.#value);
    if (Number.isNaN(value)) return storableText(this.#value);
    return numberCell(value, this.#facts.formats[this.#style] ?? 'plain', this.#facts.is1904);
  }
}
