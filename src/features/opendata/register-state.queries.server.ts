import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';

/** A word for what the files of the whole register say: the same as long as they are the same to the byte. */
export async function getRegisterState(read: Read): Promise<string> {
  const [row] = await selectRows(
    read,
    sql<{ facts: string }>`
      select concat_ws('/',
        (select version.revision from description_version version order by version.revision desc limit 1),
        (select count(*) from description_version),
        (select concat_ws(',', count(*), max(link.id), max(link.decided_at)) from project_link link),
        (select concat_ws(',', count(*), sum(name.last_seen_on - date '2000-01-01'), sum(name.first_seen_on - date '2000-01-01'))
          from organisation_name name),
        (select max(list.id) from area_list_version list)
      ) as facts`,
  );
  return createHash('sha256').update(`${formatOfFiles} ${row?.facts}`).digest('hex').slice(0, 16);
}

/** To be raised when the same register is written otherwise than before. */
const formatOfFiles = 3;
