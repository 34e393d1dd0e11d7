import { listGlassTasks, listGrantTasks } from '#features/access/public.server.ts';
import { listDescriptionTasks } from '#features/description/public.server.ts';
import type { Task } from '#features/notice/public.ts';
import { listSheetTasks } from '#features/sheet/public.server.ts';
import { findUser } from '#features/user/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { listProjectTasks } from './project-task.queries.server.ts';

type TaskSource = (read: Read, actor: Actor, today: string) => Promise<Task[]>;

const sources: readonly TaskSource[] = [
  listDescriptionTasks,
  listProjectTasks,
  listSheetTasks,
  listGrantTasks,
  listGlassTasks,
];

/**
 * All that waits for somebody, seen from a day in Finland (ISO), in no order. What they may do only in the place of somebody absent
 * says for whom.
 */
export async function listTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const byAbsent = Map.groupBy(actor.grants, ({ deputyFor }) => deputyFor);
  const tasks = await tasksBy(read, { ...actor, grants: byAbsent.get(undefined) ?? [] }, today);
  const known = new Set(tasks.map(({ key }) => key));
  for (const [absentId, grants] of byAbsent) {
    if (absentId === undefined) continue;
    const inPlaceOf = (await findUser(read, absentId))?.name ?? '';
    for (const task of await tasksBy(read, { ...actor, grants }, today)) {
      if (known.has(task.key)) continue;
      known.add(task.key);
      tasks.push({ ...task, inPlaceOf });
    }
  }
  return tasks;
}

/** What waits by the grants that the actor comes with. */
async function tasksBy(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const tasks: Task[] = [];
  // One after the other: they share one connection and one snapshot.
  for (const source of sources) tasks.push(...(await source(read, actor, today)));
  return tasks;
}
