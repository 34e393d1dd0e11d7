import { listDrafts } from '#features/draft/public.server.ts';
import type { Task } from '#features/notice/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type EditSummary, findEdit } from './edit.queries.server.ts';
import { editIdOfKey } from './edit-address.model.ts';

/** Descriptions into which somebody has typed what is not saved yet. */
export async function listUnsavedTasks(read: Read, actor: Actor): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const { formKey } of await listDrafts(read, actor)) {
    const id = editIdOfKey(formKey);
    const edit = id === undefined ? undefined : await findEdit(read, id);
    if (edit) tasks.push(taskOf(edit));
  }
  return tasks;
}

function taskOf({ id, projectCode: code, name }: EditSummary): Task {
  return {
    key: `description.unsaved ${id}`,
    kind: 'description.unsaved',
    title: (t) => t('description.task.unsaved', { code }),
    ...(name === null ? {} : { about: { name, lang: 'fi' } }),
    href: `/workspace/descriptions/${id}/edit`,
    urgency: 'today',
  };
}
