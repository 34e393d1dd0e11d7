import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { measurePolicy } from './measure.policy.ts';
import { findSeries } from './series.queries.server.ts';

/** What is said of a series, and on which revision that rests. */
export interface CorrectedSeries {
  readonly name: string;
  readonly note: string | null;
  readonly revision: number;
}

/** Renames a series or notes something of it; the same again is no new revision. Throws `Forbidden`, `Conflict`, `Refused`. */
export async function correctSeries(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  number: string,
  { name, note, revision }: CorrectedSeries,
): Promise<void> {
  const series = await findSeries(reading(tx), actor, number);
  const permission = permit(measurePolicy, actor, 'measure-series.edit', series.place);
  if (series.name === name && series.note === note) return;
  const { rows: twins } = await sql`
    select from measure_series where project_id = ${series.projectId} and lower(name) = lower(${name}) and id <> ${series.id}`.execute(
    tx,
  );
  if (twins.length > 0) throw new Refused('measure.refused.series-known', { name });
  const { numAffectedRows } = await sql`
    update measure_series set name = ${name}, note = ${note}, revision = ${revision + 1}
    where id = ${series.id} and revision = ${revision}`.execute(tx);
  if (numAffectedRows !== 1n) throw new Conflict(`Series ${series.id} is no more at revision ${revision}.`);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure-series', id: series.id },
    projectId: series.projectId,
    details: { revision: revision + 1 },
  });
}
