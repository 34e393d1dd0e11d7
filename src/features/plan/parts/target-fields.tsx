import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import type { FigureKey } from '../figure.model.ts';
import { sexesOf, targetField } from '../target.model.ts';
import { figureInWords } from './targets-view.tsx';

interface TargetFieldsProps {
  figures: readonly FigureKey[];
  years: readonly number[];
  draw: (field: string, isInTable: boolean) => ReactNode;
}

/** The fields of targets: a table for each figure, a row for each year, women beside all. */
export function TargetFields({ figures, years, draw }: TargetFieldsProps) {
  const t = useTexts();
  return figures.map((figure) => (
    <div key={figure} className="field-table">
      <h3>{figureInWords(t, figure)}</h3>
      <DataTable
        caption={figureInWords(t, figure)}
        hideCaption
        narrow="keep"
        rows={[...years, null]}
        rowKey={(year) => year ?? 'whole'}
        columns={[
          { key: 'year', header: t('plan.targets.year'), cell: (year) => year ?? t('plan.targets.whole') },
          ...sexesOf(figure).map((sex) => ({
            key: sex,
            header: t(`plan.targets.${sex}`),
            cell: (year: number | null) => draw(targetField(figure, year, sex), true),
          })),
        ]}
      />
    </div>
  ));
}
