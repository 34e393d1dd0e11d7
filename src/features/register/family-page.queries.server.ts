import { isTold, listToldProjects } from '#features/description/public.server.ts';
import type { ToldProject } from '#features/description/public.ts';
import { listPublicFamily } from '#features/project/public.server.ts';
import { type Family, type FamilyBranch, familyTrees } from '#features/project/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import { type FamilySums, familySums } from './family.model.ts';

/** The family of a project as its page shows it. */
export interface FamilyPage {
  readonly family: Family;
  readonly trees: readonly FamilyBranch[];
  /** Those of its projects that the register tells, by code. */
  readonly told: ReadonlyMap<string, ToldProject>;
  readonly sums: FamilySums;
}

/** The family of a project as it is told now, or was told on a day (ISO); `undefined` when it has no bonds. */
export async function findFamilyPage(read: Read, code: string, on?: string): Promise<FamilyPage | undefined> {
  const family = await listPublicFamily(read, code, isTold);
  if (family.codes.length < 2) return undefined;
  const told = new Map((await listToldProjects(read, family.codes, on)).map((project) => [project.code, project]));
  return { family, trees: familyTrees(family), told, sums: familySums(family, code, told) };
}
