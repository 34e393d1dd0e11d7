import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { ReadRows } from './table-cell.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { type NumberFormat, StyleListener } from './xlsx-format.ts';
import { SheetListener, StringListener } from './xlsx-listener.ts';
import { attributeOf, type XmlListener, XmlScanner } from './xml-scanner.ts';

/** A workbook that is being read; whoever opened it closes it. */
export interface Workbook {
  /** In the order of the tabs; hidden ones too, and none that are charts. */
  readonly sheets: readonly SheetOfWorkbook[];
  /** Whether its days count from 1904, as in files of old Macs. */
  readonly is1904: boolean;
  /**
   * The rows of a sheet that are not empty. Memory holds the workbook's shared texts, the packed file and some hundred rows.
   *
   * @throws {UnreadableFile} when the file is damaged or unpacks to too much
   */
  rows(sheetName: string): ReadRows;
  close(): void;
}

export interface SheetOfWorkbook {
  readonly name: string;
  readonly isHidden: boolean;
}

/** What a workbook may unpack to: far more than lists by people, far less than what would harm. */
export interface WorkbookLimits {
  readonly sheetBytes: number;
  readonly stringBytes: number;
  readonly partBytes: number;
}

const MEGABYTE = 1024 ** 2;

export const workbookLimits: WorkbookLimits = {
  sheetBytes: 512 * MEGABYTE,
  stringBytes: 96 * MEGABYTE,
  partBytes: 8 * MEGABYTE,
};

const ROWS_AT_ONCE = 500;

/**
 * Opens an Excel workbook (.xlsx, .xlsm).
 *
 * @throws {UnreadableFile} when it is something else: `encrypted` with a password, `unsupported` for other office files,
 * `damaged` otherwise
 */
export async function openWorkbook(bytes: Uint8Array, limits: WorkbookLimits = workbookLimits): Promise<Workbook> {
  refuseOldFormats(bytes);
  const archive = await openArchive(bytes);
  try {
    const parts = await partsOf(archive);
    const { sheets, is1904, stringsPart, stylesPart } = await readStructure(archive, parts, limits);
    const formats = await readFormats(archive, stylesPart, limits);
    let strings: Promise<readonly string[]> | undefined;
    return {
      sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
      is1904,
      async *rows(sheetName) {
        const part = sheets.find(({ name }) => name === sheetName)?.part;
        if (!part) return;
        strings ??= readStrings(archive, stringsPart, limits);
        yield* readSheet({ archive, part, formats, strings: await strings, is1904 }, limits);
      },
      close: () => archive.close(),
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** Password-protected workbooks and those of Excel 97 come in the same container of Microsoft's. */
function refuseOldFormats(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return;
  if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    throw new UnreadableFile('encrypted', 'The workbook is protected by a password');
  throw new UnreadableFile('unsupported', 'The workbook is in the format of Excel 97–2003 (.xls)');
}

async function openArchive(bytes: Uint8Array): Promise<ZipFile> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw new UnreadableFile('damaged', 'The file is no Excel workbook, or is damaged', { cause: error });
  }
}

type Parts = ReadonlyMap<string, Entry>;

const MOST_PARTS = 10_000;

async function partsOf(archive: ZipFile): Promise<Parts> {
  const parts = new Map<string, Entry>();
  try {
    for await (const entry of archive.eachEntry()) {
      parts.set(entry.fileName.toLowerCase(), entry);
      if (parts.size > MOST_PARTS) throw new UnreadableFile('tooMany', 'The workbook has too many parts');
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged(error);
  }
  return parts;
}

function damaged(cause?: unknown): UnreadableFile {
  return new UnreadableFile('damaged', 'The workbook is damaged', { cause });
}

interface SheetPart extends SheetOfWorkbook {
  readonly part: Entry;
}

interface Structure {
  readonly sheets: readonly SheetPart[];
  readonly is1904: boolean;
  readonly stringsPart: Entry | undefined;
  readonly stylesPart: Entry | undefined;
}

async function readStructure(archive: ZipFile, parts: Parts, limits: WorkbookLimits): Promise<Structure> {
  const main = await targetsOf(archive, parts, '_rels/.rels', limits);
  const workbookName = [...main.values()].find(({ type }) => type === 'officeDocument')?.name;
  const workbook = workbookName === undefined ? undefined : parts.get(workbookName);
  if (!workbookName || !workbook) {
    throw new UnreadableFile('unsupported', 'The file is an archive, but no Excel workbook');
  }
  const relations = await targetsOf(archive, parts, relationsOf(workbookName), limits);
  const { named, is1904 } = await readSheetNames(archive, workbook, limits);
  const sheets = named.flatMap(({ relation, ...sheet }) => {
    const target = relations.get(relation);
    const part = target?.type === 'worksheet' ? parts.get(target.name) : undefined;
    return part ? [{ ...sheet, part }] : [];
  });
  const partOfType = (wanted: string) => {
    const target = [...relations.values()].find(({ type }) => type === wanted);
    return target && parts.get(target.name);
  };
  return { sheets, is1904, stringsPart: partOfType('sharedStrings'), stylesPart: partOfType('styles') };
}

interface Target {
  /** The last word of the relation's type. */
  readonly type: string;
  /** Of the part, in small letters. */
  readonly name: string;
}

async function targetsOf(
  archive: ZipFile,
  parts: Parts,
  name: string,
  limits: WorkbookLimits,
): Promise<Map<string, Target>> {
  const targets = new Map<string, Target>();
  const part = parts.get(name);
  if (!part) return targets;
  const folder = name.replace(/_rels\/[^/]*$/, '');
  const listener = openListener((element, attributes) => {
    if (element !== 'Relationship') return;
    const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attributeOf(attributes, key));
    if (!id || !type || !target) return;
    targets.set(id, { type: type.slice(type.lastIndexOf('/') + 1), name: resolved(folder, target).toLowerCase() });
  });
  await scan(archive, part, listener, limits.partBytes);
  return targets;
}

function relationsOf(name: string): string {
  const slash = name.lastIndexOf('/') + 1;
  return `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`;
}

function resolved(folder: string, target: string): string {
  const address = URL.parse(target, `file:///${folder}`);
  if (!address) throw damaged();
  return address.pathname.slice(1);
}

interface NamedSheet extends SheetOfWorkbook {
  readonly relation: string;
}

async function readSheetNames(archive: ZipFile, workbook: Entry, limits: WorkbookLimits) {
  const named: NamedSheet[] = [];
  let is1904 = false;
  const listener = openListener((element, attributes) => {
    if (element === 'workbookPr') is1904 = /^(1|true|on)$/.test(attributeOf(attributes, 'date1904') ?? '');
    if (element !== 'sheet') return;
    const relation = /\s[\w-]+:id\s*=\s*"([^"]*)"/.exec(attributes)?.[1] ?? '';
    const isHidden = /hidden/i.test(attributeOf(attributes, 'state') ?? '');
    named.push({ name: attributeOf(attributes, 'name') ?? '', isHidden, relation });
  });
  await scan(archive, workbook, listener, limits.partBytes);
  return { named, is1904 };
}

function openListener(open: XmlListener['open']): XmlListener {
  return { open, close: () => {}, text: () => {} };
}

async function readFormats(archive: ZipFile, part: Entry | undefined, limits: WorkbookLimits): Promise<NumberFormat[]> {
  if (!part) return [];
  const listener = new StyleListener();
  await scan(archive, part, listener, limits.partBytes);
  return listener.formats;
}

async function readStrings(archive: ZipFile, part: Entry | undefined, limits: WorkbookLimits): Promise<string[]> {
  if (!part) return [];
  const listener = new StringListener();
  await scan(archive, part, listener, limits.stringBytes);
  return listener.strings;
}

async function scan(archive: ZipFile, part: Entry, listener: XmlListener, mostBytes: number): Promise<void> {
  const scanner = new XmlScanner(listener);
  for await (const piece of textOf(archive, part, mostBytes)) scanner.write(piece);
}

interface SheetSource {
  readonly archive: ZipFile;
  readonly part: Entry;
  readonly formats: readonly NumberFormat[];
  readonly strings: readonly string[];
  readonly is1904: boolean;
}

async function* readSheet({ archive, part, ...source }: SheetSource, limits: WorkbookLimits): ReadRows {
  const listener = new SheetListener(source);
  const scanner = new XmlScanner(listener);
  for await (const piece of textOf(archive, part, limits.sheetBytes)) {
    scanner.write(piece);
    if (listener.rows.length >= ROWS_AT_ONCE) yield listener.take();
  }
  const rest = listener.take();
  if (rest.length > 0) yield rest;
}

async function* textOf(archive: ZipFile, part: Entry, mostBytes: number): AsyncGenerator<string> {
  if (part.isEncrypted()) throw new UnreadableFile('encrypted', 'The workbook is protected by a password');
  const decoder = new TextDecoder();
  let size = 0;
  try {
    for await (const chunk of await archive.openReadStreamPromise(part)) {
      size += chunk.length;
      if (size > mostBytes)
        throw new UnreadableFile('tooLarge', 'The workbook unpacks to more than a list by people does');
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged(error);
  }
}
