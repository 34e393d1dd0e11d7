import { useTexts } from '#platform/i18n/use-texts.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import type { ListQuestion } from '../address.model.ts';

/** Asks the register as it was known on an earlier day. */
export function DayForm({ question }: { question: ListQuestion }) {
  const t = useTexts();
  return (
    <Disclosure summary={t('register.projects.other-day')} open={question.on !== undefined}>
      <form className="search-form" action={`/${t.language}/projects`} method="get">
        {question.words && <input type="hidden" name="q" value={question.words} />}
        <label htmlFor="on">{t('register.projects.day')}</label>
        <p className="hint" id="on-hint">
          {t('register.projects.day-hint')}
        </p>
        <div className="search-row">
          <input id="on" name="on" type="date" defaultValue={question.on} aria-describedby="on-hint" />
          <button type="submit">{t('register.projects.show-day')}</button>
        </div>
      </form>
    </Disclosure>
  );
}
