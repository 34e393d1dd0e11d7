import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.server.ts';
import { readUnitText } from './named-unit.model.ts';
import { prepareOrganisationSightings, recordOrganisationSightings } from './organisation.commands.server.ts';
import { spellingKey } from './organisation-name.model.ts';

/**
 * Records units under the names that somebody wrote, each with or without a Y-tunnus, as seen on a day (ISO); those that are known
 * already are found. Answers their ids, in the order of the names. What is written holds a name.
 */
export async function recordNamedUnits(tx: Tx, written: readonly string[], seenOn: string): Promise<number[]> {
  if (written.length === 0) return [];
  await prepareOrganisationSightings(tx);
  const parties = written.map((text, ordinal) => {
    const { businessId, name } = readUnitText(text);
    return { ordinal, business_id: businessId ?? null, printed_name: name, spelling_key: spellingKey(name) };
  });
  await sql`
    insert into import_party (ordinal, business_id, printed_name, spelling_key, known_on)
    select party.ordinal, party.business_id, party.printed_name, party.spelling_key, ${seenOn}::date
    from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) as party (
      ordinal int, business_id text, printed_name text, spelling_key text)`.execute(tx);
  await recordOrganisationSightings(tx);
  const { rows } = await sql<{ unitId: number }>`
    select unit_id from import_party_unit order by ordinal`.execute(tx);
  return rows.map(({ unitId }) => unitId);
}
