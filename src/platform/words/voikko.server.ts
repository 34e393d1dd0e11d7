import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import koffi, { type LibraryHandle } from 'koffi';
import type { Analysis, Dictionary } from './dictionary.ts';

/** A name without a path is looked for where the system keeps its libraries. */
const usualLibraries = ['libvoikko.so.1', '/opt/homebrew/lib/libvoikko.1.dylib', '/usr/local/lib/libvoikko.1.dylib'];

/** Folders where Voikko looks for dictionaries. */
const usualFolders = ['/etc/voikko', '/usr/lib/voikko', '/usr/share/voikko', '/usr/local/lib/voikko'];

export interface VoikkoOptions {
  /** Path or name of the library instead of the usual ones. */
  readonly library?: string | undefined;
  /** Folder of the dictionaries instead of the usual ones. */
  readonly dictionaries?: string | undefined;
}

/** The Finnish dictionary of Voikko; `undefined` where the library or its dictionary is not installed. */
export function openVoikko({ library, dictionaries }: VoikkoOptions = {}): Dictionary | undefined {
  for (const name of library === undefined ? usualLibraries : [library]) {
    const found = openLibrary(name, dictionaries);
    if (found) return found;
  }
  return undefined;
}

function openLibrary(name: string, folder: string | undefined): Dictionary | undefined {
  try {
    return dictionaryOf(koffi.load(name), folder);
  } catch {
    // Not installed here, or not what it is called: the search does without.
    return undefined;
  }
}

/** Pointers are only handed back to the library. */
type Pointer = unknown;

function dictionaryOf(library: LibraryHandle, folder: string | undefined): Dictionary | undefined {
  const open = library.func('void *voikkoInit(_Out_ const char **error, const char *language, const char *path)');
  const libraryVersion = library.func('const char *voikkoGetVersion()');
  const analyseWord = library.func('void *voikkoAnalyzeWordCstr(void *handle, const char *word)');
  const findValue = library.func('void *voikko_mor_analysis_value_cstr(void *analysis, const char *key)');
  const freeValue = library.func('void voikko_free_mor_analysis_value_cstr(void *value)');
  const freeAnalyses = library.func('void voikko_free_mor_analysis(void *analyses)');

  const handle: Pointer = open([null], 'fi', folder ?? null);
  if (!handle) return undefined;

  const read = (analysis: Pointer, key: string): string => {
    const value: Pointer = findValue(analysis, key);
    if (!value) return '';
    const text: string = koffi.decode(value, 'char', -1);
    freeValue(value);
    return text;
  };
  return {
    version: `voikko ${libraryVersion()}, ${editionOf(folder)}`,
    analyse: (word) => {
      // The library reads to the first NUL.
      const list: Pointer = analyseWord(handle, word.replaceAll('\0', ''));
      if (!list) return [];
      const analyses = pointersOf(list).map((analysis) => analysisFrom((key) => read(analysis, key)));
      freeAnalyses(list);
      return analyses;
    },
  };
}

/** The pointers of a list that ends with a null pointer. */
function pointersOf(list: Pointer): Pointer[] {
  const pointers: Pointer[] = [];
  for (let at = 0; ; at += koffi.sizeof('void *')) {
    const pointer: Pointer = koffi.decode(list, at, 'void *');
    if (!pointer) return pointers;
    pointers.push(pointer);
  }
}

const properNames: ReadonlySet<string> = new Set(['paikannimi', 'etunimi', 'sukunimi', 'nimi']);

function analysisFrom(read: (key: string) => string): Analysis {
  const parts = read('STRUCTURE').split('=');
  return {
    baseForm: read('BASEFORM'),
    partLengths: parts.filter((part) => part !== '').map((part) => part.length),
    isVerbalNoun: read('MOOD') === 'MINEN-infinitive',
    isGenitive: read('SIJAMUOTO') === 'omanto',
    isProperName: properNames.has(read('CLASS')),
  };
}

/** The edition of the dictionary as its index tells it; the library does not say. */
function editionOf(folder: string | undefined): string {
  const files = (folder === undefined ? usualFolders : [folder]).map((path) => join(path, '5/mor-standard/index.txt'));
  const index = files.find((file) => existsSync(file));
  if (!index) return 'edition unknown';
  const text = readFileSync(index, 'utf8');
  const told = ['SM-Version', 'Build-Date'].map((key) => new RegExp(`^${key}: *(.*)$`, 'm').exec(text)?.[1] ?? '');
  return `dictionary ${told.join(' of ')}`;
}
