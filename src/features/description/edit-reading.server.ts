import type { RouterContextProvider } from 'react-router';
import { readPersonalData, type ShowPeople } from '#features/audit/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Edit, type EditSummary, getEdit, permitOnEdit } from './edit.queries.server.ts';

/** Says that a description under work is shown, with the contact persons in it. Throws `Forbidden`. */
export async function showEdit(
  read: Read,
  actor: Actor,
  edit: Pick<EditSummary, 'id' | 'projectId' | 'authorId' | 'authority'>,
  show: ShowPeople,
): Promise<void> {
  show(await permitOnEdit(read, actor, 'description.read', edit), {
    subject: { kind: 'description-edit', id: edit.id },
    projectId: edit.projectId ?? undefined,
  });
}

/** A description under work for a page of another room; that it was read is written down. Throws `NotFound`, `Forbidden`. */
export function readEdit(context: Pick<RouterContextProvider, 'get' | 'set'>, id: number): Promise<Edit> {
  return readPersonalData(context, async (read, actor, show) => {
    const edit = await getEdit(read, id);
    await showEdit(read, actor, edit, show);
    return edit;
  });
}
