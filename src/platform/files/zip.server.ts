import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { decodeText } from './text-encoding.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A file inside a ZIP archive. */
export interface ZipMember {
  /** Where the file stands in the archive: parts separated by `/`, never absolute, never `..`, no control characters. */
  readonly name: string;
  /** Size in bytes when unpacked, as the archive says. */
  readonly size: number;
  /**
   * Judges by the directory of the archive, without unpacking anything, what the file would unpack to.
   *
   * @throws {UnreadableFile} when it is too large, or packed tighter than any document
   */
  judge(): void;
  /**
   * Unpacks the file. Only while the iteration stands at this member.
   *
   * @throws {UnreadableFile} when it is encrypted, damaged, too large, an archive itself, or packed in an unknown way
   */
  read(): Promise<Uint8Array>;
}

/** What an archive may hold. Sizes are bytes unpacked. */
export interface ZipLimits {
  readonly members: number;
  readonly memberSize: number;
  readonly totalSize: number;
  /** How many times its packed size a member may be, looked at from `ratioFrom` bytes on: texts pack to a tenth or so. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

export const zipLimits: ZipLimits = {
  members: 100_000,
  memberSize: 64 * 1024 ** 2,
  totalSize: 4 * 1024 ** 3,
  ratio: 200,
  ratioFrom: 1024 ** 2,
};

/**
 * The files of a ZIP archive, one by one in the order of its directory; folders and the marks that macOS adds are passed
 * over. Memory holds one member at a time.
 *
 * @param source path of the archive, or its bytes
 * @throws {UnreadableFile} when the archive itself is damaged or holds too much; a single member fails only in `read()`
 */
export async function* readZip(source: string | Uint8Array, limits: ZipLimits = zipLimits): AsyncGenerator<ZipMember> {
  const archive = await openArchive(source);
  try {
    if (archive.entryCount > limits.members) {
      throw new UnreadableFile(
        'tooMany',
        `The archive holds ${archive.entryCount} files; the most is ${limits.members}`,
      );
    }
    const allowance = { bytes: limits.totalSize };
    for await (const entry of entriesOf(archive)) {
      const name = memberName(entry);
      if (isFile(name, entry)) {
        yield {
          name,
          size: entry.uncompressedSize,
          judge: () => refuseExcess(entry, limits, { ...allowance }),
          read: () => readMember(archive, entry, limits, allowance),
        };
      }
    }
  } finally {
    archive.close();
  }
}

const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;

async function openArchive(source: string | Uint8Array): Promise<ZipFile> {
  try {
    return typeof source === 'string'
      ? await openPromise(source, options)
      : await fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options);
  } catch (error) {
    // Where the system refuses to open a file (ENOENT, EACCES), the sentence is the caller's.
    if (error instanceof Error && 'syscall' in error) throw error;
    throw damaged('The file is not a ZIP archive, or is damaged', error);
  }
}

function damaged(message: string, cause?: unknown): UnreadableFile {
  return new UnreadableFile('damaged', message, { cause });
}

async function* entriesOf(archive: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* archive.eachEntry();
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged('The directory of the archive is damaged', error);
  }
}

/**
 * Names are UTF-8 when their bytes are (macOS does not say so in the flag that is for it), else by the flag, else CP437,
 * whose Finnish letters never make valid UTF-8.
 */
function memberName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const { text, encoding } = decodeText(raw);
  const isUtf8 = encoding === 'utf-8' && !entry.extraFields.some(({ id }) => id === unicodePathField);
  return displayName(isUtf8 ? text : getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false));
}

const unicodePathField = 0x7075;

/** Letters that would turn, hide or break the line a name is shown on. */
const unshowable = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

function displayName(name: string): string {
  const parts = name
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '')
    .split('/');
  const isFolder = parts.at(-1) === '';
  const shown = parts.filter((part) => part !== '' && part !== '.' && part !== '..').join('/');
  return shown.replace(unshowable, '\uFFFD') + (isFolder ? '/' : '');
}

function isFile(name: string, entry: Entry): boolean {
  const isFolder = name.endsWith('/') || (name === '' && entry.uncompressedSize === 0);
  return !isFolder && !name.startsWith('__MACOSX/');
}

async function readMember(
  archive: ZipFile,
  entry: Entry,
  limits: ZipLimits,
  allowance: { bytes: number },
): Promise<Uint8Array> {
  if (entry.isEncrypted())
    throw new UnreadableFile('encrypted', 'The file is encrypted; unpack it with its password first');
  if (!entry.canDecodeFileData()) {
    throw new UnreadableFile(
      'unsupported',
      `The file is packed by method ${entry.compressionMethod}, which Koordi does not know`,
    );
  }
  refuseExcess(entry, limits, allowance);
  const bytes = await unpack(archive, entry);
  if (crc32(bytes) !== entry.crc32) throw damaged('The file in the archive is damaged: its checksum does not match');
  if (isArchive(bytes)) throw new UnreadableFile('nested', 'The file is an archive inside an archive; unpack it first');
  return bytes;
}

/** Asked of the stated size: what unpacks to more than it states is stopped there, as damaged. */
function refuseExcess(
  { uncompressedSize: size, compressedSize }: Entry,
  limits: ZipLimits,
  allowance: { bytes: number },
): void {
  if (size > limits.memberSize) {
    throw new UnreadableFile('tooLarge', `The file is larger than ${inMegabytes(limits.memberSize)} when unpacked`);
  }
  if (size > limits.ratioFrom && size > compressedSize * limits.ratio) {
    throw new UnreadableFile(
      'tooCompressed',
      `The file unpacks to more than ${limits.ratio} times its size, which no text does`,
    );
  }
  allowance.bytes -= size;
  if (allowance.bytes < 0) {
    throw new UnreadableFile('tooLarge', `The archive is larger than ${inMegabytes(limits.totalSize)} when unpacked`);
  }
}

async function unpack(archive: ZipFile, entry: Entry): Promise<Buffer> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    throw damaged('The file in the archive is damaged', error);
  }
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MB`;
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}
