import { sql } from 'kysely';
import { recordSuggestedLinks } from '#features/project/public.server.ts';
import { suggestLinks } from '#features/project/public.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { type Read, reading, selectRows, type Tx } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import type { Scope } from '#platform/permission/actor.ts';
import { compareWithRegister, recordItems } from './import.commands.server.ts';
import { itemOfDescription } from './import-item.model.ts';
import { countOutcomes } from './import-plan.queries.server.ts';
import { prepareStagingIn } from './import-staging.server.ts';
import { listNamesInForce } from './version.queries.server.ts';

/** A description that was written here, as the source of a version. */
export interface WrittenText {
  readonly code: string;
  readonly text: string;
  /** The day (ISO) from which the public is told, and the day of publishing. */
  readonly knownOn: string;
  readonly today: string;
  /** The authority that publishes it. */
  readonly publishedBy: string | null;
}

/** How long to wait for an import or another publication that is under way. */
const patience = '10s';

/**
 * Takes a text into the register on the very way of every import, so that everything that follows from a version follows; answers
 * the number of the version, `undefined` when the register tells just this already. Throws `Refused` while an import runs.
 */
export async function recordText(tx: Tx, written: WrittenText): Promise<number | undefined> {
  await waitForOthers(tx);
  const { code, text, knownOn, today, publishedBy } = written;
  const { items } = itemOfDescription(text, { today, knownOn });
  const staging = await prepareStagingIn(tx);
  const bytes = new TextEncoder().encode(text);
  await staging.add({ name: `${code}-${knownOn}.txt`, mediaType: 'text/plain', encoding: 'utf-8', bytes }, items);
  const total = await staging.finish();
  await compareWithRegister(tx, 'forgotten');
  const { same, new: added } = await countOutcomes(reading(tx));
  if (total === 0 || same > 0) return undefined;
  await recordItems(tx, 1, total);
  if (added > 0) await recordSuggestedLinks(tx, suggestLinks(await listNamesInForce(reading(tx))));
  const { rows } = await sql<{ id: number }>`
    update description_version version set published_by = ${publishedBy}
    from project, import_item item
    where project.code = ${code} and version.project_id = project.id and version.withdrawn_at is null
      and version.form = item.form and version.known_on = item.known_on and version.content_sha256 = item.content_sha256
    returning version.id`.execute(tx);
  return rows[0]?.id;
}

/** Two who write versions of one project at once would settle what is in force against each other. */
async function waitForOthers(tx: Tx): Promise<void> {
  try {
    await sql`select set_config('lock_timeout', ${patience}, true)`.execute(tx);
    await sql`select pg_advisory_xact_lock(${advisoryLocks.import})`.execute(tx);
    await sql`select set_config('lock_timeout', '0', true)`.execute(tx);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === lockNotAvailable) {
      throw new Refused('description.refused.import-running');
    }
    throw error;
  }
}

const lockNotAvailable = '55P03';

/**
 * Under which name the public knows who decides by a grant of this scope: the authority that the description names where it is
 * within the scope, else the latest name of the unit, of an organisation of its first unit. `undefined` where the scope is no office.
 */
export async function findPublisherName(
  read: Read,
  scope: Scope,
  authority: string | null,
): Promise<string | undefined> {
  if (scope.kind !== 'organisation' && scope.kind !== 'unit') return undefined;
  const isMeant = scope.kind === 'unit' ? sql`unit.id = ${scope.id}` : sql`unit.organisation_id = ${scope.id}`;
  const [name] = await selectRows(
    read,
    sql<{ printedName: string }>`
      select name.printed_name
      from organisation_unit unit
      join organisation_name name on name.organisation_unit_id = unit.id
      where ${isMeant}
      order by name.printed_name is not distinct from ${authority} desc, unit.id, name.last_seen_on desc, name.id desc
      limit 1`,
  );
  return name?.printedName;
}
