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
  const today = todayFrom(context);
  const on = askedDay(asked, today);
  const month = monthFrom(asked.get('month') ?? '') ?? on.slice(0, 7);
  const choice = { month, field: asked.get('field') ?? undefined, place: asked.get('place') ?? undefined };
  return readAs(context, async (read, actor) => {
    const head = await findCoordinationHead(read, actor, params.code);
    const projects = await listCarriedProjects(read, actor, head.id, { on, today });
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
    <DataTable<OpenNeed | undefined>
      caption={t('coordination.demand.column.needed')}
      hideCaption
      rows={needs}
      rowKey={(need) => need?.id ?? 'sum'}
      totals={[undefined]}
      columns={[
        {
          key: 'need',
          header: t('coordination.demand.column.for-whom'),
          cell: (need) =>
            need ? (
              <a href={`/${t.language}/workspace/needs/${need.id}`} lang="fi">
                {need.forWhom}
              </a>
            ) : (
              <strong>{t('coordination.view.sum')}</strong>
            ),
        },
        {
          key: 'project',
          header: t('coordination.column.project'),
          cell: (need) => need && <a href={projectWorkAddress(t.language, need.projectCode)}>{need.projectCode}</a>,
        },
        {
          key: 'field',
          header: t('coordination.demand.column.field'),
          cell: (need) => need && <FieldName field={need.field} />,
        },
        {
          key: 'from',
          header: t('coordination.demand.column.wanted-from'),
          cell: (need) => need?.wantedFrom && t.date(need.wantedFrom),
        },
        {
          key: 'needed',
          header: t('coordination.demand.column.needed'),
          align: 'number',
          cell: (need) => t.number(need ? need.amount : needs.reduce((sum, { amount }) => sum + amount, 0)),
        },
      ]}
    />
  );
}

function CapacityTable({ capacities }: { capacities: readonly OpenCapacity[] }) {
  const t = useTexts();
  return (
    <DataTable<OpenCapacity | undefined>
      caption={t('coordination.demand.column.capacity')}
      hideCaption
      rows={capacities}
      rowKey={(line) => line?.lineId ?? 'sum'}
      totals={[undefined]}
      columns={[
        {
          key: 'contract',
          header: t('coordination.money.purchase'),
          cell: (line) =>
            line ? (
              <a href={`/${t.language}/workspace/contracts/${line.contractId}#capacity`} lang="fi">
                {line.contractName}
              </a>
            ) : (
              <strong>{t('coordination.view.sum')}</strong>
            ),
        },
        {
          key: 'field',
          header: t('coordination.demand.column.field'),
          cell: (line) => line && <FieldName field={line.field} />,
        },
        {
          key: 'days',
          header: t('coordination.column.runs'),
          cell: (line) => line && `${t.date(line.fromOn)}–${t.date(daysAfter(line.untilOn, -1))}`,
        },
        {
          key: 'left',
          header: t('coordination.demand.column.capacity'),
          align: 'number',
          cell: (line) => t.number(line ? line.left : capacities.reduce((sum, { left }) => sum + left, 0)),
        },
      ]}
    />
  );
}
