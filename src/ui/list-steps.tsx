import { useTexts } from '#platform/i18n/use-texts.ts';

interface ListStepsProps {
  /** Where the page before this one is, if there is one. */
  previous?: string | undefined;
  next?: string | undefined;
}

/** The ways to the pages beside this one, for a list whose pages have no numbers. */
export function ListSteps({ previous, next }: ListStepsProps) {
  const t = useTexts();
  if (previous === undefined && next === undefined) return null;
  return (
    <nav className="pagination" aria-label={t('ui.pagination.label')}>
      <ul>
        {previous !== undefined && (
          <li>
            <a href={previous} rel="prev">
              <span aria-hidden="true">← </span>
              {t('ui.pagination.previous')}
            </a>
          </li>
        )}
        {next !== undefined && (
          <li>
            <a href={next} rel="next">
              {t('ui.pagination.next')}
              <span aria-hidden="true"> →</span>
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
