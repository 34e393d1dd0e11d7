import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { readUnitText } from './named-unit.model.ts';
import { listUnitsMeant } from './named-unit.queries.server.ts';
import { prepareOrganisationSightings, recordOrganisationSightings } from './organisation.commands.server.ts';
import { organisationPolicy } from './organisation.policy.ts';
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

/**
 * The unit that is meant by what somebody wrote; one that nobody knows yet is added under that name. Throws `Invalid` where none or
 * several are meant, `Forbidden` to those who may not add any.
 */
export async function meantOrNewUnit(tx: Tx, actor: Actor, clock: Clock, written: string): Promise<number> {
  const [unit, ...others] = await listUnitsMeant(reading(tx), written);
  if (others.length > 0) throw new Invalid(`Several organisations may be meant by ${written}.`);
  if (unit) return unit.id;
  const permission = permit(organisationPolicy, actor, 'organisation.add');
  if (readUnitText(written).name === '') throw new Invalid(`No organisation has the Y-tunnus ${written}.`);
  const [added] = await recordNamedUnits(tx, [written], finnishDate(clock.now()));
  if (added === undefined) throw new RangeError('a unit of a name that is not empty is recorded');
  await recordAct(tx, clock, permission, { subject: { kind: 'organisation', id: added } });
  return added;
}
