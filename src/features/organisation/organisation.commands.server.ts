import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.server.ts';

/**
 * Makes ready, on this transaction's connection, the two temporary tables of {@link recordOrganisationSightings}, both empty:
 * `import_party` for the caller to fill (COPY or insert) and `import_party_unit` for the answer.
 *
 * A row of `import_party` is one party as one source prints it: `ordinal` the caller's own number, unique; `business_id` in
 * its full form `1234567-8` or null where the source gives none; `printed_name` exactly as printed; `spelling_key` its
 * `spellingKey`; `known_on` the day the source tells about. `organisation_id` and `unit_id` are found while recording.
 */
export async function prepareOrganisationSightings(tx: Tx): Promise<void> {
  await sql`
    create temporary table if not exists import_party (
      ordinal int primary key,
      business_id text,
      printed_name text not null,
      spelling_key text not null,
      known_on date not null,
      organisation_id int,
      unit_id int
    )`.execute(tx);
  await sql`
    create temporary table if not exists import_party_unit (
      ordinal int primary key,
      unit_id int not null
    )`.execute(tx);
  await sql`truncate import_party, import_party_unit`.execute(tx);
}

/**
 * Records all parties of `import_party` at once: organisations, their units and the days their names were seen, then fills
 * `import_party_unit` with the `unit_id` of every `ordinal`. The order in which sources are imported makes no difference,
 * and the same parties again change nothing. A party without Y-tunnus never joins a legal person of the same name.
 */
export async function recordOrganisationSightings(tx: Tx): Promise<void> {
  // Fresh temporary tables have no statistics, and without them the joins below are planned for a handful of rows.
  await sql`analyze import_party`.execute(tx);
  await insertOrganisations(tx);
  await findOrganisations(tx);
  await insertUnits(tx);
  await findUnits(tx);
  await recordNames(tx);
  await sql`
    insert into import_party_unit (ordinal, unit_id)
    select party.ordinal, party.unit_id from import_party party`.execute(tx);
}

// Rows are inserted in the order of their keys, so that two imports at once wait for each other instead of deadlocking.
async function insertOrganisations(tx: Tx): Promise<void> {
  await sql`
    insert into organisation (business_id, spelling_key)
    select distinct party.business_id, case when party.business_id is null then party.spelling_key end
    from import_party party
    where not exists (select from organisation known where known.business_id = party.business_id)
      and not exists (
        select from organisation known where party.business_id is null and known.spelling_key = party.spelling_key)
    order by 1, 2
    on conflict do nothing`.execute(tx);
}

/** Each party looks its own organisation up by key: a join would read all organisations for every few thousand parties. */
async function findOrganisations(tx: Tx): Promise<void> {
  await sql`
    update import_party party
    set organisation_id = case
      when party.business_id is not null
      then (select known.id from organisation known where known.business_id = party.business_id)
      else (select known.id from organisation known where known.spelling_key = party.spelling_key)
    end`.execute(tx);
}

async function insertUnits(tx: Tx): Promise<void> {
  await sql`
    insert into organisation_unit (organisation_id, spelling_key)
    select distinct party.organisation_id, party.spelling_key
    from import_party party
    where not exists (
      select from organisation_unit known
      where known.organisation_id = party.organisation_id and known.spelling_key = party.spelling_key)
    order by 1, 2
    on conflict do nothing`.execute(tx);
}

async function findUnits(tx: Tx): Promise<void> {
  await sql`
    update import_party party
    set unit_id = (
      select known.id from organisation_unit known
      where known.organisation_id = party.organisation_id and known.spelling_key = party.spelling_key)`.execute(tx);
}

async function recordNames(tx: Tx): Promise<void> {
  await sql`
    insert into organisation_name as known (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
    select party.unit_id, party.printed_name, min(party.known_on), max(party.known_on)
    from import_party party
    group by party.unit_id, party.printed_name
    order by 1, 2
    on conflict (organisation_unit_id, md5(printed_name)) do update
    set first_seen_on = least(known.first_seen_on, excluded.first_seen_on),
        last_seen_on = greatest(known.last_seen_on, excluded.last_seen_on)
    where excluded.first_seen_on < known.first_seen_on or excluded.last_seen_on > known.last_seen_on`.execute(tx);
}
