import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { DescriptionRecord } from './record.model.ts';
import { toldRecord } from './told-record.model.ts';

interface RecordPair {
  readonly id: number;
  readonly record: DescriptionRecord;
  /** The description before a row of a project list; `null` where the version tells everything itself. */
  readonly described: DescriptionRecord | null;
}

/** What the register tells of projects by these versions, as records, by id: where one is a row of a project list, with the description before it. */
export async function listToldRecords(
  read: Read,
  versionIds: readonly number[],
): Promise<Map<number, DescriptionRecord>> {
  const rows = await selectRows(
    read,
    sql<RecordPair>`
      select version.id, content.record, described.record as described
      from description_version version
      join description_content content on content.description_version_id = version.id
      left join description_content described on described.description_version_id = version.described_id
      where version.id = any (${versionIds}::int[])`,
  );
  return new Map(rows.map(({ id, record, described }) => [id, described ? toldRecord(record, described) : record]));
}
