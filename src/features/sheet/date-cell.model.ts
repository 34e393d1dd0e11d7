import { isDay } from '#platform/clock.ts';
import { isDateCell, isErrorCell, type TableCell } from '#platform/files/table-cell.ts';
import { dateOfSerial } from '#platform/files/xlsx-format.ts';
import {
  type CellContext,
  type CellKind,
  type CellReading,
  cellError,
  fault,
  type Repair,
  tidyDashes,
  tidySpaces,
} from './cell.model.ts';

interface Days {
  readonly earliest?: string;
  readonly latest?: string;
  readonly example: string;
}

/** A day. What could be two days, such as `3/4/2024`, is asked back. */
export function dateCell({ earliest = '1900-01-01', latest = '2100-12-31', example }: Days): CellKind<string> {
  return {
    read(cell, context) {
      const found = dayOfCell(cell, context);
      if ('fault' in found) return found;
      if (found.value < earliest || found.value > latest) return fault('sheet.fault.day-bounds', { earliest, latest });
      return found;
    },
    show: shownDay,
    expected: (t) => t('sheet.expected.date'),
    example,
    isText: false,
    width: 14,
    typedAs: 'date',
  };
}

function shownDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)}.${Number(month)}.${year}`;
}

function dayOfCell(cell: TableCell, { is1904 }: CellContext): CellReading<string> {
  if (isErrorCell(cell)) return cellError(cell.error);
  if (isDateCell(cell)) return withoutTime(cell.date);
  if (typeof cell === 'number') return dayOfNumber(cell, is1904);
  if (typeof cell === 'boolean' || cell === null) return fault('sheet.fault.date');
  return dayOfText(cell, is1904);
}

function withoutTime(instant: string): CellReading<string> {
  const day = existing(instant.slice(0, 10));
  if (!day) return fault('sheet.fault.no-such-day');
  return { value: day, repairs: instant.length > 10 ? ['time-dropped'] : [] };
}

/** Serial numbers of the days from 1950 to 2100, counted from 1900 and from 1904; others are more likely something else. */
const serials = { from1900: { first: 18_264, last: 73_415 }, from1904: { first: 16_802, last: 71_953 } };

/** A number in a column of days is the serial number of one that lost its format, or a day written in one piece: `20240131`. */
function dayOfNumber(value: number, is1904: boolean): CellReading<string> {
  const { first, last } = is1904 ? serials.from1904 : serials.from1900;
  if (value >= first && value < last + 1) {
    const instant = dateOfSerial(value, is1904) ?? '';
    return {
      value: instant.slice(0, 10),
      repairs: ['serial-date', ...(instant.length > 10 ? (['time-dropped'] as const) : [])],
    };
  }
  const pieces = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(String(value));
  const day = pieces && existing(`${pieces[1]}-${pieces[2]}-${pieces[3]}`);
  return day ? { value: day, repairs: ['date-form'] } : fault('sheet.fault.date');
}

function dayOfText(text: string, is1904: boolean): CellReading<string> {
  const spaced = tidySpaces(text);
  const dashed = tidyDashes(spaced.text);
  const mended = [...spaced.repairs, ...dashed.repairs];
  const timeless = dashed.text.replace(/(?:T| klo | kl\. | )\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?Z?$/, '');
  if (timeless !== dashed.text) mended.push('time-dropped');
  const read = dayOfTidyText(timeless, is1904);
  return 'fault' in read ? read : { value: read.value, repairs: [...mended, ...read.repairs] };
}

function dayOfTidyText(text: string, is1904: boolean): CellReading<string> {
  if (/^\d{5,8}(?:[.,]0+)?$/.test(text)) return dayOfNumber(Number(text.replace(/[.,].*/, '')), is1904);
  const yearFirst = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (yearFirst) {
    const [, year, mark, month, date] = yearFirst;
    return dayFrom(year, month, date, mark === '-' ? [] : ['date-form']);
  }
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d\d)$/.exec(text);
  if (dotted) return dayFrom(dotted[3], dotted[2], dotted[1], []);
  const slashed = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)$/.exec(text);
  if (slashed) return dayOfSlashed(slashed[1] ?? '', slashed[3] ?? '', slashed[4] ?? '');
  return dayWithMonthName(text);
}

/** The American order is month, day; the British and the Swedish one is day, month. Only a number above twelve tells them apart. */
function dayOfSlashed(first: string, second: string, year: string): CellReading<string> {
  const [one, two] = [Number(first), Number(second)];
  if (one > 12 || one === two) return dayFrom(year, second, first, ['date-form']);
  if (two > 12) return dayFrom(year, first, second, ['date-form']);
  const full = fullYear(year);
  return fault('sheet.fault.date-ambiguous', { one: `${one}.${two}.${full}`, other: `${two}.${one}.${full}` });
}

/** By their first three letters in Finnish, Swedish and English, and by four where three are not enough. */
const monthWords: readonly RegExp[] = [
  /^(tammi|jan)/,
  /^(helmi|feb)/,
  /^(maalis|mar)/,
  /^(huhti|apr)/,
  /^(touko|maj|may)/,
  /^(kesä|jun)/,
  /^(heinä|jul)/,
  /^(elo|aug)/,
  /^(syys|sep)/,
  /^(loka|okt|oct)/,
  /^(marras|nov)/,
  /^(joulu|dec)/,
];

function dayWithMonthName(text: string): CellReading<string> {
  const [, date, word, year] =
    /^(?:den )?(\d{1,2})\.?(?:st|nd|rd|th)? (\p{L}+)\.?,? (\d{4})$/u.exec(text.toLowerCase()) ?? [];
  const month = word === undefined ? -1 : monthWords.findIndex((pattern) => pattern.test(word));
  return month < 0 ? fault('sheet.fault.date') : dayFrom(year, String(month + 1), date, ['date-form']);
}

function dayFrom(year = '', month = '', date = '', mended: readonly Repair[] = []): CellReading<string> {
  const day = existing(`${fullYear(year)}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  if (!day) return fault('sheet.fault.no-such-day');
  return { value: day, repairs: year.length === 2 ? [...mended, 'short-year'] : mended };
}

/** Two digits mean the years 1950–2049. */
function fullYear(year: string): string {
  if (year.length !== 2) return year;
  return Number(year) < 50 ? `20${year}` : `19${year}`;
}

function existing(day: string): string | undefined {
  return isDay(day) ? day : undefined;
}
