import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Chain, ChainMeasure, Prerequisite } from './chain.model.ts';

/** The measures of a project with what comes before them. Whoever asks has seen to who may. */
export async function getChain(read: Read, projectId: number): Promise<Chain> {
  return {
    measures: await selectRows(
      read,
      sql<ChainMeasure>`
        select measure.id, measure.name, measure.kind, measure.state, measure.starts_on, measure.measure_series_id as series_id,
          series.name as series_name
        from measure
        left join measure_series series on series.id = measure.measure_series_id
        where measure.project_id = ${projectId}
        order by measure.starts_on nulls last, measure.name, measure.id`,
    ),
    prerequisites: await selectRows(
      read,
      sql<Prerequisite>`
        select wanted.id, wanted.measure_id, wanted.before_measure_id, wanted.before_series_id
        from measure_prerequisite wanted
        join measure on measure.id = wanted.measure_id
        where measure.project_id = ${projectId}
        order by wanted.id`,
    ),
  };
}
