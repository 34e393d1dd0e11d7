import { sql } from 'kysely';
import { type Task, urgencyOf } from '#features/notice/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import type { Milestone } from './milestone.model.ts';
import { planPolicy } from './plan.policy.ts';

const columns = sql`
  milestone.id, milestone.project_id, milestone.kind, milestone.title, milestone.due_on, milestone.done_on, milestone.note,
  milestone.state, milestone.revision`;

/** The days of a project in their order, without those that were dropped. */
export function listMilestones(read: Read, projectId: number): Promise<Milestone[]> {
  return selectRows(
    read,
    sql<Milestone>`
      select ${columns} from milestone
      where milestone.project_id = ${projectId} and milestone.state <> 'dropped'
      order by milestone.due_on, milestone.id`,
  );
}

/** A day of a project. Throws `NotFound`. */
export async function getMilestone(read: Read, projectId: number, id: number): Promise<Milestone> {
  const [found] = await selectRows(
    read,
    sql<Milestone>`
      select ${columns} from milestone
      where milestone.project_id = ${projectId} and milestone.id = ${id} and milestone.state <> 'dropped'`,
  );
  if (!found) throw new NotFound(`The project has no day ${id}.`);
  return found;
}

/** So many days ahead a day is among the tasks of those who keep it. */
const daysBeforeDue = 14;
/** Nobody looks after more at a time; what is late the longest comes first. */
const mostTasks = 100;

interface OpenMilestone extends Pick<Milestone, 'id' | 'kind' | 'title' | 'dueOn'> {
  readonly code: string;
}

/**
 * Days that are near or late and not done, of the projects that somebody carries out: who writes their plans. The authority may keep the
 * days as well, but receives what is reported. Seen from a day in Finland (ISO).
 */
export async function listMilestoneTasks(
  read: Read,
  actor: Actor,
  today: string,
  daysAhead = daysBeforeDue,
): Promise<Task[]> {
  const reach = reachOf(planPolicy, actor, 'plan.edit');
  const rows = await selectRows(
    read,
    sql<OpenMilestone>`
      select milestone.id, milestone.kind, milestone.title, milestone.due_on, project.code
      from milestone
      join project on project.id = milestone.project_id
      where milestone.state = 'open' and milestone.due_on <= ${daysAfter(today, daysAhead)}::date
        and ${isWithin(reach, sql`milestone.project_id`)}
      order by milestone.due_on, milestone.id
      limit ${mostTasks + 1}`,
  );
  const tasks = rows.map(({ id, kind, title, dueOn, code }): Task => {
    return {
      key: `milestone.due ${id}`,
      kind: 'milestone.due',
      title: (t) => t(`plan.task.${kind}`, { code, on: t.date(dueOn) }),
      about: { name: title, lang: 'fi' },
      href: `/workspace/projects/${code}/milestones`,
      dueOn,
    };
  });
  const leftOut = tasks[mostTasks];
  return leftOut ? [...tasks.slice(0, mostTasks), moreThanListed(leftOut, today)] : tasks;
}

/** Leads to the projects, and stands where the first that is left out would stand. */
function moreThanListed(leftOut: Task, today: string): Task {
  return {
    key: 'milestone.more',
    kind: 'milestone.more',
    title: (t) => t('plan.task.more', { count: mostTasks }),
    href: '/workspace/projects',
    urgency: urgencyOf(leftOut, today),
    isForMore: true,
  };
}
