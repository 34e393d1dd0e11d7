import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { AnchorFile } from './anchor.model.ts';
import type { LaneHead } from './chain.model.ts';

/** The lanes as they are. */
export function listLaneHeads(read: Read): Promise<LaneHead[]> {
  return selectRows(
    read,
    sql<LaneHead>`
      select lane.lane, lane.length::float8 as length, encode(lane.head, 'hex') as head from audit_lane lane order by lane.lane`,
  );
}

/** An anchor as it is kept. */
export interface StoredAnchor {
  readonly id: number;
  readonly anchoredAt: Date;
  readonly file: AnchorFile;
}

/** The anchors, the newest first; all of them, or so many. */
export async function listAnchors(read: Read, limit?: number): Promise<StoredAnchor[]> {
  const newest = read.selectFrom('auditAnchor').selectAll().orderBy('id', 'desc');
  const rows = await (limit === undefined ? newest : newest.limit(limit)).execute();
  return rows.map(stored);
}

export async function findAnchor(read: Read, id: number): Promise<StoredAnchor | undefined> {
  const row = await read.selectFrom('auditAnchor').selectAll().where('id', '=', id).executeTakeFirst();
  return row && stored(row);
}

interface AnchorRow {
  readonly id: number;
  readonly anchoredAt: Date;
  readonly statement: string;
  readonly hash: Buffer;
  readonly publicKey: Buffer | null;
  readonly signature: Buffer | null;
}

function stored({ id, anchoredAt, statement, hash, publicKey, signature }: AnchorRow): StoredAnchor {
  const file = {
    statement,
    sha256: hash.toString('hex'),
    publicKey: publicKey?.toString('base64') ?? null,
    signature: signature?.toString('base64') ?? null,
  };
  return { id, anchoredAt, file };
}
