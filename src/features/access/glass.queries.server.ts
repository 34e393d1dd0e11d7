import { type RawBuilder, sql } from 'kysely';
import type { Task } from '#features/notice/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Reach, reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { accessPolicy } from './access.policy.ts';

/** A glass that somebody broke, as those see it who may. */
export interface GlassBreak {
  readonly id: number;
  readonly userId: string;
  readonly userName: string;
  readonly projectId: number;
  readonly projectCode: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
  readonly isOpen: boolean;
  /** How many times something was read by it that is written down. */
  readonly readings: number;
}

const mostShown = 200;

const glassBreaks = sql`
  select broken.id, broken.user_id, app_user.name as user_name, broken.project_id, project.code as project_code,
    broken.reason, broken.opened_at, broken.closes_at, broken.closed_at,
    exists (select from open_glass where open_glass.id = broken.id) as is_open,
    (select count(*)::int from audit_entry entry where entry.grant_id = -broken.id and entry.grant_id < 0) as readings
  from glass_break broken
  join app_user on app_user.id = broken.user_id
  join project on project.id = broken.project_id`;

/** The glass that was broken to the projects somebody is to watch over, and by themselves, the last first. */
export function listGlassBreaks(read: Read, actor: Actor): Promise<GlassBreak[]> {
  return selectRows(
    read,
    sql<GlassBreak>`
      ${glassBreaks} where ${isSeenBy(actor, watchedBy(actor))} order by broken.id desc limit ${mostShown}`,
  );
}

/** One of them, when the actor may see it. */
export async function findGlassBreak(read: Read, actor: Actor, id: number): Promise<GlassBreak | undefined> {
  const [found] = await selectRows(
    read,
    sql<GlassBreak>`${glassBreaks} where broken.id = ${id} and ${isSeenBy(actor, watchedBy(actor))}`,
  );
  return found;
}

function watchedBy(actor: Actor): Reach {
  return reachOf(accessPolicy, actor, 'access.read-glass');
}

function isSeenBy({ userId }: Actor, reach: Reach): RawBuilder<boolean> {
  return sql<boolean>`(broken.user_id = ${userId} or ${isWithin(reach, sql`broken.project_id`)})`;
}

/** The glass that stands open to others in one's projects: it can be closed. */
export async function listGlassTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const broken = (await listGlassBreaks(read, actor)).filter(({ isOpen, userId }) => isOpen && userId !== actor.userId);
  return broken.map(({ id, userName, projectCode }) => ({
    key: `access.glass ${id}`,
    kind: 'access.glass',
    title: (t) => t('access.task.glass', { who: userName, code: projectCode }),
    href: '/workspace/glass',
    dueOn: daysAfter(today, 0),
  }));
}
