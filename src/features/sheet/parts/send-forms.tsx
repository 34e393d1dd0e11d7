import { useTexts } from '#platform/i18n/use-texts.ts';
import { Section } from '#ui/section.tsx';
import { largestSheetBytes, mostSheetRows } from '../sheet-import.model.ts';

export const sendFieldIds = { file: 'sheet-file', cells: 'sheet-cells' } as const;

/** Two ways to send a table: a file, or cells copied from a spreadsheet. */
export function SendForms({ wrongField }: { wrongField?: 'file' | 'cells' | undefined }) {
  const t = useTexts();
  const limits = { size: t.fileSize(largestSheetBytes), rows: mostSheetRows };
  return (
    <>
      <Section id="send-file" title={t('sheet.send.file-title')}>
        <form className="sheet-form" method="post" encType="multipart/form-data">
          <div className="form-field">
            <label htmlFor={sendFieldIds.file}>{t('sheet.send.file')}</label>
            <p className="hint" id="sheet-file-hint">
              {t('sheet.send.file-hint', limits)}
            </p>
            <input
              id={sendFieldIds.file}
              name="file"
              type="file"
              accept=".xlsx,.xlsm,.csv,.tsv,.txt"
              required
              aria-invalid={wrongField === 'file' || undefined}
              aria-describedby="sheet-file-hint"
            />
          </div>
          <button type="submit">{t('sheet.send.button')}</button>
        </form>
      </Section>
      <Section id="send-cells" title={t('sheet.send.cells-title')}>
        <form className="sheet-form" method="post" encType="multipart/form-data">
          <div className="form-field">
            <label htmlFor={sendFieldIds.cells}>{t('sheet.send.cells')}</label>
            <p className="hint" id="sheet-cells-hint">
              {t('sheet.send.cells-hint')}
            </p>
            <textarea
              id={sendFieldIds.cells}
              name="cells"
              rows={6}
              required
              spellCheck={false}
              aria-invalid={wrongField === 'cells' || undefined}
              aria-describedby="sheet-cells-hint"
            />
          </div>
          <button type="submit">{t('sheet.send.button')}</button>
        </form>
      </Section>
    </>
  );
}
