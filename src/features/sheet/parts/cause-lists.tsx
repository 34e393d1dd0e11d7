import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { cellAddress, columnName } from '../problem-text.model.ts';
import { shownRowsQuery } from '../row-choice.model.ts';
import { type Cause, causeId, type SheetImport } from '../sheet-import.model.ts';
import type { SheetKind } from '../sheet-kind.ts';
import { causeOf, repairText } from '../sheet-text.model.ts';

interface CausesProps {
  sheet: SheetImport;
  kind: SheetKind;
}

/** What is amiss, by cause: errors apart from warnings, and what was mended apart from both. */
export function CauseLists(props: CausesProps) {
  return (
    <>
      <CauseList {...props} of="fault" />
      <CauseList {...props} of="warning" />
      <CauseList {...props} of="repair" />
    </>
  );
}

function CauseList({ sheet, kind, of }: CausesProps & { of: Cause['kind'] }) {
  const t = useTexts();
  const causes = sheet.causes.filter((cause) => cause.kind === of).toSorted((a, b) => b.rows - a.rows);
  if (causes.length === 0) return null;
  const nameOf = ({ key }: Cause) => (of === 'repair' ? repairText(t, key) : causeOf(t, key)) ?? key;
  return (
    <Section id={`causes-${of}`} title={t(`sheet.causes.${of}`)}>
      <p>{t(`sheet.causes.${of}-explained`)}</p>
      <DataTable<Cause>
        caption={t(`sheet.causes.${of}`)}
        hideCaption
        rows={causes}
        rowKey={causeId}
        columns={[
          {
            key: 'cause',
            header: t('sheet.causes.cause'),
            cell: (cause) =>
              sheet.forgottenAt ? (
                nameOf(cause)
              ) : (
                <a href={shownRowsQuery({ cause: causeId(cause) })}>{nameOf(cause)}</a>
              ),
          },
          {
            key: 'column',
            header: t('sheet.template.column'),
            cell: ({ column }) => columnName(kind, column, t) ?? '–',
          },
          {
            key: 'first',
            header: t('sheet.causes.first'),
            cell: ({ column, firstRow }) => cellAddress(sheet, firstRow, column ?? undefined, t),
          },
          { key: 'rows', header: t('sheet.list.rows'), align: 'number', cell: ({ rows }) => t.number(rows) },
        ]}
      />
    </Section>
  );
}
