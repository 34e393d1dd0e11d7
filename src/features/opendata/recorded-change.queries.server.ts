import { sql } from 'kysely';
import type { DescriptionRecord } from '#features/description/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';

/** A version that told something new when it was recorded, with the one before it by the day from which each was known. */
export interface RecordedChange {
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly form: string;
  readonly isFull: boolean;
  readonly knownOn: string;
  readonly contentSha256: string;
  readonly recordedAt: Date;
  readonly record: DescriptionRecord;
  /** `null` when this is the first thing known of the project. */
  readonly previousRecord: DescriptionRecord | null;
}

/** Versions by the order in which they were recorded, the latest first, from below the number `before`. */
export async function listRecordedChanges(
  read: Read,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<RecordedChange[]> {
  return selectRows(
    read,
    sql<RecordedChange>`
      select version.id as version, project.code, version.name, version.form, version.is_full, version.known_on,
        version.content_sha256, version.recorded_at, content.record, previous.record as previous_record
      from description_version version
      join project on project.id = version.project_id
      join description_content content on content.description_version_id = version.id
      left join lateral (
        select earlier_content.record
        from description_version earlier
        join description_content earlier_content on earlier_content.description_version_id = earlier.id
        where earlier.project_id = version.project_id and earlier.in_force_from is not null
          and (earlier.known_on, earlier.is_full, earlier.id) < (version.known_on, version.is_full, version.id)
        order by earlier.known_on desc, earlier.is_full desc, earlier.id desc
        limit 1
      ) previous on true
      where version.in_force_from is not null and (${before ?? null}::int is null or version.id < ${before ?? null}::int)
      order by version.id desc
      limit ${limit}`,
  );
}

/** A version that was taken back. */
export interface RecordedWithdrawal {
  readonly version: number;
  readonly code: string;
  readonly form: string;
  readonly knownOn: string;
  readonly contentSha256: string;
  readonly withdrawnAt: Date;
  readonly reason: string;
}

/**
 * Versions that were withdrawn since the version `last` was recorded and before the version `before` was: those that belong between
 * them in the order of time.
 */
export async function listRecordedWithdrawals(
  read: Read,
  { before, last }: { readonly before: number | undefined; readonly last: number | undefined },
): Promise<RecordedWithdrawal[]> {
  const recordedAt = (id: number) => sql`(select told.recorded_at from description_version told where told.id = ${id})`;
  const isBefore = before === undefined ? sql`true` : sql`version.withdrawn_at < ${recordedAt(before)}`;
  const isSince = last === undefined ? sql`true` : sql`version.withdrawn_at >= ${recordedAt(last)}`;
  return selectRows(
    read,
    sql<RecordedWithdrawal>`
      select version.id as version, project.code, version.form, version.known_on, version.content_sha256,
        version.withdrawn_at, version.withdrawn_reason as reason
      from description_version version
      join project on project.id = version.project_id
      where version.withdrawn_at is not null and ${isBefore} and ${isSince}
      order by version.withdrawn_at desc, version.id desc`,
  );
}
