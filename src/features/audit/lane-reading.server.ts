import type pg from 'pg';
import type { ChainedEntry } from './chain.model.ts';
import { entryText } from './entry-text.server.ts';

const BATCH_ENTRIES = 5000;

/** The key has the order; without statistics of a young table the planner would rather sort it whole. */
const IN_ORDER_OF_THE_KEY =
  'set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off';

type Row = readonly [position: string, id: string, actedAt: string, previousHash: string, hash: string, text: string];

/** The entries of a lane in the order of their positions, so many at a time. Within a transaction of the caller's. */
export async function* readLane(client: pg.Client, lane: number): AsyncGenerator<ChainedEntry[]> {
  await client.query(IN_ORDER_OF_THE_KEY);
  await client.query(`
    declare lane_entry no scroll cursor for
    select entry.position::text, entry.id::text, to_json(entry.acted_at at time zone 'UTC')::text,
      encode(entry.previous_hash, 'hex'), encode(entry.hash, 'hex'), ${entryText}
    from audit_entry entry
    where entry.lane = ${Number(lane)}
    order by entry.position`);
  const fetchBatch = () =>
    client.query<Row & unknown[]>({ rowMode: 'array', text: `fetch ${BATCH_ENTRIES} from lane_entry` });
  // PostgreSQL makes the next batch while the caller looks at this one.
  for (let coming = fetchBatch(); ; ) {
    const { rows } = await coming;
    const isLast = rows.length < BATCH_ENTRIES;
    if (!isLast) coming = fetchBatch();
    if (rows.length > 0) yield rows.map(entryOf);
    if (isLast) break;
  }
  await client.query('close lane_entry');
}

function entryOf([position, id, actedAt, previousHash, hash, text]: Row): ChainedEntry {
  return { position: Number(position), id: Number(id), actedAt: `${actedAt.slice(1, -1)}Z`, text, previousHash, hash };
}
