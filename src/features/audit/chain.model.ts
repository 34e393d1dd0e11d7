import { hash } from 'node:crypto';

/** How many chains there are beside one another; as many can write at a time. */
export const laneCount = 16;

/** An entry as far as its chain is concerned. Digests are SHA-256 in hex. */
export interface ChainedEntry {
  /** From 1. */
  readonly position: number;
  readonly id: number;
  /** When it was done, as the entry says. */
  readonly actedAt: string;
  /** The words that are digested. */
  readonly text: string;
  /** Of the entry before it in the lane. */
  readonly previousHash: string;
  readonly hash: string;
}

/** How long a lane is, and the digest of its last entry. */
export interface LaneHead {
  readonly lane: number;
  readonly length: number;
  readonly head: string;
}

/** What an anchor says of a lane. */
export interface AnchoredHead extends LaneHead {
  /** The anchor it is from. */
  readonly anchoredAt: string;
}

/** What is wrong with a lane, and where. `id` and `actedAt` are those of the entry at `position`, where there is one. */
export interface Fault {
  readonly kind: FaultKind;
  readonly lane: number;
  readonly position: number;
  /** The last of several positions. */
  readonly until?: number;
  readonly id?: number;
  readonly actedAt?: string;
  /** The anchor that tells otherwise. */
  readonly anchoredAt?: string;
  /** The last position up to which an anchor still fits. */
  readonly fitsUntil?: number;
}

/**
 * `changed`: the words are others than those digested. `unlinked`: the entry does not follow from the one before it, which is another
 * than it was. `missing`: positions without an entry. `doubled`: a second entry at a position. `uncounted`: more entries than
 * the lane was told of. `head`: the last entry is another than the lane was told of. `cut-off`: an anchor knew more entries.
 * `rewritten`: an anchor knew another entry there.
 */
export type FaultKind = 'changed' | 'unlinked' | 'missing' | 'doubled' | 'uncounted' | 'head' | 'cut-off' | 'rewritten';

/** The digest that the first entry of a lane follows. */
export function originOf(lane: number): string {
  return hash('sha256', `koordi audit lane ${lane}`);
}

/** The digest of an entry: of the digest before it, in hex, and its words. */
export function digestOf({ previousHash, text }: Pick<ChainedEntry, 'previousHash' | 'text'>): string {
  return hash('sha256', previousHash + text);
}

export interface LaneWalk {
  /** Takes the next entry in the order of positions; says what is wrong with it. */
  take(entry: ChainedEntry): readonly Fault[];
  /** To be asked when there are no more. */
  finish(): readonly Fault[];
}

/** Goes along a lane, entry by entry, and remembers only the last one. */
export function walkLane({ lane, length, head }: LaneHead, anchored: readonly AnchoredHead[]): LaneWalk {
  const byPosition = Map.groupBy(anchored, (anchor) => anchor.length);
  let position = 0;
  /** The digest of the last entry as it is written, and as it comes out: an entry changed afterwards has two. */
  let digests = [originOf(lane)];
  /** Whether the last entry is at fault itself: then it is no wonder that the next does not follow from it. */
  let isDoubtful = false;
  let fitsUntil = 0;
  let isRewritten = false;

  const linkFaults = (entry: ChainedEntry, digest: string): Fault[] => {
    const { id, actedAt } = entry;
    const at = { lane, position: entry.position, id, actedAt };
    if (entry.position === position) return [{ kind: 'doubled', ...at }];
    const gap = entry.position - position - 1;
    const faults: Fault[] = gap > 0 ? [missing(position + 1, position + gap)] : [];
    const follows = gap > 0 || isDoubtful || digests.includes(entry.previousHash);
    isDoubtful = digest !== entry.hash;
    if (isDoubtful) faults.push({ kind: 'changed', ...at });
    else if (!follows) faults.push({ kind: 'unlinked', ...at });
    return faults;
  };
  const missing = (from: number, until: number): Fault => ({ kind: 'missing', lane, position: from, until });
  const anchorFaults = ({ position: at, id, actedAt }: ChainedEntry): Fault[] => {
    const anchors = byPosition.get(at) ?? [];
    const other = anchors.find((anchor) => !digests.includes(anchor.head));
    if (!other && anchors.length > 0) fitsUntil = at;
    // What comes after it in the lane follows from it, so later anchors say nothing new.
    if (!other || isRewritten) return [];
    isRewritten = true;
    return [{ kind: 'rewritten', lane, position: at, id, actedAt, anchoredAt: other.anchoredAt, fitsUntil }];
  };

  return {
    take(entry) {
      const digest = digestOf(entry);
      const faults = linkFaults(entry, digest);
      position = entry.position;
      digests = [entry.hash, digest];
      return [...faults, ...anchorFaults(entry)];
    },
    finish() {
      const longest = anchored.toSorted((a, b) => b.length - a.length)[0];
      if (longest && longest.length > Math.max(position, length)) {
        const { anchoredAt } = longest;
        return [{ kind: 'cut-off', lane, position: position + 1, until: longest.length, anchoredAt }];
      }
      if (position < length) return [missing(position + 1, length)];
      if (position > length) return [{ kind: 'uncounted', lane, position: length + 1, until: position }];
      return digests.includes(head) ? [] : [{ kind: 'head', lane, position }];
    },
  };
}
