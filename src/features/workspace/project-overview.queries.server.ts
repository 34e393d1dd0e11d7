import { coordinationPolicy } from '#features/coordination/public.ts';
import { listOpenEdits, listToldProjects, type OpenEdit } from '#features/description/public.server.ts';
import { descriptionPolicy, type ToldProject } from '#features/description/public.ts';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { listPlanSums } from '#features/plan/public.server.ts';
import type { PlanSums } from '#features/plan/public.ts';
import {
  type BoundProject,
  type FamilyMember,
  findProfile,
  findProjectHead,
  listBoundProjects,
  listFamilyMembers,
  listStatuses,
  listWorkFamily,
  type ProjectProfile,
} from '#features/project/public.server.ts';
import {
  type BondKind,
  type Family,
  type FamilyBranch,
  familyTrees,
  lineageOf,
  type ProjectHead,
  projectPolicy,
  type StatedStatus,
} from '#features/project/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { besideDescription, type SaidTwice } from './beside-description.model.ts';

/** A project of the family: what is known of it here, or else what its description says and its plan promises. */
export interface OverviewMember extends FamilyMember {
  readonly told: ToldProject | undefined;
  readonly plan: PlanSums | undefined;
}

/** All that the overview of a project shows. */
export interface ProjectOverview {
  readonly head: ProjectHead;
  readonly profile: ProjectProfile;
  readonly implementer: string | null;
  readonly authority: string | null;
  readonly statuses: readonly StatedStatus[];
  /** What a description in force says beside it; `undefined` when there is none. */
  readonly beside: readonly SaidTwice[] | undefined;
  readonly edit: OpenEdit | undefined;
  /** Whether the list of its descriptions, published and under work, opens to who reads. */
  readonly maySeeDescriptions: boolean;
  /** What its plan in force today says in sums. */
  readonly plan: PlanSums | undefined;
  /** The projects that it is bound to directly. */
  readonly bound: readonly BoundProject[];
  readonly family: Family;
  readonly trees: readonly FamilyBranch[];
  /** Of the family, and those to which it is bound besides; by code. */
  readonly members: ReadonlyMap<string, OverviewMember>;
  /** From the earliest; the project alone when it continues none and none continues it. */
  readonly lineage: readonly string[];
  readonly mayEdit: boolean;
  readonly mayCreate: boolean;
  /** Whether it carries other projects, and they look over these. */
  readonly mayLookOver: boolean;
}

/** Throws `NotFound` where nobody has begun to work with a project of the code, `Forbidden`. */
export async function getProjectOverview(
  read: Read,
  actor: Actor,
  code: string,
  today: string,
): Promise<ProjectOverview> {
  const head = await findProjectHead(read, actor, code);
  const profile = await findProfile(read, head.id);
  if (!profile) throw new NotFound(`Nobody has begun to work with a project ${code}.`);
  const family = await listWorkFamily(read, head.code, bondsShown(head));
  const told = new Map((await listToldProjects(read, family.codes)).map((project) => [project.code, project]));
  const [edit] = await listOpenEdits(read, actor, [head.code]);
  const bound = await listBoundProjects(read, head.code);
  const near = new Set([...family.codes, ...bound.map((other) => other.code)]);
  const members = await listFamilyMembers(read, actor, [...near]);
  const plans = await listPlanSums(read, actor, [...near], today);
  const planOf = (of: string) => plans.find((plan) => plan.code === of);
  const units = await unitNames(read, profile);
  return {
    head,
    profile,
    ...units,
    statuses: await listStatuses(read, head.id, today),
    beside: besideOf({ ...profile, ...units }, told.get(head.code)),
    edit,
    maySeeDescriptions: may(descriptionPolicy, actor, 'description.read', head.place),
    bound,
    family,
    trees: treesWorthShowing(familyTrees(family), head.code),
    plan: planOf(head.code),
    members: new Map(
      members.map((member) => [member.code, { ...member, told: told.get(member.code), plan: planOf(member.code) }]),
    ),
    lineage: lineageOf(family.links, head.code),
    mayEdit: may(projectPolicy, actor, 'project.edit', head.place),
    mayCreate: may(projectPolicy, actor, 'project.create', head.place),
    mayLookOver:
      head.kind === 'coordination' && !head.isLight && may(coordinationPolicy, actor, 'coordination.read', head.place),
  };
}

/** Over its coordination project each project would be bound to all others of it: only the coordination project shows them. */
function bondsShown({ kind }: ProjectHead): readonly BondKind[] {
  return kind === 'coordination' ? ['coordination', 'parallel', 'successor'] : ['parallel', 'successor'];
}

/** A mother whose parallel projects stand under their coordination project is named there. */
function treesWorthShowing(trees: readonly FamilyBranch[], code: string): FamilyBranch[] {
  return trees.filter((tree) => tree.branches.length > 0 || tree.code === code);
}

async function unitNames(read: Read, { implementerUnitId, authorityUnitId }: ProjectProfile) {
  const units = await listNamedUnits(
    read,
    [implementerUnitId, authorityUnitId].filter((id) => id !== null),
  );
  const nameOf = (id: number | null) => units.find((unit) => unit.id === id)?.name ?? null;
  return { implementer: nameOf(implementerUnitId), authority: nameOf(authorityUnitId) };
}

function besideOf(
  profile: ProjectProfile & { readonly implementer: string | null; readonly authority: string | null },
  told: ToldProject | undefined,
): SaidTwice[] | undefined {
  return told && besideDescription(profile, { ...told, implementer: told.implementerName });
}
