import { shownTime } from '#features/sheet/public.ts';
import { finnishDate, finnishTime } from '#platform/clock.ts';
import { localeOf } from '#platform/i18n/formats.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { Session } from './session.model.ts';

type Hours = Pick<Session, 'startsAt' | 'endsAt'>;

/** `9.00–15.30`, in English `09:00–15:30`. */
export function hoursInWords(t: Texts, { startsAt, endsAt }: Hours): string {
  const written = (instant: Date) => {
    const time = finnishTime(instant);
    return t.language === 'en' ? time : shownTime(time);
  };
  return `${written(startsAt)}–${written(endsAt)}`;
}

/** `ma 2.3.2026`: a day with the day of the week. */
export function dayInWords(t: Texts, day: string): string {
  return dayFormats[t.language].format(new Date(`${day}T00:00:00Z`));
}

/** `maanantai`: a day of the week, 1 is Monday. */
export function weekdayInWords(t: Texts, weekday: number): string {
  // 2 March 2026 was a Monday.
  return weekdayFormats[t.language].format(new Date(Date.UTC(2026, 2, 1 + weekday)));
}

/** `ma 2.3.2026 9.00–15.30` */
export function timeInWords(t: Texts, hours: Hours): string {
  return `${dayInWords(t, finnishDate(hours.startsAt))} ${hoursInWords(t, hours)}`;
}

function formatsOf(options: Intl.DateTimeFormatOptions) {
  const formatOf = (language: Texts['language']) =>
    new Intl.DateTimeFormat(localeOf[language], { ...options, timeZone: 'UTC' });
  return { fi: formatOf('fi'), sv: formatOf('sv'), en: formatOf('en') };
}

const dayFormats = formatsOf({ weekday: 'short', day: 'numeric', month: 'numeric', year: 'numeric' });
const weekdayFormats = formatsOf({ weekday: 'long' });
