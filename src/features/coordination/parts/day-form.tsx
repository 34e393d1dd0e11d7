import { useTexts } from '#platform/i18n/use-texts.ts';

interface DayFormProps {
  action: string;
  /** The day that the page shows (ISO), and the one on which it is read. */
  on: string;
  today: string;
}

/** Chooses the day as of which a page shows what was known. */
export function DayForm({ action, on, today }: DayFormProps) {
  const t = useTexts();
  return (
    <form className="search-form" action={action} method="get">
      <label htmlFor="on">{t('coordination.day.label')}</label>
      <p className="hint" id="on-hint">
        {t('coordination.day.hint')}
      </p>
      <div className="search-row">
        <input id="on" name="on" type="date" defaultValue={on} required aria-describedby="on-hint" />
        <button type="submit">{t('coordination.day.show')}</button>
      </div>
      {on !== today && (
        <p>
          {t('coordination.day.shown', { on: t.date(on) })} <a href={action}>{t('coordination.day.today')}</a>
        </p>
      )}
    </form>
  );
}
