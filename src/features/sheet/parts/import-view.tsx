import type { RowsPage } from '#platform/db/rows-page.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { Notice } from '#ui/notice.tsx';
import type { ShownRows } from '../row-choice.model.ts';
import type { WrongColumns } from '../settled-columns.model.ts';
import { importAddress, isUnderWay, type SheetImport } from '../sheet-import.model.ts';
import type { StagedRow } from '../sheet-import.queries.server.ts';
import type { SheetKind } from '../sheet-kind.ts';
import { CauseLists } from './cause-lists.tsx';
import { ColumnForm } from './column-form.tsx';
import { ConfirmForm, DiscardForm } from './confirm-form.tsx';
import { ImportFacts } from './import-facts.tsx';
import { ImportProgress } from './import-progress.tsx';
import { OutcomeCounts } from './outcome-counts.tsx';
import { RowList } from './row-list.tsx';
import { StateNotice } from './state-notice.tsx';

export interface ImportViewProps {
  sheet: SheetImport;
  kind: SheetKind | undefined;
  /** Only the sender goes on with an import. */
  isOwn: boolean;
  shown: ShownRows;
  rows: RowsPage<StagedRow>;
  /** An import of the same bytes that was taken in. */
  earlier: number | undefined;
  /** The reader has stopped the page from looking again by itself. */
  isStill: boolean;
  wrong?: WrongColumns | undefined;
}

/** An import as it stands: what waits for the sender comes first, what is known of its rows after that. */
export function ImportView(props: ImportViewProps) {
  const { sheet, kind, isOwn } = props;
  if (isUnderWay(sheet.state)) return <ImportProgress sheet={sheet} isStill={props.isStill} />;
  const isOpen = sheet.state === 'read' || sheet.state === 'ready';
  return (
    <>
      <StateNotice sheet={sheet} />
      <EarlierNotice {...props} />
      {kind && isOwn && sheet.state === 'ready' && <ConfirmForm sheet={sheet} />}
      {kind && isOwn && sheet.state === 'read' && <ColumnForm sheet={sheet} kind={kind} wrong={props.wrong} />}
      {kind && sheet.state !== 'read' && <UnderstoodRows {...props} kind={kind} />}
      {kind && isOwn && sheet.state === 'ready' && <OtherColumns {...props} kind={kind} />}
      <ImportFacts sheet={sheet} kind={kind} />
      {isOwn && isOpen && <DiscardForm />}
    </>
  );
}

function EarlierNotice({ earlier }: ImportViewProps) {
  const t = useTexts();
  if (earlier === undefined) return null;
  return (
    <Notice kind="info" title={t('sheet.earlier.title')}>
      <p>
        <a href={importAddress(t.language, earlier)}>{t('sheet.earlier.link')}</a>
      </p>
    </Notice>
  );
}

function UnderstoodRows({ sheet, kind, shown, rows }: ImportViewProps & { kind: SheetKind }) {
  if (sheet.rowsRead === 0) return null;
  return (
    <>
      <OutcomeCounts sheet={sheet} />
      <CauseLists sheet={sheet} kind={kind} />
      {!sheet.forgottenAt && <RowList sheet={sheet} kind={kind} shown={shown} rows={rows} />}
    </>
  );
}

/** The columns can be settled otherwise as long as nothing was taken in. */
function OtherColumns({ sheet, kind, wrong }: ImportViewProps & { kind: SheetKind }) {
  const t = useTexts();
  return (
    <Disclosure summary={t('sheet.columns.change')} open={wrong !== undefined}>
      <ColumnForm sheet={sheet} kind={kind} wrong={wrong} />
    </Disclosure>
  );
}
