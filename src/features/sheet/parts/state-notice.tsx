import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import { faultyRowsAddress, mostSheetRows, rowsToRecord, type SheetImport } from '../sheet-import.model.ts';

/** How an import stands, and what to do now. */
export function StateNotice({ sheet }: { sheet: SheetImport }) {
  switch (sheet.state) {
    case 'read':
      return <ColumnsWait />;
    case 'ready':
      return <RowsWait sheet={sheet} />;
    case 'done':
      return <Done sheet={sheet} />;
    case 'failed':
      return <Failed sheet={sheet} />;
    case 'discarded':
      return <Discarded />;
    default:
      return null;
  }
}

function ColumnsWait() {
  const t = useTexts();
  return (
    <Notice kind="warning" title={t('sheet.notice.columns')}>
      <p>{t('sheet.notice.columns-explained')}</p>
    </Notice>
  );
}

function RowsWait({ sheet }: { sheet: SheetImport }) {
  const t = useTexts();
  const { refusedRows } = sheet;
  if (refusedRows === 0) {
    return (
      <Notice kind="info" title={t('sheet.notice.all-good')}>
        <p>{t('sheet.notice.look')}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="warning" title={t('sheet.notice.refused', { count: refusedRows })}>
      <p>{t(rowsToRecord(sheet) === 0 ? 'sheet.notice.refused-only' : 'sheet.notice.refused-explained')}</p>
      <FaultyLink sheet={sheet} />
    </Notice>
  );
}

function FaultyLink({ sheet: { id } }: { sheet: SheetImport }) {
  const t = useTexts();
  return (
    <p>
      <a href={faultyRowsAddress(t.language, id)}>{t('sheet.notice.faulty-link')}</a>
    </p>
  );
}

function Done({ sheet }: { sheet: SheetImport }) {
  const t = useTexts();
  const { recordedRows, refusedRows, forgottenAt } = sheet;
  const superseded = rowsToRecord(sheet) - recordedRows;
  const title = recordedRows === 0 ? t('sheet.notice.nothing-new') : t('sheet.notice.done', { count: recordedRows });
  return (
    <Notice kind="success" title={title}>
      {recordedRows === 0 && superseded === 0 && <p>{t('sheet.notice.nothing-new-explained')}</p>}
      {superseded > 0 && <p>{t('sheet.notice.superseded', { count: superseded })}</p>}
      {refusedRows > 0 && <p>{t('sheet.notice.left', { count: refusedRows })}</p>}
      {refusedRows > 0 && !forgottenAt && <FaultyLink sheet={sheet} />}
    </Notice>
  );
}

function Failed({ sheet: { failure, recordedRows } }: { sheet: SheetImport }) {
  const t = useTexts();
  if (failure === null) return null;
  return (
    <Notice kind="error" title={t(`sheet.failure.${failure}.title`)}>
      <p>{t(`sheet.failure.${failure}.remedy`, { rows: mostSheetRows })}</p>
      {recordedRows > 0 && <p>{t('sheet.notice.stays', { count: recordedRows })}</p>}
    </Notice>
  );
}

function Discarded() {
  const t = useTexts();
  return (
    <Notice kind="info" title={t('sheet.notice.discarded')}>
      <p>{t('sheet.notice.discarded-explained')}</p>
    </Notice>
  );
}
