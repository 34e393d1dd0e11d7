import { findImplementerUnit, findVersionInForce, listToldProjects } from '#features/description/public.server.ts';
import type { ToldProject } from '#features/description/public.ts';
import { listUnitsMeant } from '#features/organisation/public.server.ts';
import { type BoundProject, listBoundProjects } from '#features/project/public.server.ts';
import { type ProjectKind, projectPolicy } from '#features/project/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';

/** A project with which nobody works yet, as its description tells it. */
export interface DescribedProject {
  readonly told: ToldProject;
  readonly implementerUnitId: number | null;
  readonly authorityUnitId: number | null;
  /** What it probably is, by its bonds and its name. */
  readonly kind: ProjectKind;
  readonly mayBegin: boolean;
}

/** `undefined` when the register does not tell a project of the code. Throws `Forbidden`. */
export async function findDescribedProject(
  read: Read,
  actor: Actor,
  code: string,
): Promise<DescribedProject | undefined> {
  const [told] = await listToldProjects(read, [code]);
  const version = await findVersionInForce(read, code);
  const project = await read.selectFrom('project').select('id').where('code', '=', code).executeTakeFirst();
  if (!told || !version || !project) return undefined;
  const place = await placeOfProject(read, project.id);
  permit(projectPolicy, actor, 'project.read', place);
  const bound = await listBoundProjects(read, code);
  return {
    told,
    implementerUnitId: (await findImplementerUnit(read, version.id)) ?? null,
    authorityUnitId: await onlyUnit(read, told.authority),
    kind: probableKind(told.name, bound),
    mayBegin: may(projectPolicy, actor, 'project.create', place),
  };
}

function probableKind(name: string, bound: readonly BoundProject[]): ProjectKind {
  if (bound.some(({ relation }) => relation === 'mother') || /rinnakkaishanke/iu.test(name)) return 'parallel';
  return /koordinaatio|koordinointi/iu.test(name) ? 'coordination' : 'development';
}

/** The unit of a printed name, where it can be but one. */
async function onlyUnit(read: Read, name: string | null): Promise<number | null> {
  if (name === null) return null;
  const [unit, ...others] = await listUnitsMeant(read, name);
  return unit && others.length === 0 ? unit.id : null;
}
