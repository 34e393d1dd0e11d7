import { sql } from 'kysely';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { listAreas } from './area.queries.server.ts';
import { type AreaListChange, changeOfAreaList } from './area-list-change.model.ts';
import type { SourcedAreaList } from './area-list-file.server.ts';
import { readReferenceAreas } from './reference-areas.server.ts';

/**
 * Stores the lists Koordi brings along, those it has already excepted. To be called at every start, as a newer Koordi may
 * bring newer lists; takes well under a second.
 *
 * @returns the number of lists added
 */
export async function loadReferenceAreas(tx: Tx): Promise<number> {
  let added = 0;
  for (const list of await readReferenceAreas()) {
    if (await storeAreaList(tx, list, 'shipped')) added += 1;
  }
  return added;
}

/** What came of importing a list. */
export interface AreaListImport {
  /** False when the very same file was in already; then nothing was stored. */
  readonly isNew: boolean;
  /** What the list changes in the one in force on its first day until now. */
  readonly change: AreaListChange;
}

/** Stores a list read from an official file as a version of its own, unless the same file is in already. */
export async function importAreaList(tx: Tx, list: SourcedAreaList): Promise<AreaListImport> {
  const before = await listAreas(reading(tx), list.kind, list.validFrom);
  const isNew = await storeAreaList(tx, list, 'imported');
  return { isNew, change: changeOfAreaList(before, list.entries) };
}

async function storeAreaList(tx: Tx, list: SourcedAreaList, origin: 'shipped' | 'imported'): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    insert into area_list_version (kind, label, valid_from, origin, source, source_sha256)
    values (${list.kind}, ${list.label}, ${list.validFrom}, ${origin}, ${list.source}, ${list.sha256})
    on conflict (kind, valid_from, source_sha256) do nothing
    returning id`.execute(tx);
  const versionId = rows[0]?.id;
  if (versionId === undefined) return false;
  await sql`
    insert into area (
      area_list_version_id, code, name_fi, name_sv,
      region_code, sub_region_code, ely_centre_code, vitality_centre_code, employment_area_code)
    select ${versionId}::int, entry.code, entry."nameFi", entry."nameSv",
      entry."regionCode", entry."subRegionCode",
      entry."elyCentreCode", entry."vitalityCentreCode", entry."employmentAreaCode"
    from jsonb_to_recordset(${JSON.stringify(list.entries)}::jsonb) as entry (
      code text, "nameFi" text, "nameSv" text,
      "regionCode" text, "subRegionCode" text,
      "elyCentreCode" text, "vitalityCentreCode" text, "employmentAreaCode" text)
    order by entry.code`.execute(tx);
  return true;
}
