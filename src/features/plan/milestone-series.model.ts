import { controlNames, type FieldTexts, type FormEntries, sentValue } from '#features/draft/public.ts';
import { defineEntryForm, readEntry } from '#features/entry/public.ts';
import { choiceCell, dateCell, type RowOf, type RowProblem, textCell } from '#features/sheet/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { milestoneForm } from './milestone.model.ts';

const day = dateCell({ earliest: '2000-01-01', latest: '2040-12-31', example: '2012-07-31' });

/** So many days at most come of one series: fifteen years of quarters. */
const mostDays = 60;

/** Days that come again and again, made at once; each is a day of its own from then on. */
export const seriesForm = defineEntryForm({
  columns: {
    kind: milestoneForm.columns.kind,
    // Shorter than that of a day: the number of the day follows it.
    title: {
      kind: textCell({ longest: 190, example: 'Seurantaraportti' }),
      required: true,
      text: 'plan.series-title',
    },
    every: {
      kind: choiceCell([
        { value: '1', name: 'plan.series-every.1' },
        { value: '3', name: 'plan.series-every.3' },
        { value: '4', name: 'plan.series-every.4' },
        { value: '6', name: 'plan.series-every.6' },
        { value: '12', name: 'plan.series-every.12' },
      ]),
      required: true,
      text: 'plan.series-every',
    },
    firstOn: { kind: day, required: true, text: 'plan.series-first' },
    untilOn: { kind: day, required: true, text: 'plan.series-until' },
  },
  check: ({ every, firstOn, untilOn }) => {
    if (untilOn < firstOn) return [{ key: 'plan.fault.series-ends-early', column: 'untilOn' }];
    return daysOfSeries({ every: Number(every), firstOn, untilOn }).length > mostDays
      ? [{ key: 'plan.fault.series-too-long', column: 'untilOn', details: { most: mostDays } }]
      : [];
  },
});

export type SeriesRow = RowOf<(typeof seriesForm)['columns']>;

interface Series {
  /** Months. */
  readonly every: number;
  readonly firstOn: string;
  /** The last day that may be one of them. */
  readonly untilOn: string;
}

/** The days (ISO) of a series in their order. One that begins on the last day of a month comes on last days. */
export function daysOfSeries({ every, firstOn, untilOn }: Series): string[] {
  const days: string[] = [];
  for (let months = 0; ; months += every) {
    const next = monthsAfter(firstOn, months);
    if (next > untilOn) return days;
    days.push(next);
  }
}

function monthsAfter(from: string, months: number): string {
  const date = Number(from.slice(8));
  const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const last = Number(daysAfter(firstOfMonth(month + 1), -1).slice(8));
  const isAtEnd = daysAfter(from, 1).endsWith('-01');
  return firstOfMonth(month).slice(0, 8) + String(isAtEnd ? last : Math.min(date, last)).padStart(2, '0');
}

/** A month by its number since the year 0. */
function firstOfMonth(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** A day of a series that somebody asks to see, or has confirmed. */
export interface SeriesDay {
  readonly title: string;
  readonly dueOn: string;
}

/** A series as somebody asks to see it, or has confirmed it. */
export interface SeriesQuestion {
  readonly texts: FieldTexts;
  readonly problems: readonly RowProblem[];
  /** What the fields say, and the days that follow; only where nothing is to mend. */
  readonly series: { readonly row: SeriesRow; readonly days: readonly SeriesDay[] } | undefined;
}

/** What the fields of the form begin with. */
export const newSeries: SeriesQuestion = { texts: { kind: 'report', every: '6' }, problems: [], series: undefined };

/** Reads what the form says, as it was asked by an address or sent. */
export function seriesQuestionFrom(sent: FormEntries): SeriesQuestion {
  const texts = Object.fromEntries(
    Object.keys(seriesForm.columns).flatMap((key): [string, string][] => {
      const text = sentValue(sent, key).trim();
      return text === '' ? [] : [[key, text]];
    }),
  );
  const { row, problems, isGood } = readEntry(seriesForm, texts);
  if (!isGood) return { texts, problems, series: undefined };
  const days = daysOfSeries({ ...row, every: Number(row.every) });
  return {
    texts,
    problems,
    series: { row, days: days.map((dueOn, index) => ({ title: `${row.title} ${index + 1}`, dueOn })) },
  };
}

/** Of the days of a confirmed series, those that were left in. */
export function chosenDays(sent: FormEntries, { series }: SeriesQuestion): SeriesDay[] {
  const left = new Set(sent.flatMap(([name, value]) => (name === 'on' ? value : [])));
  return (series?.days ?? []).filter(({ dueOn }) => left.has(dueOn));
}

/** The query by which the form is asked again as it was confirmed. */
export function queryOfSeries({ texts }: SeriesQuestion): string {
  return `?${new URLSearchParams({ ...texts, preview: '1' })}`;
}

const previewed = 'previewed';

/** Whether the days below the form are those of what the form says now. */
export function isPreviewed(sent: FormEntries, question: SeriesQuestion): boolean {
  return sentValue(sent, previewed) === whatIsAsked(question);
}

/** What the form carries with the days below it: the question that they answer, and what makes it be saved once by whoever opened it. */
export function hiddenOfSeries(question: SeriesQuestion, userId: string, token: string): FormEntries {
  return [
    [controlNames.token, token],
    [controlNames.editor, userId],
    [previewed, whatIsAsked(question)],
  ];
}

function whatIsAsked({ texts }: SeriesQuestion): string {
  return Object.keys(seriesForm.columns)
    .map((key) => `${key}=${texts[key] ?? ''}`)
    .join('\n');
}
