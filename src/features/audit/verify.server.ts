import type pg from 'pg';
import { databaseOn, reading } from '#platform/db/database.server.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';
import { isSigned, publicKeysOf } from '#platform/secret/signature.server.ts';
import { type AnchorFile, type AnchorStatement, headsOfLane, statementOf } from './anchor.model.ts';
import { listAnchors, listLaneHeads } from './anchor.queries.server.ts';
import { type Fault, type LaneHead, originOf, walkLane } from './chain.model.ts';
import { readLane } from './lane-reading.server.ts';

/** An anchor that cannot be believed, or that does not follow the one before. */
export interface AnchorFault {
  /** The file, or the number of the kept anchor. */
  readonly anchor: string;
  readonly problem: 'no-anchor' | 'bad-digest' | 'bad-signature' | 'unlinked';
}

export interface Verification {
  readonly entries: number;
  readonly anchors: number;
  /** Anchors that nobody signed, or with a key that is not among those of the service. */
  readonly unknownSigners: number;
  readonly faults: readonly Fault[];
  readonly anchorFaults: readonly AnchorFault[];
  /** Whether there were more faults than are kept. */
  readonly isCutOff: boolean;
}

export interface VerifyOptions {
  /** Anchors from outside, by the names of their files. `undefined`: the file holds none. */
  readonly against?: ReadonlyMap<string, AnchorFile | undefined>;
  readonly keys?: KeyRing | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Of more the first are told: whoever planted a hundred thousand is found out by one. */
const MOST_FAULTS = 1000;

/**
 * Recomputes every digest of the audit and compares the lanes with their recorded lengths and with all anchors, those kept and
 * those given, in one snapshot. The connection is the owner's: row-level security would hide entries.
 */
export async function verifyAudit(client: pg.Client, options: VerifyOptions = {}): Promise<Verification> {
  await client.query('begin isolation level repeatable read read only');
  try {
    return await verifySnapshot(client, options);
  } finally {
    await client.query('rollback');
  }
}

async function verifySnapshot(client: pg.Client, { against, keys, onProgress }: VerifyOptions): Promise<Verification> {
  const read = reading(databaseOn(client));
  const kept = (await listAnchors(read)).toReversed();
  const anchors = judgeAnchors([
    ...kept.map(({ id, file }): NamedAnchor => [String(id), file]),
    ...(against ?? new Map<string, undefined>()),
  ]);
  const anchorFaults = [...anchors.faults, ...linkFaults(kept.map(({ id, file }) => [String(id), file]))];
  const faults: Fault[] = [];
  let entries = 0;
  const lanes = await everyLane(client, await listLaneHeads(read));
  const total = lanes.reduce((sum, { length }) => sum + length, 0);
  for (const lane of lanes) {
    const walk = walkLane(lane, headsOfLane(anchors.statements, lane.lane));
    for await (const batch of readLane(client, lane.lane)) {
      for (const entry of batch) keep(faults, walk.take(entry));
      entries += batch.length;
      onProgress?.(entries, total);
    }
    keep(faults, walk.finish());
  }
  return {
    entries,
    anchors: kept.length + (against?.size ?? 0),
    unknownSigners: anchors.files.filter((file) => !isOurs(file, keys)).length,
    faults: faults.slice(0, MOST_FAULTS),
    anchorFaults,
    isCutOff: faults.length > MOST_FAULTS,
  };
}

function keep(faults: Fault[], found: readonly Fault[]): void {
  if (faults.length <= MOST_FAULTS) faults.push(...found);
}

/** A lane whose row was removed is still a lane: with entries, or known to an anchor. */
async function everyLane(client: pg.Client, heads: readonly LaneHead[]): Promise<LaneHead[]> {
  const { rows } = await client.query<{ lane: number }>(
    'select distinct lane from audit_entry union select generate_series(1, 16) order by lane',
  );
  return rows.map(({ lane }) => heads.find((head) => head.lane === lane) ?? { lane, length: 0, head: originOf(lane) });
}

type NamedAnchor = readonly [name: string, file: AnchorFile | undefined];

interface JudgedAnchors {
  /** What the anchors state that can be believed. */
  readonly statements: AnchorStatement[];
  readonly files: AnchorFile[];
  readonly faults: AnchorFault[];
}

function judgeAnchors(anchors: readonly NamedAnchor[]): JudgedAnchors {
  const judged: JudgedAnchors = { statements: [], files: [], faults: [] };
  for (const [anchor, file] of anchors) {
    const statement = file && statementOf(file);
    if (!file) judged.faults.push({ anchor, problem: 'no-anchor' });
    else if (!statement) judged.faults.push({ anchor, problem: 'bad-digest' });
    else if (!isWellSigned(file)) judged.faults.push({ anchor, problem: 'bad-signature' });
    else {
      judged.statements.push(statement);
      judged.files.push(file);
    }
  }
  return judged;
}

/** Each anchor names the one before it, so that none can be taken out between two. */
function linkFaults(anchors: readonly (readonly [string, AnchorFile])[]): AnchorFault[] {
  return anchors.flatMap(([anchor, file], place) => {
    const before = anchors[place - 1]?.[1].sha256 ?? null;
    const statement = statementOf(file);
    return statement && statement.previous !== before ? [{ anchor, problem: 'unlinked' as const }] : [];
  });
}

function isWellSigned({ statement, publicKey, signature }: AnchorFile): boolean {
  if (publicKey === null || signature === null) return publicKey === signature;
  const [key, bytes] = [Buffer.from(publicKey, 'base64'), Buffer.from(signature, 'base64')];
  return isSigned(statement, { publicKey: key, signature: bytes });
}

function isOurs({ publicKey }: AnchorFile, keys: KeyRing | undefined): boolean {
  return (
    publicKey !== null && keys !== undefined && publicKeysOf(keys).some((key) => key.toString('base64') === publicKey)
  );
}
