import type { ListColumn } from '#features/view/public.ts';
import { type CellValue, listSeparator } from '#platform/files/table-column.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { SeatCount } from '../coordination-address.model.ts';
import type { DayPage, DayRow } from '../day-page.model.ts';
import type { CarriedProject, DayFigures } from '../day-view.model.ts';

type Column = ListColumn<DayRow>;

/** The columns of the coordination view as a file: what the page tells in one cell stands in a column each. */
export function dayFileColumns(t: Texts, { projects, figures }: DayPage['sums']): Column[] {
  const ofProject = (key: string, header: string, told: (project: CarriedProject) => CellValue): Column => ({
    key,
    header,
    kind: 'text',
    valueOf: ({ project }) => (project ? told(project) : null),
  });
  const number = (key: string, header: string, counted: (figures: DayFigures, row: DayRow) => CellValue): Column => ({
    key,
    header,
    kind: 'integer',
    valueOf: (row) => counted(row.figures, row),
  });
  const seats = (count: SeatCount): Column =>
    number(count, t(`coordination.column.${count}`), (own) => own.seats[count]);
  return [
    {
      key: 'project',
      header: t('coordination.column.project'),
      kind: 'text',
      valueOf: ({ project }) => project?.name ?? t('coordination.view.sum-of', { projects }),
    },
    ofProject('code', t('coordination.file.code'), ({ code }) => code),
    ofProject('status', t('coordination.file.status'), ({ status }) => status && t(`project.status.${status}`)),
    ofProject('mother', t('coordination.column.mother'), ({ mother }) => mother && (mother.name ?? mother.code)),
    ofProject('mother-code', t('coordination.file.mother-code'), ({ mother }) => mother?.code ?? null),
    number('plan', t('coordination.file.plan'), (_, { project }) => project?.planNumber ?? null),
    number('persons', t('coordination.file.persons'), (own, { project }) =>
      project?.persons === null ? null : own.persons,
    ),
    number('women', t('coordination.file.women'), (own, { project }) => (project?.women === null ? null : own.women)),
    number('started', t('coordination.persons.started'), ({ started }) => started),
    number('started-women', t('coordination.persons.started-women'), ({ startedWomen }) => startedWomen),
    number('started-unknown', t('coordination.persons.started-unknown'), ({ startedUnknown }) => startedUnknown),
    ...figures.states.map(({ state }) =>
      number(
        state,
        t('coordination.file.measures', { state: t(`measure.state.${state}`) }),
        (own) => own.states.find((one) => one.state === state)?.measures ?? 0,
      ),
    ),
    seats('seats'),
    seats('held'),
    seats('waiting'),
    seats('free'),
    { key: 'money', header: t('coordination.column.money'), kind: 'cents', valueOf: ({ toCome }) => toCome },
    {
      key: 'days',
      header: t('coordination.column.days'),
      kind: 'list',
      valueOf: ({ days }) =>
        days
          .map(({ on, kind, name }) => `${t.date(on)} ${t(`coordination.day-kind.${kind}`)}: ${name}`)
          .join(listSeparator),
    },
    number('warnings', t('coordination.column.warnings'), (_, { warnings }) => warnings),
  ];
}
