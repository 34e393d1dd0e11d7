import { MeasureStateTag } from '#features/measure/public.parts.ts';
import { measureAddress } from '#features/measure/public.ts';
import { StatusTag } from '#features/project/public.parts.ts';
import { type ProjectHead, projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tree, type TreeBranch } from '#ui/tree.tsx';
import { countedMeasuresAddress } from '../coordination-address.model.ts';
import { byMother } from '../coordination-tree.model.ts';
import type { CarriedProject, DayFacts, DayMeasure } from '../day-view.model.ts';
import { MotherName } from './day-table.tsx';

/** So many measures of a project are drawn; behind the others a list is more use. */
const mostMeasures = 20;
/** Beside so many projects measures are drawn at once; beside more they are folded away. */
const fewProjects = 12;

/** The coordination project, below it the mothers, their parallel projects and the measures of these. */
export function CoordinationTree({ head, facts }: { head: ProjectHead; facts: DayFacts }) {
  const t = useTexts();
  const { projects, measures, on } = facts;
  const measuresOf = Map.groupBy(measures, ({ projectId }) => projectId);
  const isFolded = projects.length > fewProjects;
  const branchOf = (project: CarriedProject): TreeBranch => {
    const own = measuresOf.get(project.id) ?? [];
    const shown = own.slice(0, mostMeasures).map(measureBranch);
    const left = own.length - shown.length;
    return {
      key: project.code,
      content: (
        <p>
          <a href={projectWorkAddress(t.language, project.code)} lang="fi">
            {project.name} ({project.code})
          </a>{' '}
          {project.status && <StatusTag status={project.status} />}
        </p>
      ),
      fold: isFolded ? t('coordination.measures.count', { count: own.length }) : undefined,
      branches:
        left === 0
          ? shown
          : [
              ...shown,
              {
                key: 'more',
                content: (
                  <a href={countedMeasuresAddress(t.language, head.code, on, { project: project.code })}>
                    {t('coordination.tree.more', { count: own.length })}
                  </a>
                ),
                branches: [],
              },
            ],
    };
  };
  const mothers = byMother(projects.filter(({ id }) => id !== head.id));
  const branches = mothers.flatMap(({ mother, children }): TreeBranch[] => {
    const [first] = children;
    if (mother === null) return children.map(branchOf);
    return [
      {
        key: `mother ${mother.code}`,
        content: (
          <p>
            {t('coordination.tree.mother')} <MotherName project={first} />
          </p>
        ),
        branches: children.map(branchOf),
      },
    ];
  });
  return (
    <Tree
      label={t('coordination.tree.title')}
      branches={[
        {
          key: head.code,
          content: (
            <p>
              <strong lang="fi">
                {head.name} ({head.code})
              </strong>
            </p>
          ),
          isCurrent: true,
          branches: [...branches, ...projects.filter(({ id }) => id === head.id).map(branchOf)],
        },
      ]}
    />
  );
}

function measureBranch({ id, name, state }: DayMeasure): TreeBranch {
  return { key: `measure ${id}`, content: <MeasureName id={id} name={name} state={state} />, branches: [] };
}

function MeasureName({ id, name, state }: Pick<DayMeasure, 'id' | 'name' | 'state'>) {
  const t = useTexts();
  return (
    <p>
      <a href={measureAddress(t.language, id)} lang="fi">
        {name}
      </a>{' '}
      <MeasureStateTag state={state} />
    </p>
  );
}
