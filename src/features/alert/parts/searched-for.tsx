import { listAddress } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { nameOfSearch } from '../alert-mail.model.ts';
import { questionOf } from '../saved-search.model.ts';

/** The question in short, and the way to its results. */
export function SearchedFor({ question }: { question: string | null }) {
  const t = useTexts();
  return (
    <p>
      {t('alert.save.results-of', { search: nameOfSearch(question, t) })}
      {' – '}
      <a href={listAddress(t.language, questionOf(question))}>{t('alert.save.results')}</a>
    </p>
  );
}
