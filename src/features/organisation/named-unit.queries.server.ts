import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { type NamedUnit, readUnitText } from './named-unit.model.ts';
import { spellingKey } from './organisation-name.model.ts';

/** More than this many are no choice: what was written is to be narrowed. */
const mostMeant = 6;

/**
 * The units that somebody means who writes a Y-tunnus, a name however it is spelt, or both; at most 6 of them. Where a legal person
 * bears the name, parties of which only a name is known are not meant.
 */
export async function listUnitsMeant(read: Read, written: string): Promise<NamedUnit[]> {
  const { businessId, name } = readUnitText(written);
  if (businessId === undefined && name === '') return [];
  const units = await selectUnits(
    read,
    sql`(${businessId ?? null}::text is null or organisation.business_id = ${businessId ?? null})
      and (${name} = '' or unit.spelling_key = ${spellingKey(name)})`,
  );
  const legalPersons = units.filter((unit) => unit.businessId !== null);
  return legalPersons.length > 0 ? legalPersons : units;
}

/** Units by their ids, by their names; unknown ids are left out. */
export function listNamedUnits(read: Read, unitIds: readonly number[]): Promise<NamedUnit[]> {
  return selectUnits(read, sql`unit.id = any (${[...unitIds]}::int[])`, unitIds.length);
}

function selectUnits(read: Read, condition: RawBuilder<unknown>, most = mostMeant): Promise<NamedUnit[]> {
  return selectRows(
    read,
    sql<NamedUnit>`
      select unit.id, unit.organisation_id, organisation.business_id, named.printed_name as name
      from organisation_unit unit
      join organisation on organisation.id = unit.organisation_id
      join lateral (
        select name.printed_name
        from organisation_name name
        where name.organisation_unit_id = unit.id
        order by name.last_seen_on desc, name.printed_name collate fi_fi
        limit 1
      ) named on true
      where ${condition}
      order by named.printed_name collate fi_fi, unit.id
      limit ${most}`,
  );
}
