import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Area, AreaEntry, AreaKind } from './area.model.ts';
import { type NamedAreaKind, resolveAreaName } from './area-name.model.ts';

/** The larger areas that a listing may be limited to. */
export type AreaParents = Partial<
  Pick<AreaEntry, 'regionCode' | 'subRegionCode' | 'elyCentreCode' | 'vitalityCentreCode' | 'employmentAreaCode'>
>;

/**
 * Areas of a kind in the list in force on a day (ISO date), in Finnish alphabetical order; `within` leaves only those of the
 * given larger areas. A day before the oldest list is answered from that list.
 */
export async function listAreas(read: Read, kind: AreaKind, on: string, within: AreaParents = {}): Promise<Area[]> {
  const { regionCode, subRegionCode, elyCentreCode, vitalityCentreCode, employmentAreaCode } = within;
  const conditions = [
    regionCode && sql`area.region_code = ${regionCode}`,
    subRegionCode && sql`area.sub_region_code = ${subRegionCode}`,
    elyCentreCode && sql`area.ely_centre_code = ${elyCentreCode}`,
    vitalityCentreCode && sql`area.vitality_centre_code = ${vitalityCentreCode}`,
    employmentAreaCode && sql`area.employment_area_code = ${employmentAreaCode}`,
  ].filter((condition) => condition !== undefined && condition !== '');
  return selectAreas(read, kind, on, sql.join([sql`true`, ...conditions], sql` and `));
}

/** The area with this code in the list in force on a day, or `undefined`. */
export async function findAreaByCode(read: Read, kind: AreaKind, code: string, on: string): Promise<Area | undefined> {
  const [area] = await selectAreas(read, kind, on, sql`area.code = ${code}`);
  return area;
}

/**
 * The area that a printed name means in the list in force on a day: a name of that list in any letter case, or else a form or
 * a former name that `resolveAreaName` knows. `undefined` when there is none, or the list has two areas of the name.
 */
export async function findAreaByName(
  read: Read,
  kind: NamedAreaKind,
  printed: string,
  on: string,
): Promise<Area | undefined> {
  const listed = await selectAreas(
    read,
    kind,
    on,
    sql`lower(${printed}) in (lower(area.name_fi), lower(area.name_sv))`,
  );
  if (listed.length > 0) return listed.length === 1 ? listed[0] : undefined;
  const known = resolveAreaName(printed, kind);
  return known && findAreaByCode(read, kind, known.code, on);
}

/** Every area of a kind that any list has had, as the newest list that has it tells it, by code. */
export async function listAreasEver(read: Read, kind: AreaKind): Promise<Area[]> {
  return selectRows(
    read,
    sql<Area>`
      select distinct on (area.code) area.code, area.name_fi, area.name_sv, area.region_code, area.sub_region_code,
        area.ely_centre_code, area.vitality_centre_code, area.employment_area_code
      from area
      join area_list_version version on version.id = area.area_list_version_id
      where version.kind = ${kind}
      order by area.code, version.valid_from desc, version.origin = 'imported' desc, version.id desc`,
  );
}

/** Grows with every list of areas that is taken in; 0 when there is none. */
export async function newestAreaListId(read: Read): Promise<number> {
  const [row] = await selectRows(read, sql<{ id: number }>`select coalesce(max(id), 0) as id from area_list_version`);
  return row?.id ?? 0;
}

/** A dated list that Koordi has, with the number of its areas. */
export interface AreaListVersion {
  readonly kind: AreaKind;
  readonly label: string;
  readonly validFrom: string;
  readonly origin: 'shipped' | 'imported';
  readonly source: string;
  readonly areaCount: number;
  readonly importedAt: Date;
}

/** Every list Koordi has, by kind and then the oldest first. */
export async function listAreaListVersions(read: Read): Promise<AreaListVersion[]> {
  return selectRows(
    read,
    sql<AreaListVersion>`
      select version.kind, version.label, version.valid_from, version.origin, version.source, version.imported_at,
        (select count(*) from area where area.area_list_version_id = version.id) as area_count
      from area_list_version version
      order by version.kind, version.valid_from, version.origin = 'imported', version.id`,
  );
}

function selectAreas(read: Read, kind: AreaKind, on: string, condition: RawBuilder<unknown>): Promise<Area[]> {
  return selectRows(
    read,
    sql<Area>`
      select area.code, area.name_fi, area.name_sv, area.region_code, area.sub_region_code,
        area.ely_centre_code, area.vitality_centre_code, area.employment_area_code
      from area
      where area.area_list_version_id = (${versionInForce(kind, on)}) and ${condition}
      order by area.name_fi collate fi_fi, area.code`,
  );
}

/** The newest list begun by the day, an official file before a shipped list of one day; failing that, the oldest there is. */
function versionInForce(kind: AreaKind, on: string): RawBuilder<unknown> {
  return sql`
    select version.id
    from area_list_version version
    where version.kind = ${kind}
    order by version.valid_from <= ${on}::date desc,
      case when version.valid_from <= ${on}::date then version.valid_from end desc nulls last,
      version.valid_from,
      version.origin = 'imported' desc,
      version.id desc
    limit 1`;
}
