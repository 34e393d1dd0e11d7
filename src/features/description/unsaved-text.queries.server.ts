import { findDraft, listDrafts } from '#features/draft/public.server.ts';
import { forgottenOn } from '#features/draft/public.ts';
import type { Task } from '#features/notice/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type EditSummary, listEdits } from './edit.queries.server.ts';
import { editFormKey, editIdOfKey } from './edit-address.model.ts';

/** Descriptions into which somebody has typed what is not saved yet. */
export async function listUnsavedTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const typed = (await listDrafts(read, actor)).flatMap(({ formKey, typedAt }) => {
    const id = editIdOfKey(formKey);
    return id === undefined ? [] : [{ id, typedAt }];
  });
  if (typed.length === 0) return [];
  const found = await listEdits(
    read,
    typed.map(({ id }) => id),
  );
  const edits = new Map(found.map((edit) => [edit.id, edit]));
  return typed.flatMap(({ id, typedAt }) => {
    const edit = edits.get(id);
    return edit ? [taskOf(edit, forgottenOn(typedAt, today))] : [];
  });
}

/** What is forgotten soon says so, and on which day. */
function taskOf({ id, projectCode: code, name }: EditSummary, dueOn: string | undefined): Task {
  return {
    key: `description.unsaved ${id}`,
    kind: 'description.unsaved',
    title: (t) =>
      dueOn === undefined
        ? t('description.task.unsaved', { code })
        : t('description.task.unsaved-forgotten', { code, day: t.date(dueOn) }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(name === null ? {} : { about: { name, lang: 'fi' } }),
    href: `/workspace/descriptions/${id}/edit`,
    urgency: 'today',
  };
}

/** Whether somebody has typed into the form of a description what is not saved, and so would not be submitted with it. */
export async function hasUnsavedText(read: Read, actor: Actor, id: number): Promise<boolean> {
  return (await findDraft(read, actor, editFormKey(id))) !== undefined;
}
