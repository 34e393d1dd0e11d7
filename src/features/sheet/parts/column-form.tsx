import { columnLetters } from '#platform/files/table-cell.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Section } from '#ui/section.tsx';
import { type ColumnMatch, missingColumns } from '../column-matching.model.ts';
import { columnName } from '../problem-text.model.ts';
import { columnField, type WrongColumns } from '../settled-columns.model.ts';
import type { SheetImport } from '../sheet-import.model.ts';
import type { SheetKind } from '../sheet-kind.ts';
import { compulsoryColumns } from '../sheet-row.model.ts';

interface ColumnFormProps {
  sheet: SheetImport;
  kind: SheetKind;
  wrong?: WrongColumns | undefined;
}

/** Where the sender says which sheet of a workbook is meant, and which column of it is which. */
export function ColumnForm({ sheet, kind, wrong }: ColumnFormProps) {
  const t = useTexts();
  const columns = sheet.columns ?? [];
  const missing = missingColumns(columns, compulsoryColumns(kind));
  const namesOf = (keys: readonly string[]) => keys.map((key) => columnName(kind, key, t) ?? key).join(', ');
  return (
    <Section id="settle" title={t('sheet.columns.title')}>
      {wrong && <WrongSummary wrong={wrong} namesOf={namesOf} firstField={columnField(columns[0]?.index ?? 0)} />}
      <SheetChoiceForm sheet={sheet} />
      {!wrong && missing.length > 0 && <p>{t('sheet.columns.missing', { columns: namesOf(missing) })}</p>}
      <p>{t('sheet.columns.explained')}</p>
      <form className="sheet-form" method="post">
        <input type="hidden" name="act" value="columns" />
        <ul className="column-choices">
          {columns.map((column) => (
            <ColumnChoice key={column.index} column={column} kind={kind} />
          ))}
        </ul>
        <button type="submit">{t('sheet.columns.button')}</button>
      </form>
    </Section>
  );
}

interface WrongSummaryProps {
  wrong: WrongColumns;
  namesOf: (keys: readonly string[]) => string;
  firstField: string;
}

function WrongSummary({ wrong: { missing, twice }, namesOf, firstField }: WrongSummaryProps) {
  const t = useTexts();
  const messages = [
    ...(missing.length > 0 ? [t('sheet.columns.missing', { columns: namesOf(missing) })] : []),
    ...(twice.length > 0 ? [t('sheet.columns.twice', { columns: namesOf(twice) })] : []),
  ];
  return <ErrorSummary errors={messages.map((message) => ({ fieldId: firstField, message }))} />;
}

function ColumnChoice({
  column: { index, heading, key, how, sample },
  kind,
}: {
  column: ColumnMatch;
  kind: SheetKind;
}) {
  const t = useTexts();
  const id = columnField(index);
  return (
    <li className="form-field">
      <label htmlFor={id}>
        {columnLetters(index)}: {heading}
      </label>
      {sample && (
        <p className="hint" id={`${id}-hint`}>
          {t('sheet.columns.sample', { sample })}
          {how === 'alike' && ` ${t('sheet.columns.alike')}`}
        </p>
      )}
      <select id={id} name={id} defaultValue={key ?? ''} aria-describedby={sample ? `${id}-hint` : undefined}>
        <option value="">{t('sheet.columns.left-out')}</option>
        {Object.entries(kind.columns).map(([value, { text, required }]) => (
          <option key={value} value={value}>
            {t(`${text}.name`)}
            {required ? ' *' : ''}
          </option>
        ))}
      </select>
    </li>
  );
}

/** A workbook may have several sheets; the first one is read unless another is chosen. */
function SheetChoiceForm({ sheet: { sheetNames, sheetName } }: { sheet: SheetImport }) {
  const t = useTexts();
  if (sheetNames.length < 2) return null;
  return (
    <form className="sheet-form" method="post">
      <input type="hidden" name="act" value="sheet" />
      <div className="form-field">
        <label htmlFor="chosen-sheet">{t('sheet.columns.sheet')}</label>
        <select id="chosen-sheet" name="sheet" defaultValue={sheetName ?? undefined}>
          {sheetNames.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <button type="submit" className="secondary">
        {t('sheet.columns.sheet-button')}
      </button>
    </form>
  );
}
