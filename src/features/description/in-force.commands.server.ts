import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/database.server.ts';

/**
 * Settles which version of these projects the register tells on which day: each from the day it is known until the next.
 * A list row that says just what the version before it says takes nothing over: the fuller telling stays in force. Where one
 * takes over, the description before it goes on telling what lists do not. What was withdrawn is told on no day.
 */
export async function settleWhatIsInForce(tx: Tx, codes: readonly string[]): Promise<void> {
  const spans = spansInForce(codes);
  // First those that tell no longer: at no moment may two versions of a project tell of now, and the index checks row by row.
  await settle(tx, spans, sql`settled.from_day is null or settled.until_day is not null`);
  await settle(tx, spans, sql`settled.from_day is not null and settled.until_day is null`);
}

/** Each version of these projects with the days from which and until which it is told, and the description behind a list row. */
function spansInForce(codes: readonly string[]): RawBuilder<unknown> {
  return sql`
    with told as (
      select version.id, version.project_id, version.known_on, version.is_full, described.id as described_id,
        version.is_full or lag(version.facts_key) over in_order is distinct from version.facts_key as says_news
      from description_version version
      join project on project.id = version.project_id
      left join lateral (
        select earlier.id
        from description_version earlier
        where not version.is_full and earlier.project_id = version.project_id and earlier.is_full
          and earlier.known_on <= version.known_on and earlier.withdrawn_at is null
        order by earlier.known_on desc, earlier.id desc
        limit 1
      ) described on true
      where project.code = any (${codes}::text[]) and version.withdrawn_at is null
      window in_order as (partition by version.project_id order by version.known_on, version.is_full, version.id)
    ),
    spans as (
      select told.id, told.known_on as from_day,
        lead(told.known_on) over (partition by told.project_id order by told.known_on, told.is_full, told.id) as until_day
      from told
      where told.says_news
    ),
    settled as (
      select told.id, told.described_id, spans.from_day, spans.until_day from told left join spans on spans.id = told.id
    )`;
}

async function settle(tx: Tx, spans: RawBuilder<unknown>, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    ${spans}
    update description_version version
    set in_force_from = settled.from_day, in_force_until = settled.until_day, described_id = settled.described_id
    from settled
    where settled.id = version.id and (${which})
      and (version.in_force_from, version.in_force_until, version.described_id)
        is distinct from (settled.from_day, settled.until_day, settled.described_id)`.execute(tx);
}
