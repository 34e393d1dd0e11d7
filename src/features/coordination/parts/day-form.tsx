import { useSearchParams } from 'react-router';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { dayNotMeant, typedDay } from '../asked-day.model.ts';

interface DayFormProps {
  action: string;
  /** The day that the page shows (ISO), and the one on which it is read. */
  on: string;
  today: string;
  /** What else the address of the page says, and goes on saying. */
  kept?: Readonly<Record<string, string>>;
}

/** Chooses the day as of which a page shows what was known. */
export function DayForm({ action, on, today, kept = {} }: DayFormProps) {
  const t = useTexts();
  const [asked] = useSearchParams();
  const amiss = dayNotMeant(asked);
  const query = new URLSearchParams(kept).toString();
  return (
    <form className="search-form" action={action} method="get">
      <label htmlFor="on">{t('coordination.day.label')}</label>
      <p className="hint" id="on-hint">
        {t('coordination.day.hint')}
      </p>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="search-row">
        <input
          id="on"
          name="on"
          defaultValue={amiss ?? typedDay(on)}
          autoComplete="off"
          required
          aria-describedby={amiss === undefined ? 'on-hint' : 'day-amiss on-hint'}
          aria-invalid={amiss === undefined ? undefined : true}
        />
        <button type="submit">{t('coordination.day.show')}</button>
      </div>
      {on !== today && (
        <p>
          {t('coordination.day.shown', { on: t.date(on) })}{' '}
          <a href={`${action}${query === '' ? '' : `?${query}`}`}>{t('coordination.day.today')}</a>
        </p>
      )}
    </form>
  );
}
