import type { ReactNode } from 'react';
import { versionAddress } from '#features/plan/public.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { Nothing } from '#ui/nothing.tsx';
import { Section } from '#ui/section.tsx';
import { askedDay } from '../asked-day.model.ts';
import { coordinationAddress, moneyFileAddress, moneyLinesAddress } from '../coordination-address.model.ts';
import { type GrantedFigures, type MoneyColumn, type MoneyRow, moneyColumns } from '../money.model.ts';
import { getMoneyPage } from '../money-page.queries.server.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import { DayForm } from '../parts/day-form.tsx';
import { FileLinks } from '../parts/file-links.tsx';
import { WarningList } from '../parts/warning-list.tsx';
import type { Route } from './+types/money';

export const handle = { permission: 'coordination.read' } satisfies PageHandle;

const rules = ['planned', 'bought', 'subsidy', 'come', 'granted', 'warning'] as const;

/** What each project is to pay and has paid: planned, bought and in wage subsidies, as of a day. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const on = askedDay(new URL(request.url).searchParams, today);
  const page = await readAs(context, (read, actor) => getMoneyPage(read, actor, params.code, { on, today }));
  return { ...page, on, today };
}

export default function MoneyPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts();
  const { head, on, today, projects, rows, sums, warnings } = loaderData;
  const address = `/${t.language}/workspace/coordination/${head.code}/money`;
  const amount = (part: MoneyColumn) => ({
    key: part,
    header: t(`coordination.money.part.${part}`),
    align: 'number' as const,
    cell: ({ project, figures }: MoneyRow) => {
      const choice = { project: project?.code, part: part === 'total' ? undefined : part };
      return figures[part] > 0 ? (
        <a href={moneyLinesAddress(t.language, head.code, on, choice)}>{t.euro(figures[part])}</a>
      ) : (
        <Nothing />
      );
    },
  });
  return (
    <CoordinationFrame head={head} on={on} title={t('coordination.money.title')} lead={t('coordination.money.lead')}>
      <DayForm action={address} on={on} today={today} />
      {rows.length === 0 ? (
        <p>{t('coordination.money.none')}</p>
      ) : (
        <>
          <DataTable<MoneyRow>
            caption={t('coordination.money.caption', { on: t.date(on) })}
            narrow="early"
            rows={rows}
            rowKey={({ project }) => project?.code ?? 'sum'}
            totals={[sums]}
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
              ...moneyColumns(sums.figures).map(amount),
              ...(sums.granted.told > 0 ? grantedColumns(t) : []),
            ]}
          />
          <FileLinks addressOf={(format) => moneyFileAddress(t.language, head.code, on, format)} />
        </>
      )}
      <Section id="rules" title={t('coordination.money.rules')}>
        <ul>
          {rules.map((rule) => (
            <li key={rule}>{t(`coordination.money.rule.${rule}`)}</li>
          ))}
        </ul>
      </Section>
      {warnings.length > 0 && (
        <Section id="warnings" title={t('coordination.warning.title', { count: warnings.length })}>
          <WarningList code={head.code} on={on} projects={projects} warnings={warnings} />
        </Section>
      )}
      <p>
        <a href={coordinationAddress(t.language, head.code, on)}>{t('coordination.measures.back')}</a>
      </p>
    </CoordinationFrame>
  );
}

/** What was granted, which opens to where it is said, and what of it is free. */
function grantedColumns(t: Texts): TableColumn<MoneyRow>[] {
  return [
    {
      key: 'granted',
      header: t('coordination.money.granted'),
      align: 'number',
      cell: ({ project, granted, planNumber }) => {
        if (granted.grantedCents === null) return t('ui.chart.unknown');
        const sum = t.euro(granted.grantedCents);
        if (!project) return <OfProjects granted={granted}>{sum}</OfProjects>;
        return <a href={saidAt(t, project.code, planNumber)}>{sum}</a>;
      },
    },
    {
      key: 'free',
      header: t('coordination.money.free'),
      align: 'number',
      cell: ({ project, granted }) => {
        if (granted.freeCents === null) return t('ui.chart.unknown');
        const sum = t.euro(granted.freeCents);
        return project ? sum : <OfProjects granted={granted}>{sum}</OfProjects>;
      },
    },
  ];
}

function saidAt({ language }: Texts, code: string, planNumber: number | null): string {
  return planNumber === null
    ? `/${language}/projects/${code}`
    : `/${language}${versionAddress(code, planNumber)}#money`;
}

/** A sum that is not of all projects says of how many it is. */
function OfProjects({ granted: { told, projects }, children }: { granted: GrantedFigures; children: ReactNode }) {
  const t = useTexts();
  return (
    <>
      {children}
      {told < projects && <span className="note">{t('coordination.money.of-projects', { told, projects })}</span>}
    </>
  );
}
