import type { Clock } from '#platform/clock.ts';
import type { Read, Tx } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { BulkActWords, BulkForecast } from './bulk-run.model.ts';

/** An act that can be done to many rows of a list. Its key is that of the act for one: `description.approve`. */
export interface BulkAct extends BulkActWords {
  readonly key: string;
  /** What it would do to each of these rows, with the rights of the actor. Rows that there are not are left out. */
  forecast(read: Read, actor: Actor, ids: readonly string[]): Promise<BulkForecast[]>;
  /** Does it to one row: permitted, checked, audited. Throws as acts do, `Conflict` when the row is another than foreseen. */
  perform(tx: Tx, actor: Actor, clock: Clock, row: BulkForecast, reason: string | undefined): Promise<void>;
}
