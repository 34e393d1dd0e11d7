import { sql } from 'kysely';
import type { Database, Tx } from '#platform/db/database.server.ts';
import { factsOf, factsVersion } from './fact.model.ts';
import { factColumns } from './fact-column.model.ts';
import type { DescriptionRecord } from './record.model.ts';

const batchSize = 500;

/**
 * Takes the facts anew from the records of versions whose facts were taken by older rules. Goes batch by batch, so it can be
 * stopped and run again, and two may run at once. Answers how many versions were brought up to date.
 */
export async function refreshFacts(database: Database): Promise<number> {
  let refreshed = 0;
  for (;;) {
    const count = await database.transaction().execute((tx) => refreshBatch(tx));
    if (count === 0) return refreshed;
    refreshed += count;
  }
}

interface OldVersion {
  readonly id: number;
  readonly record: DescriptionRecord;
}

async function refreshBatch(tx: Tx): Promise<number> {
  const { rows } = await sql<OldVersion>`
    select version.id, content.record
    from description_version version
    join description_content content on content.description_version_id = version.id
    where version.facts_version < ${factsVersion}
    order by version.facts_version, version.id
    limit ${batchSize}
    for update of version skip locked`.execute(tx);
  if (rows.length > 0) await writeFacts(tx, rows);
  return rows.length;
}

const assignments = sql.raw(factColumns.map(({ column }) => `${column} = fresh.${column}`).join(', '));
const columnTypes = sql.raw(
  factColumns.map(({ column, type }) => `${column} ${type.replace(' not null', '')}`).join(', '),
);

async function writeFacts(tx: Tx, versions: readonly OldVersion[]): Promise<void> {
  const fresh = versions.map(({ id, record }) => {
    const facts = factsOf(record);
    return { id, ...(facts && Object.fromEntries(factColumns.map(({ column, fact }) => [column, facts[fact]]))) };
  });
  await sql`
    update description_version version
    set ${assignments}, facts_version = ${factsVersion}
    from json_to_recordset(${JSON.stringify(fresh)}::json) as fresh (id int, ${columnTypes})
    where version.id = fresh.id`.execute(tx);
}
