import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Absolute path of a folder or file of the shared reference material that may lie beside the project, or `undefined` when
 * it is absent (a fresh clone). Tests that need it skip then: `it.skipIf(!seeds)('reads …')`.
 */
export function sharedPath(relative: string): string | undefined {
  const path = fileURLToPath(new URL(`../../shared/${relative}`, import.meta.url));
  return existsSync(path) ? path : undefined;
}
