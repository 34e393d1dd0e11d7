import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Permission, permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { type Bond, bondOf, type Relation, type WantedBond, whyBondRefused } from './bond.model.ts';
import { placeOfProfile } from './head.queries.server.ts';
import type { BondKind } from './link.model.ts';
import { type BegunProject, createProject, type NewProject } from './profile.commands.server.ts';
import type { ProjectKind } from './profile.model.ts';
import { projectPolicy } from './project.policy.ts';

interface End {
  readonly id: number;
  readonly code: string;
  readonly kind: ProjectKind | null;
  readonly keptForProjectId: number | null;
}

/**
 * Binds a project to another one, as a person has decided. A bond to a mother is permitted to whoever has the parallel project; one to
 * a coordination project to whoever has both, for those who have the one reach the other by it. Throws `NotFound`, `Forbidden`,
 * `Refused`.
 */
export async function bindProjects(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { code, relation, other }: { readonly code: string; readonly relation: Relation; readonly other: string },
): Promise<void> {
  const bond = bondOf(relation, code, other);
  const [from, to] = await lockEnds(tx, bond);
  const permission = await permitBond(reading(tx), actor, 'project.bind', bond, { from, to, code });
  await confirmBond(tx, clock, permission, { kind: bond.kind, from, to });
}

interface Ends {
  readonly kind: BondKind;
  readonly from: End;
  readonly to: End;
}

/** Throws `Refused`. */
async function confirmBond(tx: Tx, clock: Clock, permission: Permission, { kind, from, to }: Ends): Promise<void> {
  const why = whyBondRefused(await wantedBond(tx, { kind, from, to }));
  if (why) throw new Refused(why.code, why.details);
  await sql`
    insert into project_link as known (kind, from_project_id, to_project_id, status, basis, decided_at)
    values (${kind}, ${from.id}, ${to.id}, 'confirmed', 'person', ${clock.now()})
    on conflict (kind, from_project_id, to_project_id) do update
    set status = 'confirmed', basis = 'person', decided_at = excluded.decided_at`.execute(tx);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: from.code },
    projectId: to.id,
    details: { kind, to: to.code },
  });
}

/**
 * Removes a bond of a project, with the reason. It stays on record as rejected, and nothing that only guesses brings it back. Throws
 * `NotFound`, `Forbidden`.
 */
export async function unbindProjects(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { code, linkId, reason }: { readonly code: string; readonly linkId: number; readonly reason: string },
): Promise<void> {
  const { rows } = await sql<Bond & { status: string }>`
    select link.kind, origin.code as from, target.code as to, link.status
    from project_link link
    join project origin on origin.id = link.from_project_id
    join project target on target.id = link.to_project_id
    where link.id = ${linkId} and ${code} in (origin.code, target.code)
    for update of link`.execute(tx);
  const [bond] = rows;
  if (!bond) throw new NotFound(`The project ${code} has no bond ${linkId}.`);
  const [from, to] = await lockEnds(tx, bond);
  const permission = await permitBond(reading(tx), actor, 'project.unbind', bond, { from, to, code });
  if (bond.status === 'rejected') return;
  await tx
    .updateTable('projectLink')
    .set({ status: 'rejected', basis: 'person', decidedAt: clock.now() })
    .where('id', '=', linkId)
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: bond.from },
    projectId: to.id,
    reason,
    details: { kind: bond.kind, to: bond.to },
  });
}

/**
 * Prepares a parallel project that a coordination project carries, bound to both it and its mother at once. Throws `NotFound`,
 * `Forbidden`, `Refused`.
 */
export async function createParallelProject(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    coordination,
    mother,
    ...created
  }: Omit<NewProject, 'keptForProjectId' | 'carriedByProjectId'> & {
    readonly coordination: BegunProject;
    readonly mother: string;
  },
): Promise<BegunProject> {
  const project = await createProject(tx, actor, clock, { ...created, carriedByProjectId: coordination.id });
  // Whoever may prepare the project may bind it, too, and reaches it by this bond: so it comes first.
  const permission = permit(projectPolicy, actor, 'project.bind', await placeOfProject(reading(tx), coordination.id));
  const [from, to] = await lockEnds(tx, bondOf('coordination', project.code, coordination.code));
  await confirmBond(tx, clock, permission, { kind: 'coordination', from, to });
  await bindProjects(tx, actor, clock, { code: project.code, relation: 'mother', other: mother });
  return project;
}

/** Both ends, the parallel project or successor locked: what leads to it is changed by one at a time. Throws `NotFound`. */
async function lockEnds(tx: Tx, { from, to }: Bond): Promise<[End, End]> {
  await sql`select from project where project.code = ${to} for no key update`.execute(tx);
  const { rows } = await sql<End>`
    select project.id, project.code, profile.kind, profile.kept_for_project_id
    from project
    left join project_profile profile on profile.project_id = project.id
    where project.code in (${from}, ${to})`.execute(tx);
  const endOf = (code: string) => rows.find((end) => end.code === code);
  const [origin, target] = [endOf(from), endOf(to)];
  if (!origin || !target) throw new Refused('project.refused.no-project', { code: origin ? to : from });
  return [origin, target];
}

async function permitBond<One extends 'project.bind' | 'project.unbind'>(
  read: Read,
  actor: Actor,
  act: One,
  { kind }: { readonly kind: BondKind },
  { from, to, code }: { readonly from: End; readonly to: End; readonly code: string },
): Promise<Permission<One>> {
  const permitAt = async ({ id, keptForProjectId }: End) =>
    permit(projectPolicy, actor, act, await placeOfProfile(read, id, keptForProjectId));
  if (kind === 'coordination' && act === 'project.bind') await permitAt(from);
  return permitAt(kind === 'successor' && from.code === code ? from : to);
}

async function wantedBond(tx: Tx, { kind, from, to }: Ends): Promise<WantedBond> {
  const { rows: leadingThere } = await sql<Bond>`
    select link.kind, origin.code as from, ${to.code} as to
    from project_link link
    join project origin on origin.id = link.from_project_id
    where link.to_project_id = ${to.id} and link.status = 'confirmed'`.execute(tx);
  return {
    kind,
    from: from.code,
    to: to.code,
    fromKind: from.kind,
    toKind: to.kind,
    isFromLight: from.keptForProjectId !== null,
    leadingThere,
    isCircle: kind === 'successor' && (await leadsTo(tx, to.id, from.id)),
  };
}

/** Whether the successors of a project, and theirs in turn, lead to another one. */
async function leadsTo(tx: Tx, fromId: number, toId: number): Promise<boolean> {
  const { rows } = await sql`
    with recursive later (id) as (
      select ${fromId}::int
      union
      select link.to_project_id
      from later
      join project_link link
        on link.from_project_id = later.id and link.kind = 'successor' and link.status = 'confirmed'
    )
    select from later where later.id = ${toId}`.execute(tx);
  return rows.length > 0;
}
