import { sql } from 'kysely';
import type { Task } from '#features/notice/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';

/** How long a table is told of that failed, or of which rows were left out. */
const daysToTell = 14;

type Waiting = 'columns' | 'confirm' | 'failed' | 'faulty';

interface WaitingTable {
  readonly id: number;
  readonly fileName: string | null;
  readonly refusedRows: number;
  readonly waiting: Waiting;
  readonly since: string;
}

/** Tables that somebody sent in and has still to see to: to say what is what, to confirm, to mend. */
export async function listSheetTasks(read: Read, { userId }: Actor, today: string): Promise<Task[]> {
  const rows = await selectRows(
    read,
    sql<WaitingTable>`
      select sent.id, sent.file_name, sent.refused_rows,
        (sent.received_at at time zone 'Europe/Helsinki')::date as since,
        case
          when sent.state = 'read' then 'columns'
          when sent.state = 'ready' and sent.new_rows + sent.changed_rows > 0 then 'confirm'
          when sent.state = 'failed' then 'failed'
          else 'faulty'
        end as waiting
      from sheet_import sent
      where sent.user_id = ${userId} and (sent.state in ('read', 'ready')
        or sent.ended_at > ${today}::date - ${daysToTell}::int
          and (sent.state = 'failed' or sent.state = 'done' and sent.refused_rows > 0))
      order by sent.id`,
  );
  return rows.map(taskOf);
}

const urgencies = { columns: 'today', confirm: 'today', failed: 'today', faulty: 'week' } as const;

function taskOf({ id, fileName, refusedRows, waiting, since }: WaitingTable): Task {
  return {
    key: `sheet.${waiting} ${id}`,
    kind: `sheet.${waiting}`,
    title: (t) => (waiting === 'faulty' ? t('sheet.task.faulty', { count: refusedRows }) : t(`sheet.task.${waiting}`)),
    ...(fileName === null ? {} : { about: { name: fileName } }),
    href: `/workspace/sheets/${id}`,
    since,
    urgency: urgencies[waiting],
  };
}
