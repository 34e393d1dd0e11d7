import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { daysAfter } from '../clock.ts';
import type { Language } from '../i18n/language.ts';

/** Something on a calendar: whole days (ISO, both belong to it), or from an instant to another. */
export interface CalendarEvent {
  /** The same as long as it is the same thing: a calendar program knows it by this. */
  readonly key: string;
  readonly time:
    | { readonly on: string; readonly lastOn?: string | undefined }
    | { readonly startsAt: Date; readonly endsAt: Date };
  readonly summary: string;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
  /** Whole address of the page about it. */
  readonly url?: string | undefined;
  readonly isCancelled?: boolean;
}

interface CalendarFile {
  readonly name: string;
  readonly language: Language;
  /** Scheme and host of the service as the public sees it. */
  readonly origin: string;
  readonly madeAt: Date;
  readonly events: readonly CalendarEvent[];
}

/** How often a calendar program should look again, in seconds. */
const HOUR_SECONDS = 3600;

/** The Finnish time since 1996 (RFC 5545, 3.6.5). With it a calendar without events has a component, too, as it must. */
const timeZoneComponent = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Helsinki',
  'BEGIN:STANDARD',
  'DTSTART:19961027T040000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0200',
  'TZNAME:EET',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0300',
  'TZNAME:EEST',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\r\n');

/** A calendar that programs subscribe to (RFC 5545). */
export function calendarText({ name, language, origin, madeAt, events }: CalendarFile): string {
  const calendar = ical({
    name,
    prodId: { company: 'Koordi', product: 'Koordi', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR_SECONDS,
  });
  const host = new URL(origin).hostname;
  for (const { key, time, summary, description, location, url, isCancelled } of events) {
    calendar.createEvent({
      id: `${encodeURIComponent(key)}@${host}`,
      ...timesOf(time),
      stamp: madeAt,
      summary,
      description: description || null,
      location: location || null,
      ...(url && { url }),
      ...(isCancelled && { status: ICalEventStatus.CANCELLED }),
    });
  }
  const end = 'END:VCALENDAR';
  const file = calendar.toString();
  return `${file.slice(0, file.lastIndexOf(end))}${timeZoneComponent}\r\n${end}\r\n`;
}

function timesOf(time: CalendarEvent['time']) {
  if ('startsAt' in time) return { start: time.startsAt, end: time.endsAt };
  const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
  // The end of whole days is the day after the last one.
  const end = time.lastOn === undefined ? {} : { end: midnight(daysAfter(time.lastOn, 1)) };
  return { start: midnight(time.on), ...end, allDay: true, timezone: 'UTC' };
}
