import { projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { type LineageRow, lineageRows, sumOfLineage } from '../lineage-sum.model.ts';
import type { ProjectOverview } from '../project-overview.queries.server.ts';

/** The projects that continue one another, with what their descriptions say of money and persons, and what it comes to. */
export function Lineage({ overview: { head, lineage, members } }: { overview: ProjectOverview }) {
  const t = useTexts();
  if (lineage.length < 2) return null;
  const rows = lineageRows(lineage, members);
  const number = (value: number | null) => (value === null ? t('ui.chart.unknown') : t.number(value));
  return (
    <Section id="lineage" title={t('workspace.project.lineage')}>
      <DataTable<LineageRow>
        caption={t('workspace.project.lineage')}
        hideCaption
        rows={rows}
        totals={[sumOfLineage(rows)]}
        rowKey={({ code }) => code ?? 'sum'}
        columns={[
          {
            key: 'project',
            header: t('workspace.projects.name'),
            cell: ({ code, name, isReached }) => {
              if (code === undefined) return t('workspace.project.together');
              const isLinked = isReached && code !== head.code;
              return (
                <>
                  {isLinked ? <a href={projectWorkAddress(t.language, code)}>{code}</a> : code}{' '}
                  {name && <span lang="fi">{name}</span>}
                </>
              );
            },
          },
          {
            key: 'days',
            header: t('workspace.project.days'),
            cell: ({ startsOn, endsOn }) =>
              startsOn && endsOn && t('workspace.project.from-to', { from: t.date(startsOn), to: t.date(endsOn) }),
          },
          {
            key: 'granted',
            header: t('workspace.project.granted'),
            align: 'number',
            cell: ({ grantedCents }) => (grantedCents === null ? t('ui.chart.unknown') : t.euro(grantedCents)),
          },
          {
            key: 'planned',
            header: t('workspace.project.persons-planned'),
            align: 'number',
            cell: ({ personsPlanned }) => number(personsPlanned),
          },
          {
            key: 'realised',
            header: t('workspace.project.persons-realised'),
            align: 'number',
            cell: ({ personsRealised }) => number(personsRealised),
          },
        ]}
      />
    </Section>
  );
}
