import { z } from 'zod';
import { joinSplitNames, type NamedAreaKind, splitNameForForm } from '#features/codelist/public.ts';
import { isDay } from '#platform/clock.ts';

export type KindName =
  | 'line'
  | 'text'
  | 'choice'
  | 'projectCode'
  | 'businessId'
  | 'postalCode'
  | 'period'
  | 'day'
  | 'money'
  | 'count'
  | 'figure'
  | 'percentage'
  | 'areaList'
  | 'partnerList'
  | 'answer'
  | 'score'
  | 'presence';

/**
 * A kind of value: how it is read from the printed form, printed back, and described to machines.
 * `read` gets normalised text (NFC, ordinary spaces) that is not empty and answers `undefined` when it cannot be read.
 */
export interface Kind<V> {
  readonly name: KindName;
  /** Values seen on real forms. Another value is accepted and noted, never refused. */
  readonly known?: readonly string[];
  readonly schema: z.ZodType<V>;
  read(printed: string): V | undefined;
  print(value: V): string;
  /** For a value that is typed into several inputs. */
  readonly parts?: Parts;
}

/**
 * How a value of several parts is typed. Both ways go by the printed text, so that what is typed is read just as a file is: `split`
 * answers `undefined` for a text that has not these parts, which is then typed as a whole.
 */
export interface Parts {
  readonly names: readonly PartName[];
  /** The value is a list with these parts on each line. */
  readonly onEachLine?: true;
  split(printed: string): TypedParts | undefined;
  join(parts: TypedParts): string;
}

export type PartName =
  | 'startsOn'
  | 'endsOn'
  | 'total'
  | 'women'
  | 'names'
  | 'name'
  | 'businessId'
  | 'answer'
  | 'direct'
  | 'indirect'
  | 'reason';

/** What stands in each input; a missing part is an empty one. */
export type TypedParts = { readonly [P in PartName]?: string | undefined };

/** A printed value that the form's kind cannot read. Kept whole, so that nothing is lost and somebody can mend it. */
export interface Unread {
  readonly unread: string;
}

/** Whether a field's value is text that could not be read as its kind. */
export function isUnread(value: unknown): value is Unread {
  return typeof value === 'object' && value !== null && 'unread' in value;
}

const isoDate = z.iso.date();

export const line: Kind<string> = {
  name: 'line',
  schema: z.string().min(1),
  read: (printed) => printed,
  print: (value) => value,
};

/** Paragraphs separated by a blank line, single newlines inside; both survive. */
export const textBlock: Kind<string> = { ...line, name: 'text' };

/** One of a list of phrases that the service prints; the list is what has been seen, not what is allowed. */
export function choice(known: readonly string[]): Kind<string> {
  return { ...line, name: 'choice', known };
}

/** A project code: a letter for the fund and five to nine digits. */
export const projectCode: Kind<string> = {
  name: 'projectCode',
  schema: z.string().regex(/^[A-Z]\d{5,9}$/),
  read: (printed) => (/^[A-Z]\d{5,9}$/.test(printed) ? printed : undefined),
  print: (value) => value,
};

/** Business ID of the legal person. A wrong check digit is readable; the rules report it. */
export const businessId: Kind<string> = {
  name: 'businessId',
  schema: z.string().regex(/^\d{6,7}-\d$/),
  read: (printed) => (/^\d{6,7}-\d$/.test(printed) ? printed : undefined),
  print: (value) => value,
};

/** Five digits kept as text: the leading zero counts. */
export const postalCode: Kind<string> = {
  name: 'postalCode',
  schema: z.string().regex(/^\d{5}$/),
  read: (printed) => (/^\d{5}$/.test(printed) ? printed : undefined),
  print: (value) => value,
};

/** Reads `1.2.2012` (leading zeros allowed) as `2012-02-01`; `undefined` for anything that is not a day of the calendar. */
export function readFinnishDate(printed: string): string | undefined {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(printed);
  if (!match) return undefined;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}

/** Prints `2012-02-01` as the forms do: `1.2.2012`. */
export function printFinnishDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${Number(day)}.${Number(month)}.${year}`;
}

export interface Period {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The sentence of the planned implementation time; `startWord` and `endWord` are the form's own words. */
export function period(startWord: string, endWord: string): Kind<Period> {
  const pattern = new RegExp(`^${startWord} (\\S+) ${endWord} (\\S+)$`);
  return {
    name: 'period',
    schema: z.strictObject({ startsOn: isoDate, endsOn: isoDate }),
    read: (printed) => {
      const match = pattern.exec(printed);
      const startsOn = match?.[1] && readFinnishDate(match[1]);
      const endsOn = match?.[2] && readFinnishDate(match[2]);
      return startsOn && endsOn ? { startsOn, endsOn } : undefined;
    },
    print: (value) => `${startWord} ${printFinnishDate(value.startsOn)} ${endWord} ${printFinnishDate(value.endsOn)}`,
    parts: {
      names: ['startsOn', 'endsOn'],
      split: (printed) => {
        const match = new RegExp(`^${startWord} (.*?) ${endWord} ?(.*)$`).exec(printed);
        return match ? { startsOn: match[1] ?? '', endsOn: match[2] ?? '' } : undefined;
      },
      join: ({ startsOn = '', endsOn = '' }) =>
        startsOn === '' && endsOn === '' ? '' : `${startWord} ${startsOn} ${endWord} ${endsOn}`,
    },
  };
}

/** Largest sum and count that Koordi computes with exactly. */
const largest = Number.MAX_SAFE_INTEGER;

/** Groups an integer by ordinary spaces: `1030258` → `1 030 258`. */
function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** Euros as the forms print them, kept as integer cents. Cents are printed only when there are some. */
export const money: Kind<number> = {
  name: 'money',
  schema: z.int(),
  read: (printed) => {
    const match = /^([-−–])?(\d{1,3}(?: \d{3})+|\d+)(?:[,.](\d{1,2}))?$/.exec(printed);
    if (!match) return undefined;
    const cents = Number((match[2] ?? '').replaceAll(' ', '')) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
    if (cents > largest) return undefined;
    return match[1] && cents > 0 ? -cents : cents;
  },
  print: (value) => {
    const cents = Math.abs(value) % 100;
    const whole = grouped(Math.floor(Math.abs(value) / 100));
    return `${value < 0 ? '-' : ''}${whole}${cents === 0 ? '' : `,${String(cents).padStart(2, '0')}`}`;
  },
};

function readCount(printed: string): number | undefined {
  if (!/^(\d{1,3}(?: \d{3})+|\d+)$/.test(printed)) return undefined;
  const count = Number(printed.replaceAll(' ', ''));
  return count <= largest ? count : undefined;
}

/** How many: a whole number without grouping. */
export const count: Kind<number> = { name: 'count', schema: z.int().min(0), read: readCount, print: String };

export interface Figure {
  readonly total: number;
  readonly women?: number | undefined;
}

/** `94, joista naisia 50`: a total and how much of it concerns women, in the words of the form. */
export function figure(ofWhichWomen: string): Kind<Figure> {
  return {
    name: 'figure',
    schema: z.strictObject({ total: z.int().min(0), women: z.int().min(0).optional() }),
    read: (printed) => {
      const [totalText = '', womenText, ...rest] = printed.split(`, ${ofWhichWomen} `);
      const total = readCount(totalText);
      if (total === undefined || rest.length > 0) return undefined;
      if (womenText === undefined) return { total };
      const women = readCount(womenText);
      return women === undefined ? undefined : { total, women };
    },
    print: ({ total, women }) => (women === undefined ? String(total) : `${total}, ${ofWhichWomen} ${women}`),
    parts: {
      names: ['total', 'women'],
      split: (printed) => {
        const [total = '', women = '', ...rest] = printed.split(`, ${ofWhichWomen} `);
        return rest.length === 0 ? { total, women } : undefined;
      },
      join: ({ total = '', women = '' }) => (women === '' ? total : `${total}, ${ofWhichWomen} ${women}`),
    },
  };
}

/** A share of a hundred, `80` or `43,81`, kept as hundredths of a per cent (4381). */
export const percentage: Kind<number> = {
  name: 'percentage',
  schema: z.int().min(0).max(10_000),
  read: (printed) => {
    const match = /^(\d{1,3})(?:,(\d{1,2}))?$/.exec(printed);
    const hundredths = match && Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
    return typeof hundredths === 'number' && hundredths <= 10_000 ? hundredths : undefined;
  },
  print: (value) => String(value / 100).replace('.', ','),
};

/**
 * A comma list of place names, in the order of the form. The 2007–2013 service printed spaces inside a name as `, `
 * (`Koski, Tl`), which is why the items cannot be counted by commas.
 */
export function areaList(kind: NamedAreaKind, spaces: 'printedAsCommas' | 'kept'): Kind<readonly string[]> {
  const read = (printed: string) => joinSplitNames(printed.split(', '), kind);
  const print = (names: readonly string[]) =>
    names.map((name) => (spaces === 'printedAsCommas' ? splitNameForForm(name) : name)).join(', ');
  return {
    name: 'areaList',
    schema: z.array(z.string().min(1)).min(1).readonly(),
    read,
    print,
    // One name a line: so many are easier to paste and to look over than in a row of inputs.
    parts: {
      names: ['names'],
      split: (printed) => ({ names: printed === '' ? '' : read(printed).join('\n') }),
      join: ({ names = '' }) =>
        print(
          names
            .split('\n')
            .map((name) => name.trim())
            .filter(Boolean),
        ),
    },
  };
}

export interface Partner {
  readonly name: string;
  readonly businessId?: string | undefined;
}

/** One partner a line, `Name, Y-tunnus`; names contain commas, so the identifier is what follows the last one. */
export const partnerList: Kind<readonly Partner[]> = {
  name: 'partnerList',
  schema: z.array(z.strictObject({ name: z.string().min(1), businessId: z.string().optional() })).readonly(),
  read: (printed) => printed.split('\n').map(readPartner),
  print: (partners) =>
    partners.map(({ name, businessId: id }) => (id === undefined ? name : `${name}, ${id}`)).join('\n'),
  parts: {
    names: ['name', 'businessId'],
    onEachLine: true,
    split: readPartner,
    join: ({ name = '', businessId: id = '' }) => [name, id].filter(Boolean).join(', '),
  },
};

function readPartner(printed: string): Partner {
  const match = /^(.+), (\d{6,7}-\d)$/.exec(printed);
  return match?.[1] && match[2] ? { name: match[1], businessId: match[2] } : { name: printed };
}

export interface Answer {
  readonly answer: string;
  readonly reason?: string | undefined;
}

/** `Kyllä` or `Ei` on the line of the statement, its reason on the lines below. */
export const answer: Kind<Answer> = {
  name: 'answer',
  schema: z.strictObject({ answer: z.string(), reason: z.string().min(1).optional() }),
  read: (printed) => {
    const [first = '', ...reason] = printed.split('\n');
    return reason.length > 0 ? { answer: first, reason: reason.join('\n') } : { answer: first };
  },
  print: (value) => (value.reason === undefined ? value.answer : `${value.answer}\n${value.reason}`),
  parts: {
    names: ['answer', 'reason'],
    split: (printed) => {
      const [given = '', ...reason] = printed.split('\n');
      return { answer: given, reason: reason.join('\n') };
    },
    join: ({ answer: given = '', reason = '' }) => (reason === '' ? given : `${given}\n${reason}`),
  },
};

export interface Score {
  readonly direct: number;
  readonly indirect: number;
  readonly reason?: string | undefined;
}

/** A row of the sustainability matrix: direct and indirect effect, a reason on the lines below. */
export const score: Kind<Score> = {
  name: 'score',
  schema: z.strictObject({ direct: z.int(), indirect: z.int(), reason: z.string().min(1).optional() }),
  read: (printed) => {
    const match = /^(-?\d{1,3}) (-?\d{1,3})(?:\n([\s\S]+))?$/.exec(printed);
    if (!match) return undefined;
    const effects = { direct: Number(match[1]), indirect: Number(match[2]) };
    return match[3] === undefined ? effects : { ...effects, reason: match[3] };
  },
  print: ({ direct, indirect, reason }) => `${direct} ${indirect}${reason === undefined ? '' : `\n${reason}`}`,
  parts: {
    names: ['direct', 'indirect', 'reason'],
    split: (printed) => {
      const match = /^(\S*) (\S*)(?:\n([\s\S]*))?$/.exec(printed);
      return match ? { direct: match[1] ?? '', indirect: match[2] ?? '', reason: match[3] ?? '' } : undefined;
    },
    join: ({ direct = '', indirect = '', reason = '' }) =>
      `${direct}${indirect}${reason}` === '' ? '' : `${direct} ${indirect}${reason === '' ? '' : `\n${reason}`}`,
  },
};

/** A line that is either printed or not, such as `Valtakunnallinen projekti`. */
export const presence: Kind<true> = { name: 'presence', schema: z.literal(true), read: () => true, print: () => '' };

/** A single day, `1.2.2012`, kept as `2012-02-01`. */
export const day: Kind<string> = { name: 'day', schema: isoDate, read: readFinnishDate, print: printFinnishDate };
