import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { sheetKindsFor } from './kind-registry.ts';
import { hasSheetImports } from './sheet-import.queries.server.ts';

/** Whether the pages of tables have anything for somebody: a kind that they may send, or an import that they may see. */
export async function hasUseForSheets(read: Read, actor: Actor): Promise<boolean> {
  return sheetKindsFor(actor).length > 0 || (await hasSheetImports(read));
}
