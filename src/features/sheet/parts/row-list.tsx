import type { RowsPage } from '#platform/db/rows-page.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { ListSteps } from '#ui/list-steps.tsx';
import { Section } from '#ui/section.tsx';
import { cellAddress, columnName, shownValue } from '../problem-text.model.ts';
import { type ShownRows, shownRowsQuery } from '../row-choice.model.ts';
import type { MendedCell, RowProblem } from '../row-reading.model.ts';
import { importAddress, type SheetImport } from '../sheet-import.model.ts';
import type { StagedRow } from '../sheet-import.queries.server.ts';
import type { SheetKind } from '../sheet-kind.ts';
import type { FieldChange } from '../sheet-row.model.ts';
import { causeOf, remedyLinkOf, remedyOf, repairText } from '../sheet-text.model.ts';
import { OutcomeTag } from './state-tag.tsx';

interface RowListProps {
  sheet: SheetImport;
  kind: SheetKind;
  shown: ShownRows;
  rows: RowsPage<StagedRow>;
}

/** The rows one by one: what each will do, what is wrong with it, what was mended. */
export function RowList({ sheet, kind, shown, rows: { rows, hasMore } }: RowListProps) {
  const t = useTexts();
  const last = rows.at(-1);
  return (
    <Section id="rows" title={t(shown.show ? `sheet.rows.${shown.show}` : 'sheet.rows.all')}>
      <ShownCause sheet={sheet} shown={shown} />
      {!last && <p>{t('sheet.rows.none')}</p>}
      {last && (
        <DataTable<StagedRow>
          caption={t('sheet.rows.all')}
          hideCaption
          rows={rows}
          rowKey={({ number }) => number}
          columns={[
            { key: 'number', header: t('sheet.faulty.row'), cell: ({ number }) => number },
            { key: 'outcome', header: t('sheet.counts.what'), cell: ({ outcome }) => <OutcomeTag outcome={outcome} /> },
            { key: 'told', header: t('sheet.rows.told'), cell: (row) => <Told row={row} sheet={sheet} kind={kind} /> },
          ]}
        />
      )}
      <ListSteps next={last && hasMore ? shownRowsQuery({ ...shown, after: last.number }) : undefined} />
    </Section>
  );
}

/** Which rows are shown, and the way back to all. */
function ShownCause({ sheet, shown: { show, cause, after } }: Pick<RowListProps, 'sheet' | 'shown'>) {
  const t = useTexts();
  if (!show && !cause && after === 0) return null;
  const key = cause?.split(' ')[1] ?? '';
  const name = repairText(t, key) ?? causeOf(t, key);
  return (
    <p>
      {name && <strong>{name}. </strong>}
      <a href={`${importAddress(t.language, sheet.id)}#rows`}>{t('sheet.rows.show-all')}</a>
    </p>
  );
}

type ToldProps = { row: StagedRow; sheet: SheetImport; kind: SheetKind };

function Told(props: ToldProps) {
  const { row } = props;
  return (
    <>
      {row.outcome !== 'refused' && <ReadValues {...props} />}
      {row.changes && <Changes changes={row.changes} kind={props.kind} />}
      {row.problems?.map((problem) => (
        <Problem key={`${problem.key} ${problem.column ?? ''}`} problem={problem} {...props} />
      ))}
      {row.mended && <Mended cells={row.mended} {...props} />}
    </>
  );
}

function ReadValues({ row, kind }: ToldProps) {
  const t = useTexts();
  const values = Object.keys(kind.columns).flatMap((column) => {
    const value = row.values[column];
    return value === null || value === undefined ? [] : [shownValue(kind, column, value, t)];
  });
  return <p className="row-values">{values.join(' · ')}</p>;
}

function Changes({ changes, kind }: { changes: readonly FieldChange[]; kind: SheetKind }) {
  const t = useTexts();
  return (
    <ul className="row-changes">
      {changes.map(({ column, from, to }) => (
        <li key={column}>
          {columnName(kind, column, t)}: <del>{shownValue(kind, column, from, t)}</del>{' '}
          <span aria-hidden="true">→</span> <ins>{shownValue(kind, column, to, t)}</ins>
        </li>
      ))}
    </ul>
  );
}

function Problem({ problem, row, sheet, kind }: ToldProps & { problem: RowProblem }) {
  const t = useTexts();
  const { column, found, isWarning, remedyAt } = problem;
  return (
    <p className={isWarning ? 'row-warning' : 'row-fault'}>
      <strong>
        {cellAddress(sheet, row.number, column, t)}
        {column !== undefined && ` (${columnName(kind, column, t)})`}: {causeOf(t, problem.key) ?? problem.key}.
      </strong>{' '}
      {found && <span className="row-found">{t('sheet.rows.found', { found })} </span>}
      {remedyOf(t, problem, column === undefined ? undefined : kind.columns[column]?.kind)}
      {remedyAt !== undefined && (
        <>
          {' '}
          <a href={`/${t.language}${remedyAt}`} target="_blank" rel="noopener">
            {remedyLinkOf(t, problem)}
          </a>
        </>
      )}
    </p>
  );
}

function Mended({ cells, row, sheet, kind }: ToldProps & { cells: readonly MendedCell[] }) {
  const t = useTexts();
  return (
    <ul className="row-mended">
      {cells.map(({ column, found, repairs }) => (
        <li key={column}>
          {cellAddress(sheet, row.number, column, t)} ({columnName(kind, column, t)}): <del>{found}</del>{' '}
          <span aria-hidden="true">→</span> <ins>{shownValue(kind, column, row.values[column], t)}</ins>.{' '}
          {repairs.map((repair) => t(`sheet.repair.${repair}`)).join('; ')}.
        </li>
      ))}
    </ul>
  );
}
