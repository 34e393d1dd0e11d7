import { sql } from 'kysely';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { prepareOrganisationSightings, recordOrganisationSightings } from './organisation.commands.server.ts';
import { spellingKey } from './organisation-name.model.ts';
import { type OrganisationRow, unitNameOf } from './organisation-row.model.ts';

/**
 * Records what rows of a table tell: the organisations, the names they and their units were seen under, and where the units are. The
 * same rows again change nothing.
 */
export async function recordOrganisationRows(tx: Tx, clock: Clock, rows: readonly OrganisationRow[]): Promise<void> {
  await prepareOrganisationSightings(tx);
  const parties = rows.flatMap((row, index) => {
    const names = row.unitName === null ? [row.name] : [row.name, row.unitName];
    return names.map((name, part) => ({
      ordinal: 2 * index + part,
      business_id: row.businessId,
      printed_name: name,
      spelling_key: spellingKey(name),
      known_on: row.seenOn,
    }));
  });
  await sql`
    insert into import_party (ordinal, business_id, printed_name, spelling_key, known_on)
    select party.ordinal, party.business_id, party.printed_name, party.spelling_key, party.known_on
    from json_to_recordset(${JSON.stringify(parties)}::json) as party (
      ordinal int, business_id text, printed_name text, spelling_key text, known_on date)`.execute(tx);
  await recordOrganisationSightings(tx);
  await recordAddresses(tx, clock, rows);
}

/** An address is a row only where it differs from the one in force on its day. */
async function recordAddresses(tx: Tx, clock: Clock, rows: readonly OrganisationRow[]): Promise<void> {
  const addresses = rows.flatMap((row, index) => {
    const { streetAddress, postalCode, town, seenOn } = row;
    if (streetAddress === null && postalCode === null && town === null) return [];
    const ordinal = 2 * index + (unitNameOf(row) === row.name ? 0 : 1);
    return [{ ordinal, seen_on: seenOn, street_address: streetAddress, postal_code: postalCode, town }];
  });
  if (addresses.length === 0) return;
  const told = sql`
    select party.unit_id, told.*
    from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb) as told (
      ordinal int, seen_on date, street_address text, postal_code text, town text)
    join import_party_unit party on party.ordinal = told.ordinal`;
  // Two imports at once that tell of one unit write one after the other, so that the second sees what the first wrote.
  await sql`
    select from organisation_unit unit
    where unit.id in (select told.unit_id from (${told}) told)
    order by unit.id
    for no key update`.execute(tx);
  await sql`
    insert into organisation_address (organisation_unit_id, seen_on, street_address, postal_code, town, recorded_at)
    select told.unit_id, told.seen_on, told.street_address, told.postal_code, told.town, ${clock.now()}
    from (${told}) told
    left join lateral (
      select place.street_address, place.postal_code, place.town
      from organisation_address place
      where place.organisation_unit_id = told.unit_id and place.seen_on <= told.seen_on
      order by place.seen_on desc, place.id desc
      limit 1
    ) known on true
    where (known.street_address, known.postal_code, known.town)
      is distinct from (told.street_address, told.postal_code, told.town)
    order by told.ordinal`.execute(tx);
}
