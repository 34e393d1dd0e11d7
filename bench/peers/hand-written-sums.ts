import type pg from 'pg';

/** The columns of the figures that statistics add up. */
const figureColumns = [
  'persons_planned',
  'persons_realised',
  'women_planned',
  'women_realised',
  'jobs_planned',
  'jobs_realised',
  'enterprises_planned',
  'enterprises_realised',
  'qualifications_planned',
  'qualifications_realised',
  'participating_enterprises_planned',
  'participating_enterprises_realised',
  'granted_eu_state_cents',
  'realised_eu_state_cents',
  'planned_public_cents',
  'realised_public_cents',
] as const;

/** What statistics can be grouped by, in SQL. */
const groupExpressions = {
  period: 'version.period',
  priority: `version.fund || '-' || version.period || '-' || version.priority_number`,
  authority: 'version.authority',
  organisationType: 'version.organisation_type',
  startYear: `to_char(version.starts_on, 'YYYY')`,
  status: 'version.status',
} as const;

export type SqlGrouping = keyof typeof groupExpressions;
export const sqlGroupings = Object.keys(groupExpressions) as SqlGrouping[];

export interface SqlSums {
  readonly by: SqlGrouping;
  /** A tsquery; `undefined` without words. */
  readonly words: string | undefined;
  /** Only this period; `undefined` for all. */
  readonly period: string | undefined;
}

/** A group, or the whole where `value` is null and `is_whole`; sums as text, since they may exceed what JavaScript counts. */
export interface SqlGroup {
  readonly value: string | null;
  readonly is_whole: boolean;
  readonly projects: number;
  readonly sums: Readonly<Record<string, string | null>>;
}

/** The sums of all figures and how many projects tell each, group by group and over all, in one pass. */
export async function sumBySql(client: pg.Client, { by, words, period }: SqlSums): Promise<SqlGroup[]> {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const hits =
    words === undefined
      ? ''
      : `join description_search_ids(${parameter(words)}::tsquery) hit on version.id = hit.description_version_id`;
  const narrowed = period === undefined ? '' : `and version.period = ${parameter(period)}`;
  const sums = figureColumns.map(
    (column) => `sum(version.${column}) as ${column}, count(version.${column}) as ${column}_told`,
  );
  const { rows } = await client.query<
    Record<string, string> & { value: string | null; whole: number; projects: string }
  >(
    `select ${groupExpressions[by]} as value, grouping(${groupExpressions[by]}) as whole, count(*) as projects, ${sums.join(', ')}
     from description_version version ${hits}
     where version.in_force_from is not null and version.in_force_until is null ${narrowed}
     group by grouping sets ((), (${groupExpressions[by]}))`,
    values,
  );
  return rows.map(({ value, whole, projects, ...figures }) => ({
    value,
    is_whole: whole === 1,
    projects: Number(projects),
    sums: figures,
  }));
}
