import type { RouterContextProvider } from 'react-router';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { Permission } from '#platform/permission/policy.ts';
import { actAs, noteReading, readAs } from '#platform/web/request-context.server.ts';
import { type AuditedAct, recordReading } from './audit.commands.server.ts';

/** Says whose data a page shows, and by which right. */
export type ShowPeople = (permission: Permission<`${string}.read`>, shown: AuditedAct) => void;

/**
 * The reads of a loader whose page shows personal data of others: as `readAs`, and nothing of it gets out before it is written down
 * in one entry. `work` says what it shows by calling `show` once; a page that has nobody to show this time does not call it.
 *
 * The entry is written in a transaction of its own: the reads keep to one snapshot, in which nothing can be added to a chain.
 */
export async function readPersonalData<Result>(
  context: Pick<RouterContextProvider, 'get' | 'set'>,
  work: (read: Read, actor: Actor, show: ShowPeople) => Promise<Result>,
): Promise<Result> {
  let shown: Parameters<ShowPeople> | undefined;
  const result = await readAs(context, (read, actor) =>
    work(read, actor, (...said) => {
      shown = said;
    }),
  );
  const reading = shown;
  if (reading) await actAs(context, (tx, _actor, { clock }) => recordReading(tx, clock, ...reading));
  noteReading(context);
  return result;
}
