import { useTexts } from '#platform/i18n/use-texts.ts';

interface PaginationProps {
  /** From 1. */
  page: number;
  pageCount: number;
  hrefFor: (page: number) => string;
}

/** Links to the other pages of a list; nothing when there is only one page. */
export function Pagination({ page, pageCount, hrefFor }: PaginationProps) {
  const t = useTexts();
  if (pageCount <= 1) return null;
  return (
    <nav className="pagination" aria-label={t('ui.pagination.label')}>
      <ul>
        {page > 1 && (
          <li>
            <a href={hrefFor(page - 1)} rel="prev">
              <span aria-hidden="true">← </span>
              {t('ui.pagination.previous')}
            </a>
          </li>
        )}
        {pagesAround(page, pageCount).map((shown, place, all) => (
          <li key={shown} className={place > 0 && shown - (all[place - 1] ?? 0) > 1 ? 'after-gap' : undefined}>
            <a
              href={hrefFor(shown)}
              aria-label={t('ui.pagination.page', { page: shown })}
              aria-current={shown === page ? 'page' : undefined}
            >
              {t.number(shown)}
            </a>
          </li>
        ))}
        {page < pageCount && (
          <li>
            <a href={hrefFor(page + 1)} rel="next">
              {t('ui.pagination.next')}
              <span aria-hidden="true"> →</span>
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** The first, the last, and the neighbours of the current page, in order. */
function pagesAround(page: number, pageCount: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pageCount];
  return [...new Set(wanted)].filter((shown) => shown >= 1 && shown <= pageCount).toSorted((a, b) => a - b);
}
