import type { CarriedProject } from './day-view.model.ts';

/** Projects of one mother; those without one stand together. */
export interface MotherBranch {
  readonly mother: CarriedProject['mother'];
  readonly children: readonly CarriedProject[];
}

/** Projects under their mothers, by the codes of these; those without a mother last. */
export function byMother(projects: readonly CarriedProject[]): MotherBranch[] {
  const groups = Map.groupBy(projects, ({ mother }) => mother?.code ?? '');
  return [...groups]
    .toSorted(([one], [other]) => Number(one === '') - Number(other === '') || (one < other ? -1 : 1))
    .map(([, children]) => ({ mother: children[0]?.mother ?? null, children }));
}
