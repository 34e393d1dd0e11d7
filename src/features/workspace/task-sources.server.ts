import { listGlassTasks, listGrantTasks } from '#features/access/public.server.ts';
import { listBodyTasks } from '#features/body/public.server.ts';
import { listContactTasks } from '#features/contact/public.server.ts';
import { listDescriptionTasks, listOwnDescriptionTasks } from '#features/description/public.server.ts';
import { listUnsavedRowTasks } from '#features/entry/public.server.ts';
import { listNeedTasks } from '#features/measure/public.server.ts';
import type { Task } from '#features/notice/public.ts';
import { listMilestoneTasks } from '#features/plan/public.server.ts';
import { listPurchaseTasks } from '#features/procurement/public.server.ts';
import { listSeatTasks } from '#features/seat/public.server.ts';
import { listSheetTasks } from '#features/sheet/public.server.ts';
import { listUsers } from '#features/user/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { listProjectTasks } from './project-task.queries.server.ts';

type TaskSource = (read: Read, actor: Actor, today: string) => Promise<Task[]>;

/** What somebody has begun themselves, the same whichever grants they come with. */
const ownSources: readonly TaskSource[] = [listOwnDescriptionTasks, listSheetTasks, listUnsavedRowTasks];

/** What somebody may do by their grants. */
const sourcesByGrants: readonly TaskSource[] = [
  listDescriptionTasks,
  listProjectTasks,
  listMilestoneTasks,
  listContactTasks,
  listBodyTasks,
  listGrantTasks,
  listGlassTasks,
  listNeedTasks,
  listPurchaseTasks,
  listSeatTasks,
];

/**
 * All that waits for somebody, seen from a day in Finland (ISO), in no order. What they may do only in the place of somebody absent
 * says for whom.
 */
export async function listTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const byAbsent = Map.groupBy(actor.grants, ({ deputyFor }) => deputyFor);
  const tasks = [
    ...(await tasksFrom(ownSources, read, actor, today)),
    ...(await tasksFrom(sourcesByGrants, read, { ...actor, grants: byAbsent.get(undefined) ?? [] }, today)),
  ];
  const known = new Set(tasks.map(({ key }) => key));
  const names = await namesOfAbsent(read, [...byAbsent.keys()]);
  for (const [absentId, grants] of byAbsent) {
    if (absentId === undefined) continue;
    const inPlaceOf = names.get(absentId) ?? '';
    for (const task of await tasksFrom(sourcesByGrants, read, { ...actor, grants }, today)) {
      if (known.has(task.key)) continue;
      known.add(task.key);
      tasks.push({ ...task, inPlaceOf });
    }
  }
  return tasks;
}

async function namesOfAbsent(read: Read, ids: readonly (string | undefined)[]): Promise<Map<string, string>> {
  const absent = ids.filter((id) => id !== undefined);
  if (absent.length === 0) return new Map();
  return new Map((await listUsers(read, absent)).map(({ id, name }) => [id, name]));
}

async function tasksFrom(sources: readonly TaskSource[], read: Read, actor: Actor, today: string): Promise<Task[]> {
  const tasks: Task[] = [];
  // One after the other: they share one connection and one snapshot.
  for (const source of sources) tasks.push(...(await source(read, actor, today)));
  return tasks;
}
