import { projectWorkAddress } from '#features/project/public.ts';
import { daysAfter, isDay } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { askedDay } from '../asked-day.model.ts';
import { findCoordinationHead, listCarriedProjects } from '../carried-project.queries.server.ts';
import { demandAddress } from '../coordination-address.model.ts';
import { chooseCapacities, chooseNeeds, monthInNumbers, type OpenCapacity, type OpenNeed } from '../demand.model.ts';
import { listOpenCapacities, listOpenNeeds } from '../demand.queries.server.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import { FieldName } from '../parts/demand-table.tsx';
import type { Route } from './+types/demand-records';

// Needs are told by group and amount; who asked for them is told on their own pages.
export const handle = { permission: 'coordination.read' } satisfies PageHandle;

/** The needs and the capacity of contracts that numbers of demand and capacity were counted from. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const on = askedDay(asked, todayFrom(context));
  const month = monthFrom(asked.get('month') ?? '') ?? on.slice(0, 7);
  const choice = { month, field: asked.get('field') ?? undefined, place: asked.get('place') ?? undefined };
  return readAs(context, async (read, actor) => {
    const head = await findCoordinationHead(read, actor, params.code);
    const projects = await listCarriedProjects(read, actor, head.id, on);
    const ids = projects.map(({ id }) => id);
    return {
      head,
      on,
      month,
      needs: chooseNeeds(await listOpenNeeds(read, ids, on), choice),
      capacities: chooseCapacities(await listOpenCapacities(read, ids, on), choice),
    };
  });
}

function monthFrom(text: string): string | undefined {
  return isDay(`${text}-01`) ? text : undefined;
}

export default function DemandRecordsPage({
  loaderData: { head, on, month, needs, capacities },
}: Route.ComponentProps) {
  const t = useTexts();
  const title = t('coordination.demand.records', { month: monthInNumbers(month) });
  return (
    <CoordinationFrame head={head} on={on} title={title}>
      <Section id="needs" title={t('coordination.demand.needs', { count: needs.length })}>
        {needs.length > 0 && <NeedTable needs={needs} />}
      </Section>
      <Section id="capacity" title={t('coordination.demand.capacities', { count: capacities.length })}>
        {capacities.length > 0 && <CapacityTable capacities={capacities} />}
      </Section>
      <p>
        <a href={demandAddress(t.language, head.code, on, month)}>{t('coordination.demand.back')}</a>
      </p>
    </CoordinationFrame>
  );
}

function NeedTable({ needs }: { needs: readonly OpenNeed[] }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('coordination.demand.column.needed')}
      hideCaption
      rows={needs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'need',
          header: t('coordination.demand.column.for-whom'),
          cell: ({ id, forWhom }) => (
            <a href={`/${t.language}/workspace/needs/${id}`} lang="fi">
              {forWhom}
            </a>
          ),
        },
        {
          key: 'project',
          header: t('coordination.column.project'),
          cell: ({ projectCode }) => <a href={projectWorkAddress(t.language, projectCode)}>{projectCode}</a>,
        },
        {
          key: 'field',
          header: t('coordination.demand.column.field'),
          cell: ({ field }) => <FieldName field={field} />,
        },
        {
          key: 'from',
          header: t('coordination.demand.column.wanted-from'),
          cell: ({ wantedFrom }) => wantedFrom && t.date(wantedFrom),
        },
        {
          key: 'needed',
          header: t('coordination.demand.column.needed'),
          align: 'number',
          cell: ({ amount }) => t.number(amount),
        },
      ]}
    />
  );
}

function CapacityTable({ capacities }: { capacities: readonly OpenCapacity[] }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('coordination.demand.column.capacity')}
      hideCaption
      rows={capacities}
      rowKey={({ lineId }) => lineId}
      columns={[
        {
          key: 'contract',
          header: t('coordination.money.purchase'),
          cell: ({ contractId, contractName }) => (
            <a href={`/${t.language}/workspace/contracts/${contractId}#capacity`} lang="fi">
              {contractName}
            </a>
          ),
        },
        {
          key: 'field',
          header: t('coordination.demand.column.field'),
          cell: ({ field }) => <FieldName field={field} />,
        },
        {
          key: 'days',
          header: t('coordination.column.runs'),
          cell: ({ fromOn, untilOn }) => `${t.date(fromOn)}–${t.date(daysAfter(untilOn, -1))}`,
        },
        {
          key: 'left',
          header: t('coordination.demand.column.capacity'),
          align: 'number',
          cell: ({ left }) => t.number(left),
        },
      ]}
    />
  );
}
