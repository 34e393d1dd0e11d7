import type pg from 'pg';

// What a skilled person writes who has to answer a question with one statement: the hits are found once and kept, each with
// the filters that it fails; groups are counted over those that fail at most one, so that every facet is counted as if
// nothing were chosen in it; the page is cut from those that fail none.

/** A facet in SQL: what a version has of it. A version has several regions, so they are counted apart. */
const facetExpressions = {
  period: 'version.period',
  priority: `version.fund || '-' || version.period || '-' || version.priority_number`,
  authority: 'version.authority',
  organisationType: 'version.organisation_type',
  startYear: `to_char(version.starts_on, 'YYYY')`,
} as const;

type PlainFacet = keyof typeof facetExpressions;
export type SixFacet = PlainFacet | 'region';

const plainFacets = Object.keys(facetExpressions) as PlainFacet[];
export const sixFacets: readonly SixFacet[] = [...plainFacets, 'region'];

/** A question as the database understands it: values are those of its columns. */
export interface SqlQuestion {
  /** A tsquery; `undefined` for a question without words. */
  readonly words: string | undefined;
  readonly chosen: Readonly<Partial<Record<SixFacet, readonly string[]>>>;
}

export interface SqlAnswer {
  readonly total: number;
  readonly versionIds: readonly number[];
  readonly counts: Readonly<Record<SixFacet, ReadonlyMap<string, number>>>;
}

interface AnswerRow {
  readonly facet: SixFacet | 'total' | 'page';
  readonly value: string | null;
  readonly number: number;
}

export async function askBySql(client: pg.Client, question: SqlQuestion): Promise<SqlAnswer> {
  const { text, values } = statementFor(question);
  const { rows } = await client.query<AnswerRow>(text, values);
  const counts = Object.fromEntries(sixFacets.map((facet) => [facet, new Map<string, number>()])) as Record<
    SixFacet,
    Map<string, number>
  >;
  const versionIds: number[] = [];
  let total = 0;
  for (const { facet, value, number } of rows) {
    if (facet === 'page') versionIds.push(number);
    else if (facet === 'total') total = number;
    else if (value !== null) counts[facet].set(value, number);
  }
  return { total, versionIds, counts };
}

function statementFor({ words, chosen }: SqlQuestion): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const source = words === undefined ? 'description_version version' : hitsOf(parameter(words));
  const filters = sixFacets.flatMap((facet) => {
    const wanted = chosen[facet];
    return wanted ? [{ facet, condition: conditionOf(facet, parameter(wanted)) }] : [];
  });
  const bits = filters.map(({ condition }, index) => `case when ${condition} then 0 else ${1 << index} end`);
  const bitOf = (facet: SixFacet) => {
    const index = filters.findIndex((filter) => filter.facet === facet);
    return index < 0 ? 0 : 1 << index;
  };
  const countedBits = plainFacets.map((facet) => `when not grouping(near.${facet})::boolean then ${bitOf(facet)}`);
  return {
    values,
    text: `
      with found as materialized (
        select version.id, version.project_id, version.starts_on, version.is_nationwide,
          ${plainFacets.map((facet) => `${facetExpressions[facet]} as ${facet}`).join(', ')},
          ${bits.join(' + ') || '0'} as missed
        from ${source}
        where version.in_force_from is not null and version.in_force_until is null
      ),
      near as (
        select * from found where found.missed in (${[0, ...filters.map((_, index) => 1 << index)].join(', ')})
      ),
      counted as (
        select case ${plainFacets.map((facet) => `when not grouping(near.${facet})::boolean then '${facet}'`).join(' ')} end as facet,
          coalesce(${plainFacets.map((facet) => `near.${facet}`).join(', ')}) as value, near.missed,
          case ${countedBits.join(' ')} end as own_bit, count(*) as number
        from near
        group by grouping sets (${plainFacets.map((facet) => `(near.${facet}, near.missed)`).join(', ')})
      )
      select counted.facet, counted.value, sum(counted.number)::int as number
      from counted
      where counted.missed in (0, counted.own_bit)
      group by counted.facet, counted.value
      union all
      select 'region', area.code, count(*)::int
      from near join description_area area on area.description_version_id = near.id and area.kind = 'region'
      where near.missed in (0, ${bitOf('region')}) and not near.is_nationwide
      group by area.code
      union all
      select 'total', null, count(*)::int from found where found.missed = 0
      union all
      (select 'page', null, found.id
       from found join project on project.id = found.project_id
       where found.missed = 0
       order by found.starts_on desc nulls last, project.code
       limit 25)`,
  };
}

function hitsOf(words: string): string {
  return `description_search_ids(${words}::tsquery) hit join description_version version on version.id = hit.description_version_id`;
}

function conditionOf(facet: SixFacet, wanted: string): string {
  if (facet !== 'region') return `${facetExpressions[facet]} = any (${wanted})`;
  return `exists (
    select from description_area area
    where area.description_version_id = version.id and area.kind = 'region' and area.code = any (${wanted}))
    and not version.is_nationwide`;
}
