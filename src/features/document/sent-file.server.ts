import { createHash } from 'node:crypto';
import { UnreadableFile } from '#platform/files/unreadable-file.ts';
import { readZip } from '#platform/files/zip.server.ts';
import { largestFileBytes } from './document.model.ts';
import { type FileType, safeFileName, typeByBytes, typeByMembers, typeOfText } from './file-type.model.ts';

/** A file that was looked into and may be kept. */
export interface GoodFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  readonly sha256: string;
}

/** Why a file is not taken, by the key of its text. */
export type FileProblem =
  | 'missing'
  | 'too-large'
  | 'type'
  | 'old-office'
  | 'macros'
  | 'programs'
  | 'overpacked'
  | 'damaged';

/** A file as the form of a page sent it: its first field of this name. */
export async function sentFileFrom(
  form: FormData,
  field: string,
): Promise<GoodFile | { readonly problem: FileProblem }> {
  const sent = form.get(field);
  if (!(sent instanceof File) || sent.size === 0) return { problem: 'missing' };
  if (sent.size > largestFileBytes) return { problem: 'too-large' };
  return lookInto(sent.name, new Uint8Array(await sent.arrayBuffer()));
}

/** Finds out what a file is by what it holds. */
export async function lookInto(
  name: string,
  content: Uint8Array,
): Promise<GoodFile | { readonly problem: FileProblem }> {
  const found = typeByBytes(content);
  if (found === 'old-office') return { problem: 'old-office' };
  const type = found === 'zip' ? await typeOfArchive(content) : (found ?? typeOfText(textOf(content), name));
  if (type === undefined) return { problem: 'type' };
  if (typeof type === 'string') return { problem: type };
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name: safeFileName(name, type), mediaType: type.mediaType, content, sha256 };
}

async function typeOfArchive(content: Uint8Array): Promise<FileType | FileProblem | undefined> {
  const members: string[] = [];
  let mimetype: string | undefined;
  try {
    for await (const member of readZip(content)) {
      member.judge();
      members.push(member.name);
      if (member.name === 'mimetype' && member.size < 200) mimetype = textOf(await member.read());
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return isTooMuch(error) ? 'overpacked' : 'damaged';
    throw error;
  }
  const { type, hasMacros, hasPrograms } = typeByMembers(members, mimetype);
  if (hasMacros) return 'macros';
  return hasPrograms ? 'programs' : type;
}

/** Whoever opens such a file may have no room for what comes out of it. */
function isTooMuch({ reason }: UnreadableFile): boolean {
  return reason === 'tooCompressed' || reason === 'tooLarge' || reason === 'tooMany';
}

function textOf(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}
