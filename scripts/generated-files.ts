import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes generated files that differ from those on disk, or with `--verify` on the command line only says which are stale.
 * Returns the exit code: 1 when stale. Untouched files keep their time stamp, so nothing downstream is rebuilt for them.
 */
export function writeOrVerify(folder: string, files: Record<string, string>, command: string): 0 | 1 {
  const stale = Object.entries(files).filter(([name, content]) => readIfThere(join(folder, name)) !== content);
  if (process.argv.includes('--verify')) {
    for (const [name] of stale) console.error(`${join(folder, name)} is stale: run '${command}'`);
    return stale.length > 0 ? 1 : 0;
  }
  for (const [name, content] of stale) writeFileSync(join(folder, name), content);
  return 0;
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
