import { type FigureId, listAddress, type Question, type Sum } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { amountInWords } from '../facet-words.model.ts';

interface FigureLinkProps {
  /** The question whose projects are added up. */
  question: Question;
  figure: FigureId;
  sum: Sum;
  /** How many projects there are, telling the figure or not. */
  projects?: number;
}

/** A sum that opens the projects that it is the sum of, with the number of them that tell it. */
export function FigureLink({ question, figure, sum: { sum, told }, projects }: FigureLinkProps) {
  const t = useTexts();
  if (told === 0) return t('ui.chart.unknown');
  return (
    <>
      <a href={listAddress(t.language, { ...question, figure, page: 1 })}>{amountInWords(figure, sum, t)}</a>
      {told !== projects && <span className="told-by">{t('register.statistics.tells', { count: told })}</span>}
    </>
  );
}
