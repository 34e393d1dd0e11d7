import type { Read } from '#platform/db/database.server.ts';
import type { SavedView } from './saved-view.model.ts';

/** The views that a user keeps of a list, by name. */
export function listViews(read: Read, userId: string, list: string): Promise<SavedView[]> {
  return read
    .selectFrom('savedView')
    .select(['id', 'name', 'query', 'isDefault'])
    .where('userId', '=', userId)
    .where('list', '=', list)
    .orderBy('name')
    .orderBy('id')
    .execute();
}
