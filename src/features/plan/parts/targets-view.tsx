import type { ProgrammePeriod } from '#features/project/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { CountBars } from '#ui/count-bars.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Notice } from '#ui/notice.tsx';
import { codeOf, type FigureKey, figureText, headlineFigures } from '../figure.model.ts';
import {
  type Amounts,
  participantSum,
  type Target,
  type TargetLine,
  targetLines,
  yearsWithTargets,
} from '../target.model.ts';

/** What a figure is called, with its official code. */
export function figureInWords(t: Texts, figure: FigureKey): string {
  const code = codeOf(figure);
  const name = t(figureText(figure));
  return code === undefined ? name : `${code} ${name}`;
}

/** What a version promises: a table of all figures by year, and bars for those of the official form. */
export function TargetsView({ period, targets }: { period: ProgrammePeriod; targets: readonly Target[] }) {
  const t = useTexts();
  const lines = targetLines(period, targets);
  if (lines.length === 0) return <p>{t('plan.version.no-targets')}</p>;
  const years = yearsWithTargets([], targets);
  const amiss = participantSum(lines);
  return (
    <>
      {amiss && (
        <Notice kind="warning">
          <p>{t('plan.targets.sum-warning', amiss)}</p>
        </Notice>
      )}
      <DataTable
        caption={t('plan.targets.title')}
        hideCaption
        rows={lines}
        rowKey={({ figure }) => figure}
        columns={[
          { key: 'figure', header: t('plan.targets.figure'), cell: ({ figure }) => figureInWords(t, figure) },
          ...years.map((year) => ({
            key: String(year),
            header: String(year),
            align: 'number' as const,
            cell: (line: TargetLine) =>
              amountsInWords(
                t,
                line.years.find((told) => told.year === year),
              ),
          })),
          {
            key: 'whole',
            header: t('plan.targets.whole'),
            align: 'number',
            cell: ({ whole }) => <strong>{amountsInWords(t, whole)}</strong>,
          },
        ]}
      />
      {lines
        .filter((line) => isDrawn(period, line))
        .map((line) => (
          <YearBars key={line.figure} line={line} />
        ))}
    </>
  );
}

function amountsInWords(t: Texts, amounts: Amounts | undefined): string {
  const { all, women } = amounts ?? { all: null, women: null };
  const inAll = all === null ? '–' : t.number(all);
  return women === null ? inAll : t('plan.targets.of-women', { all: inAll, women: t.number(women) });
}

/** A single year needs no picture. */
function isDrawn(period: ProgrammePeriod, { figure, years }: TargetLine): boolean {
  return headlineFigures(period).includes(figure) && years.filter(({ all }) => all !== null).length > 1;
}

function YearBars({ line: { figure, years } }: { line: TargetLine }) {
  const t = useTexts();
  return (
    <CountBars
      id={`bars-${figure}`}
      title={t('plan.targets.by-year', { figure: t(figureText(figure)) })}
      headers={{ row: t('plan.targets.year'), count: t('plan.targets.planned') }}
      rows={years.map(({ year, all }) => ({ label: String(year), count: all ?? 0 }))}
    />
  );
}
