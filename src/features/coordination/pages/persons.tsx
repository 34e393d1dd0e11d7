import { projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Nothing } from '#ui/nothing.tsx';
import { askedDay } from '../asked-day.model.ts';
import { coordinationAddress, type StartedChoice, startedAddress } from '../coordination-address.model.ts';
import { type CarriedProject, figuresOf, type PersonFigures } from '../day-view.model.ts';
import { getDayFacts } from '../day-view.queries.server.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import { DayForm } from '../parts/day-form.tsx';
import type { Route } from './+types/persons';

// Persons are counted here; who they are is told behind the numbers.
export const handle = { permission: 'coordination.read' } satisfies PageHandle;

interface PersonRow {
  /** None for the sums of all. */
  readonly project: Pick<CarriedProject, 'code' | 'name' | 'planNumber' | 'persons' | 'women'> | undefined;
  readonly figures: PersonFigures;
}

/** Persons whom the plans in force on a day promise, and who had begun by it, project by project. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const asked = new URL(request.url).searchParams;
  const on = askedDay(asked, today);
  const only = asked.get('project');
  const facts = await readAs(context, (read, actor) => getDayFacts(read, actor, params.code, { on, today }));
  const projects = facts.projects.filter(({ code }) => only === null || code === only);
  const rows = projects.map((project): PersonRow => ({ project, figures: figuresOf([project], [], on) }));
  return { head: facts.head, on, today, only, rows, sums: figuresOf(projects, [], on) };
}

export default function PersonsPage({ loaderData: { head, on, today, only, rows, sums } }: Route.ComponentProps) {
  const t = useTexts();
  const started = (row: PersonRow, count: number, who?: StartedChoice['who']) =>
    count === 0 ? (
      t.number(count)
    ) : (
      <a href={startedAddress(t.language, head.code, on, { project: row.project?.code ?? only ?? undefined, who })}>
        {t.number(count)}
      </a>
    );
  return (
    <CoordinationFrame
      head={head}
      on={on}
      title={t('coordination.persons.title', { on: t.date(on) })}
      lead={t('coordination.persons.lead')}
    >
      <DayForm
        action={`/${t.language}/workspace/coordination/${head.code}/persons`}
        on={on}
        today={today}
        kept={only === null ? {} : { project: only }}
      />
      {rows.length === 0 ? (
        <p>{t('coordination.persons.none')}</p>
      ) : (
        <DataTable<PersonRow>
          caption={t('coordination.persons.title', { on: t.date(on) })}
          hideCaption
          rows={rows}
          rowKey={({ project }) => project?.code ?? 'sum'}
          totals={[{ project: undefined, figures: sums }]}
          columns={[
            {
              key: 'project',
              header: t('coordination.column.project'),
              cell: ({ project }) =>
                project ? (
                  <a href={projectWorkAddress(t.language, project.code)} lang="fi">
                    {project.name} ({project.code})
                  </a>
                ) : (
                  <strong>{t('coordination.view.sum-of', { projects: rows.length })}</strong>
                ),
            },
            {
              key: 'plan',
              header: t('coordination.persons.plan'),
              cell: ({ project }) => project && <PlanName project={project} />,
            },
            {
              key: 'persons',
              header: t('coordination.persons.planned'),
              align: 'number',
              cell: ({ project, figures }) => (project?.persons === null ? <Nothing /> : t.number(figures.persons)),
            },
            {
              key: 'women',
              header: t('coordination.persons.planned-women'),
              align: 'number',
              cell: ({ project, figures }) => (project?.women === null ? <Nothing /> : t.number(figures.women)),
            },
            {
              key: 'started',
              header: t('coordination.persons.started'),
              align: 'number',
              cell: (row) => started(row, row.figures.started),
            },
            {
              key: 'started-women',
              header: t('coordination.persons.started-women'),
              align: 'number',
              cell: (row) => started(row, row.figures.startedWomen, 'women'),
            },
            {
              key: 'started-unknown',
              header: t('coordination.persons.started-unknown'),
              align: 'number',
              cell: (row) => started(row, row.figures.startedUnknown, 'unknown'),
            },
          ]}
        />
      )}
      <p>
        <a href={coordinationAddress(t.language, head.code, on)}>{t('coordination.measures.back')}</a>
      </p>
    </CoordinationFrame>
  );
}

/** The plan from which a target was read. */
function PlanName({ project: { code, planNumber } }: { project: Pick<CarriedProject, 'code' | 'planNumber'> }) {
  const t = useTexts();
  if (planNumber === null) return t('coordination.view.no-plan');
  const address = `${projectWorkAddress(t.language, code, 'plan')}/${planNumber}`;
  return <a href={address}>{t('coordination.persons.plan-number', { number: planNumber })}</a>;
}
