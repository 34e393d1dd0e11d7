import type { ProgrammePeriod, ProjectHead } from '#features/project/public.ts';
import type { Finding } from '#features/sheet/public.ts';
import { dayAsRead } from '#platform/clock.ts';
import { emptyParts, type Plan, type PlanPart } from './plan.model.ts';

/** On which days a project runs (ISO, both belong to it); null where nobody has said. */
type ProjectDays = Pick<ProjectHead, 'startsOn' | 'endsOn'>;

function warning(key: string, column: string, details: NonNullable<Finding['details']>): Finding {
  return { key: `plan.fault.${key}`, column, details, isWarning: true };
}

/** What is odd about the days of a plan beside those of its project: a plan may be what moves them, and then they are to follow. */
export function daysBeside({ startsOn, endsOn }: Pick<Plan, 'startsOn' | 'endsOn'>, project: ProjectDays): Finding[] {
  return [
    ...(startsOn !== null && project.startsOn !== null && startsOn < project.startsOn
      ? [warning('starts-before-project', 'startsOn', { day: dayAsRead(project.startsOn) })]
      : []),
    ...(endsOn !== null && project.endsOn !== null && endsOn > project.endsOn
      ? [warning('ends-after-project', 'endsOn', { day: dayAsRead(project.endsOn) })]
      : []),
  ];
}

/** Without these a plan promises nothing; the other parts many projects do without. */
const neededParts: readonly PlanPart[] = ['texts', 'targets'];

/** What whoever decides on a draft should know: what it says nothing of, and a day from which no project runs by it. */
export function decisionDoubts(
  plan: Plan,
  inForceFrom: string,
  { period, startsOn, endsOn }: ProjectDays & { readonly period: ProgrammePeriod },
): Finding[] {
  const missing = emptyParts(plan, period).filter((part) => neededParts.includes(part));
  return [
    ...missing.map((part) => warning('decided-without', 'decisionNumber', { part })),
    ...(startsOn !== null && inForceFrom < startsOn
      ? [warning('in-force-before-project', 'inForceFrom', { day: dayAsRead(startsOn) })]
      : []),
    ...(endsOn !== null && inForceFrom > endsOn
      ? [warning('in-force-after-project', 'inForceFrom', { day: dayAsRead(endsOn) })]
      : []),
  ];
}
