import { useTexts } from '#platform/i18n/use-texts.ts';
import { Section } from '#ui/section.tsx';
import { importedFileTypes, largestImportBytes } from '../stored-import.model.ts';

export const importFieldIds = { files: 'import-files', knownOn: 'import-known-on' } as const;

interface ImportFormProps {
  /** The day (ISO), which no source can be known after. */
  today: string;
  wrongField: keyof typeof importFieldIds | undefined;
}

/** Files to choose, or to drop where the script of the workspace is at work. */
export function ImportForm({ today, wrongField }: ImportFormProps) {
  const t = useTexts();
  const limit = t.fileSize(largestImportBytes);
  return (
    <Section id="send" title={t('description.import.send')}>
      <form className="action-form" method="post" encType="multipart/form-data">
        <div
          className="field file-drop"
          data-file-drop={largestImportBytes}
          data-drop-here={t('description.import.drop-here')}
          data-chosen={t('description.import.chosen')}
          data-too-large={t('description.import.too-large', { limit })}
        >
          <label htmlFor={importFieldIds.files}>{t('description.import.files')}</label>
          <p className="hint" id="import-files-hint">
            {t('description.import.files-hint', { endings: importedFileTypes.join(', '), limit })}
          </p>
          <input
            id={importFieldIds.files}
            name="files"
            type="file"
            multiple
            required
            accept={importedFileTypes.join(',')}
            aria-describedby="import-files-hint"
            aria-invalid={wrongField === 'files' || undefined}
          />
        </div>
        <div className="field">
          <label htmlFor={importFieldIds.knownOn}>{t('description.import.known-on')}</label>
          <p className="hint" id="import-known-on-hint">
            {t('description.import.known-on-hint')}
          </p>
          <input
            id={importFieldIds.knownOn}
            name="knownOn"
            type="date"
            className="input-date"
            max={today}
            aria-describedby="import-known-on-hint"
            aria-invalid={wrongField === 'knownOn' || undefined}
          />
        </div>
        <button type="submit">{t('description.import.preview')}</button>
      </form>
    </Section>
  );
}
