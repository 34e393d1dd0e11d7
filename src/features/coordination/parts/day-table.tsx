import { measureAddress } from '#features/measure/public.ts';
import { StatusTag } from '#features/project/public.parts.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Nothing } from '#ui/nothing.tsx';
import {
  coordinationAddress,
  countedMeasuresAddress,
  type MeasureChoice,
  moneyLinesAddress,
  personsAddress,
  type SeatCount,
  type StartedChoice,
  startedAddress,
} from '../coordination-address.model.ts';
import { type DayPage, type DayRow, dayRows } from '../day-page.model.ts';
import type { CarriedProject, NextDay } from '../day-view.model.ts';

interface DayTableProps {
  /** Of the coordination project. */
  code: string;
  shown: DayPage;
  /** What each project is still to pay, in cents, by its id; of all projects, whichever are shown. */
  money: Readonly<Record<number, number>>;
}

/** The projects of a page in a row each, and the sums of all; each number leads to what it was counted from. */
export function DayTable({ code, money, shown }: DayTableProps) {
  const t = useTexts();
  const { on } = shown.facts;
  const { rows, sums } = dayRows(shown, money);
  const addressOf = (row: DayRow, choice: MeasureChoice) =>
    countedMeasuresAddress(t.language, code, on, { project: row.project?.code, ...choice });
  const warningsAddress = (project: CarriedProject | undefined, count: number) => {
    if (project) return `#warnings-${project.code}`;
    return `${coordinationAddress(t.language, code, on, { isWarned: count > shown.warnings.length })}#warnings`;
  };
  const seats = (count: SeatCount) => ({
    key: count,
    header: t(`coordination.column.${count}`),
    align: 'number' as const,
    cell: (row: DayRow) => <a href={addressOf(row, { count })}>{t.number(row.figures.seats[count])}</a>,
  });
  return (
    <DataTable
      caption={t('coordination.view.caption', { on: t.date(on) })}
      narrow="early"
      rows={rows}
      rowKey={({ project }) => project?.id ?? 'sum'}
      totals={[sums]}
      columns={[
        {
          key: 'project',
          header: t('coordination.column.project'),
          cell: ({ project }) =>
            project ? (
              <ProjectName project={project} />
            ) : (
              <strong>{t('coordination.view.sum-of', { projects: shown.sums.projects })}</strong>
            ),
        },
        {
          key: 'mother',
          header: t('coordination.column.mother'),
          cell: ({ project }) => <MotherName project={project} />,
        },
        {
          key: 'persons',
          header: t('coordination.column.persons'),
          cell: (row) => <Persons code={code} on={on} row={row} />,
        },
        {
          key: 'measures',
          header: t('coordination.column.measures'),
          cell: (row) => (
            <ul className="plain-list">
              {row.figures.states.map(({ state, measures: count }) => (
                <li key={state}>
                  <a href={addressOf(row, { state })}>
                    {t(`measure.state.${state}`)}: {t.number(count)}
                  </a>
                </li>
              ))}
            </ul>
          ),
        },
        seats('seats'),
        seats('held'),
        seats('waiting'),
        seats('free'),
        {
          key: 'money',
          header: t('coordination.column.money'),
          align: 'number',
          cell: ({ project, toCome }) =>
            toCome > 0 ? (
              <a href={moneyLinesAddress(t.language, code, on, { project: project?.code, part: 'toCome' })}>
                {t.euro(toCome)}
              </a>
            ) : (
              <Nothing />
            ),
        },
        { key: 'days', header: t('coordination.column.days'), cell: (row) => <Days row={row} /> },
        {
          key: 'warnings',
          header: t('coordination.column.warnings'),
          align: 'number',
          cell: ({ project, warnings: count }) =>
            count > 0 ? <a href={warningsAddress(project, count)}>{t.number(count)}</a> : t.number(count),
        },
      ]}
    />
  );
}

function ProjectName({ project }: { project: CarriedProject }) {
  const t = useTexts();
  return (
    <>
      <a href={projectWorkAddress(t.language, project.code)} lang="fi">
        {project.name} ({project.code})
      </a>{' '}
      {project.status && <StatusTag status={project.status} />}
    </>
  );
}

export function MotherName({ project }: { project: CarriedProject | undefined }) {
  const t = useTexts();
  if (project?.kind !== 'parallel') return null;
  const { mother } = project;
  if (!mother) return t('coordination.view.no-mother');
  const name = mother.name === null ? mother.code : `${mother.name} (${mother.code})`;
  return mother.isReached ? (
    <a href={projectWorkAddress(t.language, mother.code)} lang="fi">
      {name}
    </a>
  ) : (
    <span lang="fi">{name}</span>
  );
}

/** Persons and women that the plan in force promises, with those who have begun. */
function Persons({ code, on, row: { project, figures } }: { code: string; on: string; row: DayRow }) {
  const t = useTexts();
  const { persons, women, started, startedWomen, startedUnknown } = figures;
  const openedBy = (count: number, words: string, who?: StartedChoice['who']) =>
    count === 0 ? words : <a href={startedAddress(t.language, code, on, { project: project?.code, who })}>{words}</a>;
  const planned =
    project?.women === null
      ? t('coordination.view.planned-persons', { persons })
      : t('coordination.view.planned', { persons, women });
  return (
    <ul className="plain-list">
      <li>
        {project === undefined ? (
          <a href={personsAddress(t.language, code, on)}>{planned}</a>
        ) : project.planNumber === null ? (
          t('coordination.view.no-plan')
        ) : (
          <a href={`${projectWorkAddress(t.language, project.code, 'plan')}/${project.planNumber}`}>
            {project.persons === null ? t('coordination.view.no-targets') : planned}
          </a>
        )}
      </li>
      <li>
        {openedBy(started, t('coordination.view.started', { started }))}
        {started > 0 && (
          <>
            {', '}
            {openedBy(startedWomen, t('coordination.view.started-women', { women: startedWomen }), 'women')}
          </>
        )}
        {startedUnknown > 0 && (
          <>
            {', '}
            {openedBy(startedUnknown, t('coordination.view.started-unknown', { count: startedUnknown }), 'unknown')}
          </>
        )}
      </li>
    </ul>
  );
}

function Days({ row: { project, days } }: { row: DayRow }) {
  const t = useTexts();
  if (!project || days.length === 0) return null;
  return (
    <ul className="plain-list">
      {days.map((day) => (
        <li key={`${day.kind} ${day.id}`}>
          <a href={addressOfDay(day, project, t.language)}>
            {t.date(day.on)} {t(`coordination.day-kind.${day.kind}`)}
            <span className="visually-hidden" lang="fi">
              : {day.name}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Where what is due on a day is looked after. */
function addressOfDay({ kind, id }: Pick<NextDay, 'kind' | 'id'>, project: CarriedProject, language: string): string {
  switch (kind) {
    case 'tender':
      return `/${language}/workspace/tenders/${id}`;
    case 'milestone':
    case 'report':
      return projectWorkAddress(language, project.code, 'milestones');
    case 'start':
      return measureAddress(language, id);
    case 'reply':
      return measureAddress(language, id, 'seats');
  }
}
