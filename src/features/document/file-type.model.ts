/** A type of file that may be sent, known by what it holds: its name alone proves nothing. */
export interface FileType {
  readonly extension: string;
  readonly mediaType: string;
}

const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const types = {
  pdf: { extension: 'pdf', mediaType: 'application/pdf' },
  png: { extension: 'png', mediaType: 'image/png' },
  jpg: { extension: 'jpg', mediaType: 'image/jpeg' },
  docx: { extension: 'docx', mediaType: `${office}.wordprocessingml.document` },
  xlsx: { extension: 'xlsx', mediaType: `${office}.spreadsheetml.sheet` },
  pptx: { extension: 'pptx', mediaType: `${office}.presentationml.presentation` },
  odt: { extension: 'odt', mediaType: `${openDocument}.text` },
  ods: { extension: 'ods', mediaType: `${openDocument}.spreadsheet` },
  odp: { extension: 'odp', mediaType: `${openDocument}.presentation` },
  csv: { extension: 'csv', mediaType: 'text/csv; charset=utf-8' },
  txt: { extension: 'txt', mediaType: 'text/plain; charset=utf-8' },
} as const satisfies Readonly<Record<string, FileType>>;

/** For the field that chooses a file, and for telling which types are taken. */
export const takenExtensions: readonly string[] = Object.values(types).map(({ extension }) => extension);

/** What a file is by its first bytes: of an archive only that it is one. `undefined` when it is nothing that is taken. */
export function typeByBytes(content: Uint8Array): 'zip' | 'old-office' | FileType | undefined {
  const begins = (...bytes: readonly number[]) => bytes.every((byte, place) => content[place] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return types.pdf;
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return types.png;
  if (begins(0xff, 0xd8, 0xff)) return types.jpg;
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'old-office';
  return undefined;
}

/** Endings of files that a computer runs when they are opened. */
const programs =
  /\.(exe|dll|com|scr|pif|cpl|msi|msp|js|mjs|jse|vbs|vbe|wsf|wsh|hta|bat|cmd|ps1|psm1|jar|lnk|reg|chm|sh|apk|app)$/i;

/** By which part an archive of Office Open XML is what it is; some programs number it. */
const mainParts = [
  [/^word\/document\d*\.xml$/, types.docx],
  [/^xl\/workbook\d*\.xml$/, types.xlsx],
  [/^ppt\/presentation\d*\.xml$/, types.pptx],
] as const;

interface ArchiveType {
  readonly type: FileType | undefined;
  readonly hasMacros: boolean;
  readonly hasPrograms: boolean;
}

/** The type of an archive by the files in it, and whether it carries macros or programs, which are not taken. */
export function typeByMembers(members: readonly string[], mimetype: string | undefined): ArchiveType {
  const hasPrograms = members.some((member) => programs.test(member));
  const hasMacros = members.some((member) => /(^|\/)(vbaProject\.bin|Basic\/.+|Scripts\/.+)$/i.test(member));
  return { type: openDocumentType(members, mimetype) ?? officeType(members), hasMacros, hasPrograms };
}

/** OpenDocument says by a member what it is, which any archive can: so it must have what makes it a document, too. */
function openDocumentType(members: readonly string[], mimetype: string | undefined): FileType | undefined {
  const isDocument = ['content.xml', 'META-INF/manifest.xml'].every((part) => members.includes(part));
  const told = [types.odt, types.ods, types.odp].find(({ mediaType }) => mediaType === mimetype?.trim());
  return isDocument ? told : undefined;
}

function officeType(members: readonly string[]): FileType | undefined {
  if (!members.includes('[Content_Types].xml')) return undefined;
  return mainParts.find(([part]) => members.some((member) => part.test(member)))?.[1];
}

/** Text is taken for what its name says, if it is text at all. */
export function typeOfText(text: string | undefined, fileName: string): FileType | undefined {
  if (text === undefined || text.includes('\0')) return undefined;
  return /\.csv$/i.test(fileName) ? types.csv : /\.txt$/i.test(fileName) ? types.txt : undefined;
}

/** A name without folders, without what no file system takes, and with the ending that its content has. */
export function safeFileName(sent: string, { extension }: FileType): string {
  const bare = sent
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replaceAll(/[\p{Cc}\p{Bidi_Control}"*:<>?|]/gu, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const stem = bare.replace(new RegExp(`\\.(${extension}|jpeg)$`, 'i'), '').slice(0, 150) || 'document';
  return `${stem}.${extension}`;
}

/** How a file is handed out: always to be kept, never to be opened within the service. */
export function attachmentHeader(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w .()-]/g, '_');
  const whole = encodeURIComponent(fileName).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
