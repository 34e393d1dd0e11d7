import type { Standing } from '#platform/permission/actor.ts';

/** Something that was done to a thing: who, when, what, why. */
export interface HistoryEntry {
  readonly id: number;
  readonly actedAt: Date;
  readonly userId: string | null;
  /** `null` for the service, for whoever had not signed in, and for a name that was erased. */
  readonly userName: string | null;
  readonly role: Standing | null;
  readonly act: string;
  readonly reason: string | null;
}
