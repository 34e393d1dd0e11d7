import { projectWorkAddress } from '#features/project/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { type LineageAmount, type LineageRow, lineageRows, sumOfLineage } from '../lineage-sum.model.ts';
import type { ProjectOverview } from '../project-overview.queries.server.ts';

/** The projects that continue one another, with what their descriptions or plans say of money and persons, and what it comes to. */
export function Lineage({ overview: { head, lineage, members } }: { overview: ProjectOverview }) {
  const t = useTexts();
  if (lineage.length < 2) return null;
  const rows = lineageRows(lineage, members);
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
            cell: ({ grantedCents }) => <Amount of={grantedCents} show={t.euro} />,
          },
          {
            key: 'planned',
            header: t('workspace.project.persons-planned'),
            align: 'number',
            cell: ({ personsPlanned }) => <Amount of={personsPlanned} show={t.number} />,
          },
          {
            key: 'realised',
            header: t('workspace.project.persons-realised'),
            align: 'number',
            cell: ({ personsRealised }) => <Amount of={personsRealised} show={t.number} />,
          },
        ]}
      />
    </Section>
  );
}

/** A number with what it rests on: a plan, or some of the projects only. */
function Amount({ of, show }: { of: LineageAmount; show: (amount: number) => string }) {
  const t = useTexts();
  if (of.amount === null) return t('ui.chart.unknown');
  const note = noteOn(t, of);
  return (
    <>
      {show(of.amount)}
      {note && <span className="note">{note}</span>}
    </>
  );
}

function noteOn(t: Texts, { told, projects, isPlanned }: LineageAmount): string | undefined {
  if (isPlanned) return t('workspace.project.of-plan');
  return projects > 1 ? t('workspace.project.of-projects', { told, projects }) : undefined;
}
