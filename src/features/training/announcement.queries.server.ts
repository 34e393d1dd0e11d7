import { sql } from 'kysely';
import { isMeasureWithin } from '#features/measure/public.server.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Reach } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import type { Announcement, Channel } from './announcement.model.ts';

const columns = sql`announcement.id, announcement.measure_id, announcement.channel, announcement.announced_on,
  announcement.address, announcement.note, announcement.revision`;

/** Where a measure was announced, the newest first. */
export function listAnnouncements(read: Read, measureId: number): Promise<Announcement[]> {
  return selectRows(
    read,
    sql<Announcement>`
      select ${columns} from announcement
      where announcement.measure_id = ${measureId}
      order by announcement.announced_on desc, announcement.id desc`,
  );
}

/** An announcement of a measure, by what stands for it in an address. Throws `NotFound`. */
export async function findAnnouncement(read: Read, measureId: number, id: number | string): Promise<Announcement> {
  const [found] = await selectRows(
    read,
    sql<Announcement>`
      select ${columns} from announcement
      where announcement.id = ${rowNumber(String(id))} and announcement.measure_id = ${measureId}`,
  );
  if (!found) throw new NotFound(`The measure has no announcement ${id}.`);
  return found;
}

/** How often a channel was used, and for how many measures. */
interface ChannelTotal {
  readonly channel: Channel;
  readonly count: number;
  readonly measures: number;
}

/** What was announced between two days (ISO, both belong to it) for measures within reach, by channel, the most used first. */
export function totalChannels(
  read: Read,
  reach: Reach,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ChannelTotal[]> {
  return selectRows(
    read,
    sql<ChannelTotal>`
      select announcement.channel, count(*)::int as count, count(distinct announcement.measure_id)::int as measures
      from announcement
      where announcement.announced_on between ${from} and ${to}
        and ${isMeasureWithin(reach, sql`announcement.measure_id`)}
      group by announcement.channel
      order by count(*) desc, announcement.channel`,
  );
}
