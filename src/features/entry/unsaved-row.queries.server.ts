import { listDrafts } from '#features/draft/public.server.ts';
import { forgottenOn } from '#features/draft/public.ts';
import type { Task } from '#features/notice/public.ts';
import { findSheetKind } from '#features/sheet/public.parts.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { kindOfRowKey, oneRowAddress } from './one-row.model.ts';

/** Forms of one row into which somebody has typed what is not saved yet, as long as they may send such tables. */
export async function listUnsavedRowTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const drafts = await listDrafts(read, actor);
  return drafts.flatMap(({ formKey, typedAt }): Task[] => {
    const kind = findSheetKind(kindOfRowKey(formKey) ?? '');
    if (!kind || !may(kind.policy, actor, kind.act)) return [];
    const dueOn = forgottenOn(typedAt, today);
    return [
      {
        key: `entry.unsaved ${kind.id}`,
        kind: 'entry.unsaved',
        title: (t) =>
          dueOn === undefined
            ? t('entry.task.unsaved', { kind: t(`${kind.text}.title`) })
            : t('entry.task.unsaved-forgotten', { kind: t(`${kind.text}.title`), day: t.date(dueOn) }),
        ...(dueOn === undefined ? {} : { dueOn }),
        href: oneRowAddress(kind.id),
        urgency: 'today',
      },
    ];
  });
}
