import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { type Change, changesBetween } from './fact.model.ts';
import type { Severity } from './problem.model.ts';
import type { DescriptionRecord } from './record.model.ts';

/** How many tellings of which outcome an import holds. */
export interface ImportCounts {
  /** Projects that the register does not know yet. */
  readonly new: number;
  /** New versions of projects that it knows. */
  readonly changed: number;
  /** Tellings that a version of the register already holds, word for word. */
  readonly same: number;
}

/** How many things there are to say about the sources, by how serious they are. */
export async function countFindings(read: Read): Promise<Record<Severity, number>> {
  const [counts] = await selectRows(
    read,
    sql<Record<Severity, number>>`
      select coalesce(sum(error_count), 0)::int as error, coalesce(sum(warning_count), 0)::int as warning,
        coalesce(sum(note_count), 0)::int as note
      from import_item`,
  );
  return counts ?? { error: 0, warning: 0, note: 0 };
}

/** What changes in one project: the difference to the version known before. */
export interface PlannedChange {
  readonly code: string;
  readonly name: string;
  readonly knownOn: string;
  /** The day of the version it is compared with; `null` when the register knows only later ones. */
  readonly previousKnownOn: string | null;
  readonly form: string;
  readonly source: string;
  readonly line: number | null;
  readonly changes: readonly Change[];
}

/** Some staged items by their ordinals, both included. */
export interface OrdinalSpan {
  readonly from: number;
  readonly until: number;
}

/** Counts the outcomes of a compared import, or of some of its items. */
export async function countOutcomes(read: Read, span?: OrdinalSpan): Promise<ImportCounts> {
  const rows = await selectRows(
    read,
    sql<{ outcome: keyof ImportCounts; count: number }>`
      select item.outcome, count(*)::int as count from import_item item
      where ${span ? sql`item.ordinal between ${span.from} and ${span.until}` : sql`true`}
      group by item.outcome`,
  );
  const counts = { new: 0, changed: 0, same: 0 };
  for (const { outcome, count } of rows) counts[outcome] = count;
  return counts;
}

/** A project that the register does not know yet, as it would be told first. */
export type PlannedNew = Omit<PlannedChange, 'previousKnownOn' | 'changes'>;

/** Some of what is planned, and behind which item it goes on; nothing when it does not. */
export interface Portion<Planned> {
  readonly planned: readonly Planned[];
  readonly lastOrdinal: number | undefined;
}

/** The next `limit` new projects after the item `after` (0 for the first). */
export async function listPlannedNews(read: Read, after: number, limit: number): Promise<Portion<PlannedNew>> {
  const rows = await selectRows(
    read,
    sql<PlannedNew & { ordinal: number }>`
      select item.ordinal, item.code, item.name, item.known_on, item.form, item.source_line as line, source.name as source
      from import_item item
      join import_source source on source.ordinal = item.source_ordinal
      where item.outcome = 'new' and item.ordinal > ${after}
      order by item.ordinal
      limit ${limit}`,
  );
  return { planned: rows.map(({ ordinal: _, ...row }) => row), lastOrdinal: rows.at(-1)?.ordinal };
}

interface PlannedRow extends Omit<PlannedChange, 'changes'> {
  readonly record: DescriptionRecord;
  readonly previousRecord: DescriptionRecord | null;
}

/**
 * The next `limit` changes after the item `after` (0 for the first), each compared with the version of the same project
 * known just before it, be it in the register or in this import. `lastOrdinal` is where to go on.
 */
export async function listPlannedChanges(read: Read, after: number, limit: number): Promise<Portion<PlannedChange>> {
  const rows = await selectRows(
    read,
    sql<PlannedRow & { ordinal: number }>`
      select item.ordinal, item.code, item.name, item.known_on, item.form, item.source_line as line, item.record,
        source.name as source, previous.known_on as previous_known_on, previous.record as previous_record
      from import_item item
      join import_source source on source.ordinal = item.source_ordinal
      left join lateral (
        select told.known_on, told.record
        from (
          select version.known_on, version.is_full, 0 as ordinal, content.record
          from project
          join description_version version on version.project_id = project.id
          join description_content content on content.description_version_id = version.id
          where project.code = item.code and version.known_on <= item.known_on and version.withdrawn_at is null
          union all
          select other.known_on, other.is_full, other.ordinal, other.record
          from import_item other
          where other.code = item.code and other.outcome in ('new', 'changed')
            and (other.known_on, other.is_full, other.ordinal) < (item.known_on, item.is_full, item.ordinal)
        ) told
        order by told.known_on desc, told.is_full desc, told.ordinal desc
        limit 1
      ) previous on true
      where item.outcome = 'changed' and item.ordinal > ${after}
      order by item.ordinal
      limit ${limit}`,
  );
  return {
    planned: rows.map(({ record, previousRecord, ordinal: _, ...row }) => ({
      ...row,
      changes: previousRecord ? changesBetween(previousRecord, record) : [],
    })),
    lastOrdinal: rows.at(-1)?.ordinal,
  };
}
