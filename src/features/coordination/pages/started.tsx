import { readPersonalData, showOnceAnHour } from '#features/audit/public.server.ts';
import { measureAddress } from '#features/measure/public.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { askedDay } from '../asked-day.model.ts';
import { findCoordinationHead, listCarriedProjects } from '../carried-project.queries.server.ts';
import { coordinationPolicy } from '../coordination.policy.ts';
import { personsAddress, type StartedChoice, startedAddress } from '../coordination-address.model.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import { listStarted } from '../started.queries.server.ts';
import type { Route } from './+types/started';

export const handle = { permission: 'coordination.read', showsPeople: true } satisfies PageHandle;

const personsOnPage = 100;

/** The persons who had begun by a day that a number was counted from, by their numbers. */
export function loader({ context, params, request }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const today = todayFrom(context);
  const on = askedDay(asked, today);
  const choice: StartedChoice = {
    project: asked.get('project') ?? undefined,
    who: (['women', 'unknown'] as const).find((who) => who === asked.get('who')),
  };
  const page = rowNumber(asked.get('page')) || 1;
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findCoordinationHead(read, actor, params.code);
    const projects = await listCarriedProjects(read, actor, head.id, { on, today });
    const ids = projects.filter(({ code }) => choice.project === undefined || code === choice.project);
    const started = await listStarted(
      read,
      actor,
      ids.map(({ id }) => id),
      { on, who: choice.who, page, size: personsOnPage },
    );
    if (started.persons.length > 0) {
      const permission = permit(coordinationPolicy, actor, 'coordination.read', head.place);
      const shown = { subject: { kind: 'project', id: head.code }, projectId: head.id };
      await showOnceAnHour(read, show, servicesFrom(context).clock.now(), permission, shown);
    }
    return { head, on, choice, page, started };
  });
}

export default function StartedPage({ loaderData: { head, on, choice, page, started } }: Route.ComponentProps) {
  const t = useTexts();
  const { total, untold, persons } = started;
  const chosen = [
    ...(choice.project === undefined ? [] : [t('coordination.measures.of-project', { code: choice.project })]),
    ...(choice.who === undefined ? [] : [t(`coordination.started.who.${choice.who}`)]),
  ];
  return (
    <CoordinationFrame head={head} on={on} title={t('coordination.started.title', { on: t.date(on) })}>
      <p>
        {chosen.length > 0 && `${chosen.join(' · ')}: `}
        {t('coordination.started.count', { count: total })} {t('coordination.started.rule')}
      </p>
      {untold > 0 && <p>{t('coordination.started.untold', { count: untold })}</p>}
      {persons.length > 0 && (
        <DataTable
          caption={t('coordination.started.title', { on: t.date(on) })}
          hideCaption
          rows={persons}
          rowKey={({ projectCode, number }) => `${projectCode} ${number}`}
          columns={[
            {
              key: 'person',
              header: t('participant.list.person'),
              cell: ({ measureId, seatId, number }) => (
                <a href={`${measureAddress(t.language, measureId, 'seats')}/${seatId}`}>
                  {t('participant.person.number', { number })}
                </a>
              ),
            },
            {
              key: 'project',
              header: t('coordination.column.project'),
              cell: ({ projectCode }) => <a href={projectWorkAddress(t.language, projectCode)}>{projectCode}</a>,
            },
            { key: 'sex', header: t('participant.field.sex.name'), cell: ({ sex }) => t(`participant.sex.${sex}`) },
            {
              key: 'began',
              header: t('coordination.started.began'),
              cell: ({ startsOn }) => t.date(startsOn),
            },
            {
              key: 'measure',
              header: t('coordination.column.measure'),
              cell: ({ measureId, measureName }) => (
                <a href={measureAddress(t.language, measureId)} lang="fi">
                  {measureName}
                </a>
              ),
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pageCount={Math.ceil((total - untold) / personsOnPage)}
        hrefFor={(number) => startedAddress(t.language, head.code, on, choice, number)}
      />
      <p>
        <a href={personsAddress(t.language, head.code, on)}>{t('coordination.persons.back')}</a>
      </p>
    </CoordinationFrame>
  );
}
