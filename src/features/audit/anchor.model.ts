import { hash } from 'node:crypto';
import { z } from 'zod';
import type { AnchoredHead, LaneHead } from './chain.model.ts';
import { laneCount, originOf } from './chain.model.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const statementSchema = z.object({
  anchoredAt: z.iso.datetime(),
  entries: z.int().nonnegative(),
  /** The digest of the statement before. */
  previous: digest.nullable(),
  lanes: z.array(z.object({ lane: z.int().min(1).max(laneCount), length: z.int().nonnegative(), head: digest })),
});

/** What an anchor states. */
export type AnchorStatement = z.infer<typeof statementSchema>;

/** An anchor as it is carried out of the house. The key is SPKI, key and signature are in base64. */
export interface AnchorFile {
  /** The very text that is digested and signed: the statement as JSON. */
  readonly statement: string;
  readonly sha256: string;
  readonly publicKey: string | null;
  readonly signature: string | null;
}

const fileSchema = z.object({
  statement: z.string(),
  sha256: digest,
  publicKey: z.base64().nullable(),
  signature: z.base64().nullable(),
});

/** The statement of how the lanes are at an instant. */
export function stateLanes(lanes: readonly LaneHead[], anchoredAt: Date, previous: string | null): AnchorStatement {
  return {
    anchoredAt: anchoredAt.toISOString(),
    entries: lanes.reduce((sum, { length }) => sum + length, 0),
    previous,
    lanes: lanes.map(({ lane, length, head }) => ({ lane, length, head })),
  };
}

/** The text of a statement: what is digested and signed. */
export function textOfStatement(statement: AnchorStatement): string {
  return JSON.stringify(statement);
}

export function digestOfStatement(text: string): string {
  return hash('sha256', text);
}

/** What a text that should be an anchor says, or `undefined` when it is none. Its signature is looked at elsewhere. */
export function readAnchorFile(text: string): AnchorFile | undefined {
  const json = parsed(text);
  const file = fileSchema.safeParse(json);
  return file.success ? file.data : undefined;
}

/** What an anchor states; `undefined` when it is no statement, or not the one whose digest stands beside it. */
export function statementOf({ statement, sha256 }: AnchorFile): AnchorStatement | undefined {
  if (digestOfStatement(statement) !== sha256) return undefined;
  const read = statementSchema.safeParse(parsed(statement));
  return read.success ? read.data : undefined;
}

/** What statements say of one lane. A lane that was empty says nothing but its origin. */
export function headsOfLane(statements: readonly AnchorStatement[], lane: number): AnchoredHead[] {
  return statements.flatMap(({ anchoredAt, lanes }) =>
    lanes
      .filter((head) => head.lane === lane && (head.length > 0 || head.head !== originOf(lane)))
      .map((head) => ({ ...head, anchoredAt })),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
