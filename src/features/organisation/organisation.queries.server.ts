import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';

/** A spelling exactly as printed, with the first and last day (ISO dates) on which a source is known to print it. */
export interface NameSighting {
  readonly printedName: string;
  readonly firstSeenOn: string;
  readonly lastSeenOn: string;
}

/** A part or guise of an organisation and its spellings, the latest seen first. */
export interface OrganisationUnit {
  readonly id: number;
  readonly organisationId: number;
  /** Y-tunnus of the organisation, or null where sources give only names. */
  readonly businessId: string | null;
  readonly names: readonly NameSighting[];
}

/** A legal person with all its units, the latest seen first. */
export interface Organisation {
  readonly id: number;
  readonly businessId: string;
  readonly units: readonly OrganisationUnit[];
}

/** The legal person with this Y-tunnus (`1234567-8`). Throws `NotFound`. */
export async function getOrganisationByBusinessId(read: Read, businessId: string): Promise<Organisation> {
  const units = await selectUnits(read, sql`organisation.business_id = ${businessId}`);
  const id = units[0]?.organisationId;
  if (id === undefined) throw new NotFound(`There is no organisation with the Y-tunnus ${businessId}.`);
  return { id, businessId, units };
}

/** Units by their ids, the latest seen first; unknown ids are left out. */
export async function listOrganisationUnits(read: Read, unitIds: readonly number[]): Promise<OrganisationUnit[]> {
  return selectUnits(read, sql`unit.id = any (${unitIds}::int[])`);
}

/**
 * Units of legal persons that are spelt as this unit of a party without Y-tunnus: whom it may be, for a person to judge.
 * Empty for a unit of a legal person.
 */
export async function listLegalPersonCandidates(read: Read, unitId: number): Promise<OrganisationUnit[]> {
  return selectUnits(
    read,
    sql`organisation.business_id is not null and unit.spelling_key = (
      select nameless.spelling_key
      from organisation_unit nameless join organisation party on party.id = nameless.organisation_id
      where nameless.id = ${unitId} and party.business_id is null)`,
  );
}

/** The name of each unit that was seen last, by the unit's id; unknown ids are absent. */
export async function listNamesOfUnits(read: Read, unitIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await selectRows(
    read,
    sql<{ id: number; name: string }>`
      select distinct on (name.organisation_unit_id) name.organisation_unit_id as id, name.printed_name as name
      from organisation_name name
      where name.organisation_unit_id = any (${unitIds}::int[])
      order by name.organisation_unit_id, name.last_seen_on desc, name.printed_name collate fi_fi`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Y-tunnus of every unit whose organisation has one, by the unit's id. */
export async function listBusinessIdsOfUnits(read: Read): Promise<Map<number, string>> {
  const rows = await selectRows(
    read,
    sql<{ id: number; businessId: string }>`
      select unit.id, organisation.business_id
      from organisation_unit unit
      join organisation on organisation.id = unit.organisation_id
      where organisation.business_id is not null`,
  );
  return new Map(rows.map(({ id, businessId }) => [id, businessId]));
}

function selectUnits(read: Read, condition: RawBuilder<unknown>): Promise<OrganisationUnit[]> {
  return selectRows(
    read,
    sql<OrganisationUnit>`
      select unit.id, unit.organisation_id, organisation.business_id, named.names
      from organisation_unit unit
      join organisation on organisation.id = unit.organisation_id
      cross join lateral (
        select max(name.last_seen_on) as last_seen_on,
          coalesce(
            json_agg(
              json_build_object(
                'printedName', name.printed_name, 'firstSeenOn', name.first_seen_on, 'lastSeenOn', name.last_seen_on)
              order by name.last_seen_on desc, name.printed_name collate fi_fi),
            '[]') as names
        from organisation_name name
        where name.organisation_unit_id = unit.id
      ) named
      where ${condition}
      order by named.last_seen_on desc nulls last, unit.id`,
  );
}
