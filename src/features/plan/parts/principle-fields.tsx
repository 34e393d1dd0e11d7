import type { ReactNode } from 'react';
import type { ProgrammePeriod } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { captionTitle, lineTitle, type PrincipleForm, principleField } from '../principle.model.ts';

type Part = Parameters<typeof principleField>[1];

interface PrincipleFieldsProps {
  period: ProgrammePeriod;
  asked: PrincipleForm;
  draw: (field: string, isInTable?: boolean) => ReactNode;
}

/** The lines of the form in its order: classes, statements with their reasons, the matrix of effects. */
export function PrincipleFields({ period, asked: { classes, statements, effects }, draw }: PrincipleFieldsProps) {
  const t = useTexts();
  const table = (caption: string, lines: readonly string[], parts: readonly Exclude<Part, 'class'>[]) => (
    <div key={caption} className="field-table">
      <h3>{caption}</h3>
      <DataTable
        caption={caption}
        hideCaption
        rows={lines}
        rowKey={(line) => line}
        columns={[
          { key: 'line', header: t('plan.version.line'), cell: (line) => lineTitle(period, line, t.language) },
          ...parts.map((part) => ({
            key: part,
            header: t(`plan.principle-${part}.name`),
            cell: (line: string) => draw(principleField(line, part), true),
          })),
        ]}
      />
    </div>
  );
  return (
    <>
      {classes.map(({ line }) => draw(principleField(line, 'class')))}
      {statements.length > 0 && table(t('plan.principles.statements'), statements, ['answer', 'reason'])}
      {effects.map(({ caption, lines }) =>
        table(captionTitle(period, caption, t.language), lines, ['direct', 'indirect', 'reason']),
      )}
    </>
  );
}
