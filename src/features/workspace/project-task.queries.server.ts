import { sql } from 'kysely';
import { descriptionPolicy } from '#features/description/public.ts';
import { type Task, urgencyOf } from '#features/notice/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { ownProjectList } from './own-project.model.ts';

/** So many days before its end a project is among the tasks of those who describe it. */
const daysBeforeEnd = 60;
/** After a year a description without a final report is history, not work. */
const daysAfterEnd = 365;

/** Nobody looks after more at a time; what is to come goes before what is late. That there are more is a task itself. */
export const mostTasks = 300;

interface EndingProject {
  readonly code: string;
  readonly name: string;
  readonly endsOn: string;
}

/**
 * Projects of those who describe them that end within so many days, or ended and have no summary of a final report yet; seen from a
 * day in Finland (ISO).
 */
export async function listProjectTasks(
  read: Read,
  actor: Actor,
  today: string,
  daysAhead = daysBeforeEnd,
): Promise<Task[]> {
  const reach = reachOf(descriptionPolicy, actor, 'description.edit');
  const rows = await selectRows(
    read,
    sql<EndingProject>`
      select project.code, version.name, version.ends_on
      from project
      join description_told version on version.project_id = project.id
      left join description_content content on content.description_version_id = version.telling_id
      where version.in_force_from is not null and version.in_force_until is null
        and ${isWithin(reach, sql`project.id`)}
        and version.ends_on between ${daysAfter(today, -daysAfterEnd)}::date and ${daysAfter(today, daysAhead)}::date
        and (version.ends_on >= ${today}::date
          or version.is_described and coalesce(content.record -> 'fields' ->> 'finalReportSummary', '') = '')
      order by version.ends_on < ${today}::date, version.ends_on, project.code
      limit ${mostTasks + 1}`,
  );
  const tasks = rows.map((project) => (project.endsOn < today ? missingReport(project) : endingSoon(project)));
  const leftOut = tasks[mostTasks];
  return leftOut ? [...tasks.slice(0, mostTasks), moreThanListed(leftOut, today)] : tasks;
}

/** Leads to the list, and stands where the first that is left out would stand. */
function moreThanListed(leftOut: Task, today: string): Task {
  return {
    key: 'project.more',
    kind: 'project.more',
    title: (t) => t('workspace.task.more-projects', { count: mostTasks }),
    href: ownProjectList.address,
    urgency: urgencyOf(leftOut, today),
    isForMore: true,
  };
}

function endingSoon({ code, name, endsOn }: EndingProject): Task {
  return {
    key: `project.end ${code}`,
    kind: 'project.end',
    title: (t) => t('workspace.task.project-ends', { code, on: t.date(endsOn) }),
    about: { name, lang: 'fi' },
    href: `/projects/${code}`,
    dueOn: endsOn,
  };
}

function missingReport({ code, name, endsOn }: EndingProject): Task {
  return {
    key: `project.report ${code}`,
    kind: 'project.report',
    title: (t) => t('workspace.task.report-missing', { code, on: t.date(endsOn) }),
    about: { name, lang: 'fi' },
    href: `/workspace/descriptions?q=${code}`,
    urgency: 'week',
  };
}
