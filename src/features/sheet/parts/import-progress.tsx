import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import { importAddress, rowsToRecord, type SheetImport } from '../sheet-import.model.ts';

/** How far Koordi has come. The page looks again by itself until its reader stops that. */
export function ImportProgress({ sheet, isStill }: { sheet: SheetImport; isStill: boolean }) {
  const t = useTexts();
  const address = importAddress(t.language, sheet.id);
  const isReading = sheet.state === 'received';
  return (
    <Notice kind="info" title={t(isReading ? 'sheet.progress.reading' : 'sheet.progress.recording')}>
      {isReading ? <p>{t('sheet.progress.read', { count: sheet.rowsRead })}</p> : <Recorded sheet={sheet} />}
      <p>
        {!isStill && `${t('sheet.progress.renews')} `}
        {t('sheet.progress.leave')}
      </p>
      <p>
        {isStill ? (
          <a href={address}>{t('sheet.progress.go-on')}</a>
        ) : (
          <a href={`${address}?still=1`}>{t('sheet.progress.stop')}</a>
        )}
      </p>
    </Notice>
  );
}

function Recorded({ sheet }: { sheet: SheetImport }) {
  const t = useTexts();
  const most = rowsToRecord(sheet);
  const label = t('sheet.progress.recorded', { count: sheet.recordedRows, most });
  return (
    <p>
      <progress value={sheet.recordedRows} max={most} aria-label={label} /> {label}
    </p>
  );
}
