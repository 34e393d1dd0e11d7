import type { ProgrammePeriod } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import type { Plan } from '../plan.model.ts';
import { lineTitle } from '../principle.model.ts';

/** How a version stands to the horizontal principles, by the lines of its form. */
export function PrinciplesView({ period, plan: { classes, principles } }: { period: ProgrammePeriod; plan: Plan }) {
  const t = useTexts();
  if (classes.length === 0 && principles.length === 0) {
    return <p>{t(period === '2007-2013' ? 'plan.version.no-classes' : 'plan.version.no-principles')}</p>;
  }
  return (
    <>
      {classes.length > 0 && (
        <DefinitionList
          items={classes.map(({ line, value, reason }) => ({
            label: lineTitle(period, line, t.language),
            value:
              value === 'yes' || value === 'no' ? t(`plan.principle-answer.${value}`) : <span lang="fi">{value}</span>,
            note: reason ?? undefined,
          }))}
        />
      )}
      {principles.length > 0 && (
        <DataTable
          caption={t('plan.version.principles')}
          hideCaption
          rows={principles}
          rowKey={({ line }) => line}
          columns={[
            { key: 'line', header: t('plan.version.line'), cell: ({ line }) => lineTitle(period, line, t.language) },
            {
              key: 'direct',
              header: t('plan.principle-direct.name'),
              align: 'number',
              cell: ({ direct }) => t.number(direct),
            },
            {
              key: 'indirect',
              header: t('plan.principle-indirect.name'),
              align: 'number',
              cell: ({ indirect }) => t.number(indirect),
            },
            { key: 'reason', header: t('plan.principle-reason.name'), cell: ({ reason }) => reason ?? '–' },
          ]}
        />
      )}
    </>
  );
}
