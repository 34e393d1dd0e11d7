import { type DescriptionRecord, type Figure, isUnread } from '#features/description/public.ts';

/** What was planned and what came of it; `null` where the source does not say. */
export interface PlannedRealised {
  readonly planned: number | null;
  readonly realised: number | null;
}

/** The figures of the official forms that say how many, in their order. */
const figureIds = [
  ['persons', 'persons'],
  ['participatingPersons', 'persons'],
  ['jobs', 'jobs'],
  ['enterprises', 'enterprises'],
  ['qualifications', 'qualifications'],
  ['participatingEnterprises', 'participating-enterprises'],
  ['participatingOrganisations', 'participating-organisations'],
] as const;

export interface ComparedFigure {
  readonly id: (typeof figureIds)[number][1];
  readonly figure: PlannedRealised;
}

/** The totals of a record's planned and realised figures; figures that the form does not have are absent. */
export function comparedFigures({ fields }: DescriptionRecord): ComparedFigure[] {
  return figureIds.flatMap(([field, id]) => {
    const planned = totalOf(fields[`${field}Planned`]);
    const realised = totalOf(fields[`${field}Realised`]);
    return planned === null && realised === null ? [] : [{ id, figure: { planned, realised } }];
  });
}

function totalOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null || isUnread(value)) return null;
  return (value as Figure).total;
}
