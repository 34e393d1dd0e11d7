import { useTexts } from '#platform/i18n/use-texts.ts';

interface ErrorSummaryProps {
  /** Each with the id of the field it concerns. */
  errors: readonly { fieldId: string; message: string }[];
}

/** What is wrong with a sent form, above it, each line leading to its field. Nothing when there is no error. */
export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const t = useTexts();
  if (errors.length === 0) return null;
  return (
    <div className="notice error" role="alert" aria-labelledby="error-summary-title">
      <div>
        <h2 className="notice-title" id="error-summary-title">
          {t('ui.error-summary.title', { count: errors.length })}
        </h2>
        <ul>
          {errors.map((error) => (
            <li key={`${error.fieldId} ${error.message}`}>
              <a href={`#${error.fieldId}`}>{error.message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
