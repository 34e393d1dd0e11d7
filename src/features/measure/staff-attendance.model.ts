import { defineEntryForm } from '#features/entry/public.ts';
import { type NamedUnit, unitText } from '#features/organisation/public.ts';
import { decimalNumber, type Finding, type RowOf, textCell, wholeNumber } from '#features/sheet/public.ts';

/** How many people of an organisation took part in a training for staff; what nobody has told is empty. */
export interface StaffCounts {
  readonly persons: number;
  readonly women: number | null;
  readonly finished: number | null;
  readonly finishedWomen: number | null;
  /** What each who finished is credited with, to one decimal, where it is not what the measure gives. */
  readonly credits: number | null;
}

/** The people of one organisation, as they are recorded. */
export interface StaffAttendance extends StaffCounts {
  readonly id: number;
  readonly unit: NamedUnit;
  readonly revision: number;
}

const columns = {
  organisation: {
    kind: textCell({ longest: 300, example: 'Esimerkkikunta' }),
    required: true,
    text: 'measure.attendance.organisation',
  },
  persons: {
    kind: wholeNumber({ least: 1, most: 10_000, example: 4 }),
    required: true,
    text: 'measure.attendance.persons',
  },
  women: { kind: wholeNumber({ most: 10_000, example: 3 }), required: false, text: 'measure.attendance.women' },
  finished: { kind: wholeNumber({ most: 10_000, example: 4 }), required: false, text: 'measure.attendance.finished' },
  finishedWomen: {
    kind: wholeNumber({ most: 10_000, example: 3 }),
    required: false,
    text: 'measure.attendance.finished-women',
  },
  credits: {
    kind: decimalNumber({ decimals: 1, least: 0.1, most: 999, example: 20 }),
    required: false,
    text: 'measure.attendance.credits',
  },
} as const;

export type StaffAttendanceRow = RowOf<typeof columns>;

/** What is filled in of the people of one organisation. */
export const staffAttendanceForm = defineEntryForm({ columns, check: (row) => countFindings(row) });

/** Nobody finishes who did not take part, and no man is counted as a woman. */
function countFindings({ persons, women, finished, finishedWomen }: StaffCounts): Finding[] {
  const findings: Finding[] = [];
  const most = (column: string, found: number | null, limit: number | null, key: string) => {
    if (found !== null && limit !== null && found > limit) findings.push({ key, column, details: { most: limit } });
  };
  most('women', women, persons, 'measure.fault.attendance-women');
  most('finished', finished, persons, 'measure.fault.attendance-finished');
  if (finishedWomen === null) return findings;
  if (women === null) return [...findings, { key: 'measure.fault.attendance-no-women', column: 'women' }];
  if (finished === null) return [...findings, { key: 'measure.fault.attendance-no-finished', column: 'finished' }];
  most('finishedWomen', finishedWomen, Math.min(women, finished), 'measure.fault.attendance-finished-women');
  const men = persons - women;
  if (finished - finishedWomen > men && findings.length === 0) {
    findings.push({ key: 'measure.fault.attendance-finished-men', column: 'finishedWomen', details: { men } });
  }
  return findings;
}

export function countsOf({ organisation: _, ...counts }: StaffAttendanceRow): StaffCounts {
  return counts;
}

export function rowOfAttendance({
  unit,
  persons,
  women,
  finished,
  finishedWomen,
  credits,
}: StaffAttendance): StaffAttendanceRow {
  return { organisation: unitText(unit), persons, women, finished, finishedWomen, credits };
}

/** What the people of all organisations come to. */
export interface StaffSums {
  readonly persons: number;
  readonly women: number;
  readonly finished: number;
  readonly finishedWomen: number;
  /** All credits together, to one decimal. */
  readonly credits: number;
  /** Whether all organisations have told of women, and of who finished: else the sums are of those that have. */
  readonly knowsWomen: boolean;
  readonly knowsFinished: boolean;
}

/** Adds up the people of organisations; `credits` is what the measure gives to each who finishes. */
export function sumOfStaff(lines: readonly StaffCounts[], credits: number | null): StaffSums {
  const sum = (of: (line: StaffCounts) => number | null) => lines.reduce((total, line) => total + (of(line) ?? 0), 0);
  const all = (of: (line: StaffCounts) => number | null) => lines.every((line) => of(line) !== null);
  return {
    persons: sum(({ persons }) => persons),
    women: sum(({ women }) => women),
    finished: sum(({ finished }) => finished),
    finishedWomen: sum(({ finishedWomen }) => finishedWomen),
    credits: sum((line) => tenthsOf(line, credits)) / 10,
    knowsWomen: all(({ women }) => women),
    knowsFinished: all(({ finished }) => finished),
  };
}

/** What the people of one organisation are credited with together, to one decimal. */
export function creditsOf(line: StaffCounts, credits: number | null): number {
  return tenthsOf(line, credits) / 10;
}

/** Whole tenths add up exactly. */
function tenthsOf({ finished, credits: own }: StaffCounts, credits: number | null): number {
  return (finished ?? 0) * Math.round((own ?? credits ?? 0) * 10);
}
