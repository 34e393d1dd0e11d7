import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { ProjectStatus } from './profile.model.ts';
import { type RecordedStatus, type StatedStatus, standingsOf } from './status.model.ts';

type Row = Omit<RecordedStatus, 'takenBack'> & {
  readonly takenBackAt: Date | null;
  readonly takenBackReason: string | null;
  readonly isCorrected: boolean;
};

/** All that was said of the states of a project, the latest day first, and of one day what was said last. */
export async function listRecordedStatuses(read: Read, projectId: number): Promise<RecordedStatus[]> {
  const rows = await selectRows(
    read,
    sql<Row>`
      select stated.id, stated.status, stated.from_on, stated.reason, stated.recorded_at, stated.taken_back_at,
        stated.taken_back_reason,
        exists (select from project_status correction where correction.corrects_id = stated.id) as is_corrected
      from project_status stated
      where stated.project_id = ${projectId}
      order by stated.from_on desc, stated.id desc`,
  );
  return rows.map(({ takenBackAt, takenBackReason, isCorrected, ...row }) => ({
    ...row,
    takenBack: takenBackAt && { at: takenBackAt, reason: takenBackReason ?? '', isCorrected },
  }));
}

/** The same, each with the days on which it holds or why it holds on none. */
export async function listStatuses(read: Read, projectId: number, today: string): Promise<StatedStatus[]> {
  return standingsOf(await listRecordedStatuses(read, projectId), today);
}

/** The state that holds on a day; `undefined` where none does. `besideId` is a row that does not count. */
export async function findStatusOn(
  read: Read,
  projectId: number,
  day: string,
  besideId = 0,
): Promise<ProjectStatus | undefined> {
  const [held] = await selectRows(
    read,
    sql<{ status: ProjectStatus }>`
      select stated.status
      from project_status stated
      where stated.project_id = ${projectId} and stated.from_on <= ${day}::date and stated.taken_back_at is null
        and stated.id <> ${besideId}
      order by stated.from_on desc, stated.id desc
      limit 1`,
  );
  return held?.status;
}
