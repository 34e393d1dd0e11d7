import { type RawBuilder, sql } from 'kysely';
import { projectPolicy } from '#features/project/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { may, permit, type Reach } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import type { MeasureHead } from './head.model.ts';
import { measurePolicy } from './measure.policy.ts';
import { isSensitiveKind } from './measure-kind.model.ts';
import { sectionsFor } from './section.model.ts';

type Row = Omit<MeasureHead, 'isSensitive' | 'place' | 'sections' | 'isProjectOpen'>;

/** The head of a measure that somebody may read, by its id or what stands for one in an address. Throws `NotFound`, `Forbidden`. */
export async function findMeasureHead(read: Read, actor: Actor, id: number | string): Promise<MeasureHead> {
  const [row] = await selectRows(
    read,
    sql<Row>`
      /* prepared measure-head */
      select measure.id, measure.project_id, project.code as project_code, coalesce(profile.name, project.code) as project_name,
        measure.measure_series_id as series_id, measure.kind, measure.shape, measure.name, measure.field, measure.funding,
        measure.municipality_code, measure.site, measure.provider_unit_id, measure.starts_on, measure.ends_on,
        measure.seats, measure.women_planned, measure.state
      from measure
      join project on project.id = measure.project_id
      left join project_profile profile on profile.project_id = project.id
      where measure.id = ${measureIdFrom(id)}`,
  );
  if (!row) throw new NotFound(`There is no measure ${id}.`);
  const place = await placeOfMeasure(read, row.id, row.projectId);
  permit(measurePolicy, actor, 'measure.read', place);
  return {
    ...row,
    isSensitive: isSensitiveKind(row.kind),
    place,
    isProjectOpen: may(projectPolicy, actor, 'project.read', withoutProviders(place)),
    sections: sectionsFor(actor, place, row),
  };
}

/** The id of a measure as an address or a caller gives it; 0, which no measure has, for anything else. */
export function measureIdFrom(written: number | string): number {
  return rowNumber(String(written));
}

/** Where a measure belongs: to its project and the owners of that, and to those who run it. */
export async function placeOfMeasure(read: Read, measureId: number, projectId: number): Promise<Place> {
  const providers = await selectRows(
    read,
    sql<{ organisationId: number; organisationUnitId: number }>`
      /* prepared providers-of-measure */
      select organisation_id, organisation_unit_id from providers_of_measure(${measureId}::int)`,
  );
  return {
    ...(await placeOfProject(read, projectId)),
    runBy: {
      organisationIds: providers.map(({ organisationId }) => organisationId),
      unitIds: providers.map(({ organisationUnitId }) => organisationUnitId),
    },
  };
}

function withoutProviders({ runBy: _, ...place }: Place): Place {
  return place;
}

/**
 * The condition that a measure lies within a reach, for the `where` of a list: `sql`… where ${isMeasureWithin(reach, sql`measure.id`)}``.
 * The measures are found once in a query, not for each row.
 */
export function isMeasureWithin(
  { everything, asOwner, asProvider }: Reach,
  measureId: RawBuilder<unknown>,
): RawBuilder<boolean> {
  if (everything) return sql`true`;
  return sql`${measureId} in (select measures_of(${[...asOwner.organisationIds]}::int[], ${[...asOwner.unitIds]}::int[],
    ${[...asOwner.projectIds]}::int[], ${[...asProvider.organisationIds]}::int[], ${[...asProvider.unitIds]}::int[]))`;
}
