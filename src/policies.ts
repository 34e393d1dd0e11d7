import { accessPolicy } from '#features/access/public.ts';
import { auditPolicy } from '#features/audit/public.ts';
import { bodyPolicy } from '#features/body/public.ts';
import { contactPolicy } from '#features/contact/public.ts';
import { coordinationPolicy } from '#features/coordination/public.ts';
import { descriptionPolicy } from '#features/description/public.ts';
import { documentPolicy } from '#features/document/public.ts';
import { measurePolicy, sessionPolicy } from '#features/measure/public.ts';
import { organisationPolicy } from '#features/organisation/public.ts';
import { participantPolicy } from '#features/participant/public.ts';
import { planPolicy } from '#features/plan/public.ts';
import { procurementPolicy } from '#features/procurement/public.ts';
import { projectPolicy } from '#features/project/public.ts';
import { recommendationPolicy } from '#features/recommendation/public.ts';
import { seatPolicy } from '#features/seat/public.ts';
import { sheetPolicy } from '#features/sheet/public.ts';
import { trainingPolicy } from '#features/training/public.ts';
import { workspacePolicy } from '#features/workspace/public.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Policy, permittingGrant } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';

/** The rules of all rooms in one table: an act has one name everywhere. */
export const policies: Policy = {
  ...auditPolicy,
  ...sheetPolicy,
  ...organisationPolicy,
  ...projectPolicy,
  ...descriptionPolicy,
  ...accessPolicy,
  ...planPolicy,
  ...measurePolicy,
  ...sessionPolicy,
  ...bodyPolicy,
  ...contactPolicy,
  ...documentPolicy,
  ...recommendationPolicy,
  ...participantPolicy,
  ...seatPolicy,
  ...coordinationPolicy,
  ...trainingPolicy,
  ...procurementPolicy,
  ...workspacePolicy,
};

/** Whether somebody who has signed in may open a page; whether they may see the very thing it shows, its loader finds out. */
export function admits(permission: PageHandle['permission'], actor: Actor): boolean {
  if (permission === 'public' || permission === 'signed-in') return true;
  const rule = policies[permission];
  if (!rule) throw new Error(`No room has a rule for '${permission}'.`);
  return permittingGrant(rule, actor, undefined) !== undefined;
}
