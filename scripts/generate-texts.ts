import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languages } from '../src/platform/i18n/language.ts';
import { writeOrVerify } from './generated-files.ts';
import { compileCatalogue, type TextFile } from './text-catalogue.ts';

// Usage: node scripts/generate-texts.ts [--verify]
// Reads every texts/{fi,sv,en}.json under src; the folder that holds `texts` is the first word of its keys.

const root = fileURLToPath(new URL('..', import.meta.url));
const catalogue = compileCatalogue(await readTextFiles(), languages);
if (catalogue.problems.length > 0) {
  for (const problem of catalogue.problems) console.error(`Problem in the texts: ${problem}`);
  process.exit(1);
}
process.exitCode = writeOrVerify(join(root, 'src/platform/i18n'), catalogue.files, 'npm run texts');

async function readTextFiles(): Promise<TextFile[]> {
  const found: TextFile[] = [];
  for await (const path of glob(`src/**/texts/{${languages.join(',')}}.json`, { cwd: root })) {
    const json = readFileSync(join(root, path), 'utf8');
    const owner = basename(dirname(dirname(path)));
    found.push({ path, room: owner === 'src' ? 'site' : owner, language: basename(path, '.json'), json });
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
