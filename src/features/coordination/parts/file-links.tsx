import { useTexts } from '#platform/i18n/use-texts.ts';

type FileFormat = 'csv' | 'xlsx';

/** The table above as a file to keep. */
export function FileLinks({ addressOf }: { addressOf: (format: FileFormat) => string }) {
  const t = useTexts();
  return (
    <ul className="actions">
      {(['csv', 'xlsx'] as const).map((format) => (
        <li key={format}>
          <a href={addressOf(format)}>{t('coordination.file.take', { format: format.toUpperCase() })}</a>
        </li>
      ))}
    </ul>
  );
}
