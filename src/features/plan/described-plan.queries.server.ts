import { sql } from 'kysely';
import type { DescriptionRecord } from '#features/description/public.ts';
import type { ProjectHead } from '#features/project/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { type DescribedPlan, planOfRecord } from './described-plan.model.ts';
import type { PlanArea } from './plan.model.ts';

/** What the public is told of a project now, as a plan; `undefined` where it is not described. */
export async function findDescribedPlan(
  read: Read,
  { id, period }: Pick<ProjectHead, 'id' | 'period'>,
): Promise<(DescribedPlan & { readonly areas: readonly Pick<PlanArea, 'kind' | 'code'>[] }) | undefined> {
  const [told] = await selectRows(
    read,
    sql<{ tellingId: number; record: DescriptionRecord }>`
      select version.telling_id, content.record
      from description_told version
      join description_content content on content.description_version_id = version.telling_id
      where version.project_id = ${id} and version.is_described
        and version.in_force_from is not null and version.in_force_until is null`,
  );
  if (!told) return undefined;
  const areas = await selectRows(
    read,
    sql<Pick<PlanArea, 'kind' | 'code'>>`
      select distinct area.kind, area.code from description_area area
      where area.description_version_id = ${told.tellingId} and area.code is not null`,
  );
  return { ...planOfRecord(told.record, period), areas };
}
