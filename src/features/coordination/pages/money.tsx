import { listMoneyLines } from '#features/procurement/public.server.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { DataTable } from '#ui/data-table.tsx';
import { askedDay } from '../asked-day.model.ts';
import { findCoordinationHead, listCarriedProjects } from '../carried-project.queries.server.ts';
import { coordinationAddress, type MoneyPart, moneyLinesAddress, moneyParts } from '../coordination-address.model.ts';
import { type MoneyFigures, moneyFigures } from '../money.model.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import { DayForm } from '../parts/day-form.tsx';
import type { Route } from './+types/money';

export const handle = { permission: 'coordination.read' } satisfies PageHandle;

interface MoneyRow {
  /** None for the sums of all. */
  readonly project?: { readonly code: string; readonly name: string };
  readonly figures: MoneyFigures;
}

/** What each project pays for what was bought, as of a day. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const on = askedDay(new URL(request.url).searchParams, today);
  return readAs(context, async (read, actor) => {
    const head = await findCoordinationHead(read, actor, params.code);
    const projects = await listCarriedProjects(read, actor, head.id, on);
    const lines = await listMoneyLines(
      read,
      projects.map(({ id }) => id),
      on,
    );
    const linesOf = Map.groupBy(lines, ({ projectId }) => projectId);
    const rows: MoneyRow[] = projects
      .map(({ id, code, name }) => ({ project: { code, name }, figures: moneyFigures(linesOf.get(id) ?? [], on) }))
      .filter(({ figures }) => figures.total > 0);
    return { head, on, today, rows, sums: moneyFigures(lines, on) };
  });
}

export default function MoneyPage({ loaderData: { head, on, today, rows, sums } }: Route.ComponentProps) {
  const t = useTexts();
  const address = `/${t.language}/workspace/coordination/${head.code}/money`;
  const amount = (part: MoneyPart | 'total') => ({
    key: part,
    header: t(`coordination.money.part.${part}`),
    align: 'number' as const,
    cell: ({ project, figures }: MoneyRow) => {
      const choice = { project: project?.code, part: part === 'total' ? undefined : part };
      return figures[part] > 0 ? (
        <a href={moneyLinesAddress(t.language, head.code, on, choice)}>{t.euro(figures[part])}</a>
      ) : (
        '–'
      );
    },
  });
  return (
    <CoordinationFrame head={head} on={on} title={t('coordination.money.title')} lead={t('coordination.money.lead')}>
      <DayForm action={address} on={on} today={today} />
      {rows.length === 0 ? (
        <p>{t('coordination.money.none')}</p>
      ) : (
        <DataTable<MoneyRow>
          caption={t('coordination.money.caption', { on: t.date(on) })}
          rows={rows}
          rowKey={({ project }) => project?.code ?? 'sum'}
          totals={[{ figures: sums }]}
          columns={[
            {
              key: 'project',
              header: t('coordination.column.project'),
              cell: ({ project }) =>
                project ? (
                  <a href={projectWorkAddress(t.language, project.code, 'purchases')} lang="fi">
                    {project.name} ({project.code})
                  </a>
                ) : (
                  <strong>{t('coordination.view.sum')}</strong>
                ),
            },
            ...moneyParts.map(amount),
            amount('total'),
          ]}
        />
      )}
      <p>
        <a href={coordinationAddress(t.language, head.code, on)}>{t('coordination.measures.back')}</a>
      </p>
    </CoordinationFrame>
  );
}
