import { type CellKind, type CellReading, fault } from './cell.model.ts';

/** Some spreadsheets send a time of day as a part of a day. */
const minutesOfDay = 24 * 60;

/** A time of day as `09:15`, written `9.15`, `9:15`, `klo 9` or `0915`. */
export function timeCell({ example }: { readonly example: string }): CellKind<string> {
  return {
    read: (cell) => {
      if (typeof cell === 'number' && cell > 0 && cell < 1) return timeOfMinutes(Math.round(cell * minutesOfDay));
      if (typeof cell !== 'string' && typeof cell !== 'number') return fault('sheet.fault.time');
      return timeOfText(String(cell));
    },
    show: shownTime,
    expected: (t) => t('sheet.expected.time'),
    example,
    isText: true,
    width: 8,
    typedAs: 'code',
  };
}

/** `09:15` → `9.15`, as times are written in Finnish and Swedish. */
export function shownTime(time: string): string {
  return time.replace(/^0/, '').replace(':', '.');
}

function timeOfText(written: string): CellReading<string> {
  const text = written.trim().replace(/^(?:klo|kl\.?)\s*/i, '');
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[.:](\d\d))?$/.exec(text) ?? /^(\d\d)(\d\d)$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return fault('sheet.fault.time');
  return { value: `${hour.padStart(2, '0')}:${minute}`, repairs: [] };
}

function timeOfMinutes(minutes: number): CellReading<string> {
  return timeOfText(`${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`);
}
