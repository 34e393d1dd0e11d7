import { createProject } from '#features/project/public.server.ts';
import { programmePeriods, projectKinds } from '#features/project/public.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { findDescribedProject } from './described-project.queries.server.ts';

/**
 * Begins to work with a project that has a description, from what that says: nothing is typed twice. Throws `NotFound`, `Forbidden`,
 * `Refused`.
 */
export async function beginProject(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { code, kind: chosen }: { readonly code: string; readonly kind: string },
): Promise<void> {
  const described = await findDescribedProject(reading(tx), actor, code);
  if (!described) throw new NotFound(`The register tells no project ${code}.`);
  if (!described.mayBegin) throw new Forbidden(`${actor.userId} may not begin to work with ${code}.`);
  const kind = projectKinds.find((one) => one === chosen);
  if (!kind) throw new Refused('workspace.begin.no-kind');
  const { told, implementerUnitId, authorityUnitId } = described;
  const period = programmePeriods.find((one) => one === told.period);
  if (!period) throw new Refused('workspace.begin.no-period');
  const { name, startsOn, endsOn } = told;
  const facts = { kind, name, period, startsOn, endsOn, implementerUnitId, authorityUnitId };
  await createProject(tx, actor, clock, {
    code,
    facts: { ...facts, decisionNumber: null, decidedOn: null, note: null },
  });
}
