import { listAnchors } from '#features/audit/public.server.ts';
import { statementOf } from '#features/audit/public.ts';
import { coordinationPolicy } from '#features/coordination/public.ts';
import { type ListedMeasure, listMeasures } from '#features/measure/public.server.ts';
import { measureList } from '#features/measure/public.ts';
import { countUnread } from '#features/notice/public.server.ts';
import { projectPolicy } from '#features/project/public.ts';
import { listUsers } from '#features/user/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { groupTasks, type TaskGroup } from './home.model.ts';
import { ownProjectList } from './own-project.model.ts';
import { countOwnProjects, listOwnProjects, type OwnProject } from './own-project.queries.server.ts';
import { listRecentProjects, type RecentProject } from './recent-work.queries.server.ts';
import { listTasks } from './task-sources.server.ts';

/** What a home shows. */
export interface Home {
  /** One's own. */
  readonly roles: readonly Role[];
  /** The absent in whose place one acts today, by name. */
  readonly standsInFor: readonly string[];
  readonly groups: readonly TaskGroup[];
  readonly unread: number;
  readonly projects: readonly OwnProject[];
  /** How many running projects there are within reach, with those that are shown. */
  readonly projectCount: number;
  /** Whether the projects open where people work with them. */
  readonly mayReadProjects: boolean;
  /** Whether they look over the projects that a coordination project carries. */
  readonly mayLookOver: boolean;
  readonly recent: readonly RecentProject[];
  /** For providers: what they run now. */
  readonly runMeasures: readonly ListedMeasure[];
  /** For auditors: the last anchor of the audit. */
  readonly anchor: LastAnchor | undefined;
}

/** When the state of the audit was last put on record, and how many entries it had then. */
export interface LastAnchor {
  readonly at: Date;
  readonly entries: number | undefined;
}

const projectsShown = 5;
const measuresShown = 8;

/** All that waits for somebody on a day in Finland (ISO), and the places where they work. */
export async function getHome(read: Read, actor: Actor, today: string, t: Texts): Promise<Home> {
  const running = listQuestionFrom(ownProjectList, new URLSearchParams({ state: 'running', sort: 'endsOn:reversed' }));
  const roles = ownRoles(actor);
  return {
    roles,
    standsInFor: await listAbsent(read, actor),
    groups: groupTasks(await listTasks(read, actor, today), today, t),
    unread: await countUnread(read, actor.userId),
    projects: (await listOwnProjects(read, actor, running, { today, limit: projectsShown })).rows,
    projectCount: await countOwnProjects(read, actor, running, today),
    mayReadProjects: may(projectPolicy, actor, 'project.read'),
    mayLookOver: may(coordinationPolicy, actor, 'coordination.read'),
    recent: await listRecentProjects(read, actor),
    runMeasures: roles.includes('provider') ? await listRunMeasures(read, actor) : [],
    anchor: actor.grants.some(({ role }) => role === 'auditor') ? await findLastAnchor(read) : undefined,
  };
}

/** What one is by grants of one's own; a broken glass makes nobody anything. */
function ownRoles({ grants }: Actor): Role[] {
  const own = grants.filter(({ deputyFor }) => deputyFor === undefined);
  return [...new Set(own.flatMap(({ role }) => (role === 'glass' ? [] : role)))];
}

async function listRunMeasures(read: Read, actor: Actor): Promise<readonly ListedMeasure[]> {
  const running = listQuestionFrom(measureList, new URLSearchParams({ state: 'running' }));
  return (await listMeasures(read, actor, running, measuresShown)).rows;
}

async function listAbsent(read: Read, { grants }: Actor): Promise<string[]> {
  const ids = new Set(grants.flatMap(({ deputyFor }) => deputyFor ?? []));
  return ids.size === 0 ? [] : (await listUsers(read, [...ids])).map(({ name }) => name);
}

async function findLastAnchor(read: Read): Promise<LastAnchor | undefined> {
  const [last] = await listAnchors(read, 1);
  return last && { at: last.anchoredAt, entries: statementOf(last.file)?.entries };
}
