import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { spellingKey } from './organisation-name.model.ts';
import {
  type KnownName,
  type KnownOrganisation,
  type Namesake,
  type OrganisationRow,
  unitNameOf,
} from './organisation-row.model.ts';

interface SeenName {
  readonly businessId: string;
  readonly unitId: number;
  readonly spellingKey: string;
  readonly printedName: string;
  readonly firstSeenOn: string;
  readonly lastSeenOn: string;
}

interface SeenAddress {
  readonly unitId: number;
  readonly seenOn: string;
  readonly streetAddress: string | null;
  readonly postalCode: string | null;
  readonly town: string | null;
}

/**
 * What the register says of the organisation of each row, in their order; `undefined` where it knows none of that Y-tunnus. All that is
 * known of their organisations is read at once and put together here: so it costs the same however little the database knows of
 * its own tables, right after a large import for one.
 */
export async function findKnownOrganisations(
  read: Read,
  rows: readonly OrganisationRow[],
): Promise<(KnownOrganisation | undefined)[]> {
  const names = Map.groupBy(await listSeenNames(read, rows), ({ businessId }) => businessId);
  const unitIds = [...names.values()].flatMap((seen) => seen.map(({ unitId }) => unitId));
  const addresses = Map.groupBy(await listSeenAddresses(read, unitIds), ({ unitId }) => unitId);
  return rows.map((row) => {
    const seen = names.get(row.businessId);
    const latest = seen?.[0];
    if (!latest) return undefined;
    const unitKey = spellingKey(unitNameOf(row));
    const unitId = seen.find((name) => name.spellingKey === unitKey)?.unitId;
    const address = addresses.get(unitId ?? 0)?.find(({ seenOn }) => seenOn <= row.seenOn);
    return {
      latestName: latest.printedName,
      name: knownName(seen, row.name),
      unitName: knownName(seen, unitNameOf(row)),
      streetAddress: address?.streetAddress ?? null,
      postalCode: address?.postalCode ?? null,
      town: address?.town ?? null,
    };
  });
}

function knownName(seen: readonly SeenName[], printedName: string): KnownName | null {
  const key = spellingKey(printedName);
  const alike = seen.filter((name) => name.spellingKey === key);
  const [latest] = alike;
  if (!latest) return null;
  const same = alike.find((name) => name.printedName === printedName);
  return {
    spelling: latest.printedName,
    firstSeenOn: same?.firstSeenOn ?? null,
    lastSeenOn: same?.lastSeenOn ?? null,
  };
}

/**
 * The names of all units of the organisations of rows, the latest seen first. Found step by step by their keys: a plain join would read
 * the tables whole for every few hundred rows.
 */
async function listSeenNames(read: Read, rows: readonly OrganisationRow[]): Promise<SeenName[]> {
  const businessIds = [...new Set(rows.map(({ businessId }) => businessId))];
  return selectRows(
    read,
    sql<SeenName>`
      with asked as materialized (
        select organisation.id, organisation.business_id
        from organisation
        where organisation.business_id = any (${businessIds}::text[])
      ), part as materialized (
        select unit.id, unit.organisation_id, unit.spelling_key
        from organisation_unit unit
        where unit.organisation_id = any (array(select asked.id from asked))
      )
      select asked.business_id, part.id as unit_id, part.spelling_key, seen.printed_name, seen.first_seen_on,
        seen.last_seen_on
      from organisation_name seen
      join part on part.id = seen.organisation_unit_id
      join asked on asked.id = part.organisation_id
      where seen.organisation_unit_id = any (array(select part.id from part))
      order by seen.last_seen_on desc, seen.printed_name`,
  );
}

/** The addresses of units, the latest seen first, and of one day the one recorded last. */
async function listSeenAddresses(read: Read, unitIds: readonly number[]): Promise<SeenAddress[]> {
  return selectRows(
    read,
    sql<SeenAddress>`
      select place.organisation_unit_id as unit_id, place.seen_on, place.street_address, place.postal_code, place.town
      from organisation_address place
      where place.organisation_unit_id = any (array(select unnest(${[...new Set(unitIds)]}::int[])))
      order by place.seen_on desc, place.id desc`,
  );
}

/** For each row, in their order, the Y-tunnus of another organisation that bears the name of the row. */
export async function findNamesakes(read: Read, rows: readonly OrganisationRow[]): Promise<(Namesake | undefined)[]> {
  const found = await selectRows(
    read,
    sql<{ readonly spellingKey: string; readonly businessId: string }>`
      select unit.spelling_key, organisation.business_id
      from organisation_unit unit
      join organisation on organisation.id = unit.organisation_id
      where unit.spelling_key = any (${rows.map(({ name }) => spellingKey(name))}::text[])
        and organisation.business_id is not null
      order by organisation.business_id`,
  );
  return rows.map(
    ({ name, businessId }) =>
      found.find((other) => other.spellingKey === spellingKey(name) && other.businessId !== businessId)?.businessId,
  );
}
