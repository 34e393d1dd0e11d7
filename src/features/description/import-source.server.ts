import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import { Invalid } from '#platform/errors.ts';
import { UnreadableFile, type UnreadableReason } from '#platform/files/unreadable-file.ts';
import { readZip } from '#platform/files/zip.server.ts';

/** A file found for import, or why it cannot be opened. */
export type FoundFile = FilePlace &
  (
    | { readonly bytes: Uint8Array; readonly knownOn?: string }
    | { readonly problem: UnreadableReason }
    | { readonly tooLarge: number }
  );

interface FilePlace {
  /** Where the importer finds it. */
  readonly name: string;
  /** What the register calls it: without the folders of the importer's machine, which are nobody's business. */
  readonly publicName: string;
  /** The importer named this very file. */
  readonly isAsked: boolean;
}

/** What is to be imported: so many files, opened one by one. */
export interface ImportSources {
  readonly count: number;
  /** Each file as it is found; an archive gives several. */
  open(): AsyncIterable<{ readonly found: FoundFile; readonly index: number }>;
}

/** Larger files than this are not descriptions, and would be held in memory whole. */
export const largestFileBytes = 200_000_000;

/** All files under the given files and folders, in a stable order. Throws `Invalid` for a missing path. */
export async function sourcesAt(paths: readonly string[]): Promise<ImportSources> {
  const files: FilePlace[] = [];
  for (const path of paths) {
    const status = await stat(path).catch(() => {
      throw new Invalid(`There is no file or folder ${path}.`);
    });
    if (status.isDirectory()) {
      for (const name of await filesUnder(path)) files.push({ name, publicName: relative(path, name), isAsked: false });
    } else files.push({ name: path, publicName: basename(path), isAsked: true });
  }
  return {
    count: files.length,
    async *open() {
      for (const [index, place] of files.entries()) {
        for await (const found of openFile(place)) yield { found, index };
      }
    },
  };
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesUnder(path)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

/** A file whose bytes are at hand; an archive gives its members. */
export async function* openBytes(name: string, bytes: Uint8Array): AsyncGenerator<FoundFile> {
  const place = { name, publicName: name, isAsked: true };
  if (isArchive(name)) yield* openArchive(place, bytes);
  else yield { ...place, bytes };
}

function isArchive(name: string): boolean {
  return extname(name).toLowerCase() === '.zip';
}

/** Opens one file; an archive gives its members, each named `archive.zip/member`. */
async function* openFile(place: FilePlace): AsyncGenerator<FoundFile> {
  const { size } = await stat(place.name);
  if (size > largestFileBytes) yield { ...place, tooLarge: size };
  else if (isArchive(place.name)) yield* openArchive(place, place.name);
  else yield { ...place, bytes: await readFile(place.name) };
}

async function* openArchive(place: FilePlace, archive: string | Uint8Array): AsyncGenerator<FoundFile> {
  try {
    for await (const member of readZip(archive)) {
      const inside = {
        name: `${place.name}/${member.name}`,
        publicName: `${place.publicName}/${member.name}`,
        isAsked: false,
      };
      yield await member.read().then(
        (bytes) => ({ ...inside, bytes }),
        (error: unknown) => ({ ...inside, problem: reasonOf(error) }),
      );
    }
  } catch (error) {
    yield { ...place, problem: reasonOf(error) };
  }
}

function reasonOf(error: unknown): UnreadableReason {
  if (error instanceof UnreadableFile) return error.reason;
  throw error;
}
