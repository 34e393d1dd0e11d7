import { controlNames, type FieldTexts, type FormEntries, sentValue } from '#features/draft/public.ts';
import { readEntry } from '#features/entry/public.ts';
import type { RowProblem } from '#features/sheet/public.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { type SessionRunRow, sessionRunForm } from './session.model.ts';
import { daysOfRun, type RunDay } from './session-run.model.ts';

/** A run of sessions as somebody asks to see it, or has confirmed it. */
export interface RunQuestion {
  readonly texts: FieldTexts;
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly staffIds: readonly number[];
  readonly problems: readonly RowProblem[];
  /** What the fields say, and the days that follow; only where nothing is to mend. */
  readonly run: { readonly row: SessionRunRow; readonly days: readonly RunDay[] } | undefined;
}

const workDays = [1, 2, 3, 4, 5];

/** What the fields of the form begin with. */
export const newRun: RunQuestion = {
  texts: { begins: '9.00', ends: '15.00', teaching: 'contact', presence: 'on-site' },
  weekdays: workDays,
  staffIds: [],
  problems: [],
  run: undefined,
};

/** Reads what the form says, as it was asked by an address or sent. */
export function runQuestionFrom(sent: FormEntries): RunQuestion {
  const texts = Object.fromEntries(
    Object.keys(sessionRunForm.columns).flatMap((key): [string, string][] => {
      const text = sentValue(sent, key).trim();
      return text === '' ? [] : [[key, text]];
    }),
  );
  const numbers = (name: string) => sent.flatMap(([known, value]) => (known === name ? rowNumber(value) || [] : []));
  const weekdays = numbers('weekday').filter((weekday) => weekday <= 7);
  const { row, problems, isGood } = readEntry(sessionRunForm, texts);
  const run = isGood ? { row, days: daysOfRun({ ...row, weekdays }) } : undefined;
  return { texts, weekdays, staffIds: numbers('staff'), problems, run };
}

/** Of the days of a confirmed run, those that were left in. */
export function chosenDays(sent: FormEntries, { run }: RunQuestion): string[] {
  const left = new Set(sent.flatMap(([name, value]) => (name === 'on' ? value : [])));
  return (run?.days ?? []).flatMap(({ day }) => (left.has(day) ? day : []));
}

/** The fields of the form again, to be sent with what is confirmed. */
export function entriesOfRun({ texts, weekdays, staffIds }: RunQuestion): FormEntries {
  return [
    ...Object.entries(texts),
    ...weekdays.map((weekday) => ['weekday', String(weekday)] as const),
    ...staffIds.map((id) => ['staff', String(id)] as const),
  ];
}

/** The query by which the form is asked again as it was confirmed. */
export function queryOfRun(question: RunQuestion): string {
  return `?${new URLSearchParams([...entriesOfRun(question).map(([name, value]) => [name, value]), ['preview', '1']])}`;
}

const previewed = 'previewed';

/** What the form carries of the preview below it: the question that it answers. */
export function previewOfRun(question: RunQuestion): FormEntries {
  return [[previewed, whatIsAsked(question)]];
}

/** Whether the days below the form are those of what the form says now. */
export function isPreviewed(sent: FormEntries, question: RunQuestion): boolean {
  return sent.some(([name, value]) => name === previewed && value === whatIsAsked(question));
}

/** A field that was left out and one that was sent empty ask the same. */
function whatIsAsked(question: RunQuestion): string {
  const asked = entriesOfRun(question).filter(([, value]) => value !== '');
  return asked
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('\n');
}

/** What a confirmed form carries besides, so that it is saved once, by whoever opened it. */
export function controlOfRun(userId: string, token: string): FormEntries {
  return [
    [controlNames.token, token],
    [controlNames.editor, userId],
  ];
}
