import { defineEntryForm, type EntryForm } from '#features/entry/public.ts';
import type { ProgrammePeriod } from '#features/project/public.ts';
import { type Finding, type RowOf, type SheetColumn, wholeNumber } from '#features/sheet/public.ts';
import { type FigureKey, figuresOf, hasSexes, headlineFigures } from './figure.model.ts';

export type Sex = 'all' | 'women';

/** What a version of a plan promises of a figure: in a year, or in the whole period. */
export interface Target {
  readonly figure: string;
  /** `null` for the whole period. */
  readonly year: number | null;
  readonly sex: Sex;
  readonly amount: number;
}

/** How many there are, and how many of them are women; `null` where it is not said. */
export interface Amounts {
  readonly all: number | null;
  readonly women: number | null;
}

/** What is promised of one figure, year by year and altogether. */
export interface TargetLine {
  readonly figure: FigureKey;
  readonly years: readonly (Amounts & { readonly year: number })[];
  /** As said for the whole period, or else the sum of the years. */
  readonly whole: Amounts;
}

/** The years in which a project runs: of its plan, or of the whole programme period where no days are known. */
export function yearsOf(
  { startsOn, endsOn }: { readonly startsOn: string | null; readonly endsOn: string | null },
  period: ProgrammePeriod,
): number[] {
  const [first = 0, last = 0] = period.split('-').map(Number);
  const from = startsOn ? Number(startsOn.slice(0, 4)) : first;
  // Projects of a period run for two years after it.
  const to = endsOn ? Number(endsOn.slice(0, 4)) : Math.max(last + 2, from);
  return from > to ? [from] : Array.from({ length: to - from + 1 }, (_, place) => from + place);
}

/** The years of the plan with those of its targets, which may have been set when the plan had other days. */
export function yearsWithTargets(years: readonly number[], targets: readonly Target[]): number[] {
  const told = targets.flatMap(({ year }) => year ?? []);
  return [...new Set([...years, ...told])].toSorted((a, b) => a - b);
}

/** What is promised, figure by figure in the order of the period; figures of which nothing is said are left out. */
export function targetLines(period: ProgrammePeriod, targets: readonly Target[]): TargetLine[] {
  return figuresOf(period).flatMap((figure): TargetLine[] => {
    const told = targets.filter((target) => target.figure === figure);
    return told.length === 0 ? [] : [lineOf(figure, told)];
  });
}

function lineOf(figure: FigureKey, told: readonly Target[]): TargetLine {
  const amountOf = (year: number | null, sex: Sex) =>
    told.find((target) => target.year === year && target.sex === sex)?.amount ?? null;
  const years = [...new Set(told.flatMap(({ year }) => year ?? []))]
    .toSorted((a, b) => a - b)
    .map((year) => ({ year, all: amountOf(year, 'all'), women: amountOf(year, 'women') }));
  const whole = (sex: Sex) => amountOf(null, sex) ?? sumOf(years.map((amounts) => amounts[sex]));
  return { figure, years, whole: { all: whole('all'), women: whole('women') } };
}

/** Nothing when nothing is said: a nought would be a promise. */
function sumOf(amounts: readonly (number | null)[]): number | null {
  const said = amounts.filter((amount) => amount !== null);
  return said.length === 0 ? null : said.reduce((sum, amount) => sum + amount, 0);
}

/** Of the field for a figure in a year; without one, in the whole period. */
export function targetField(figure: string, year: number | null, sex: Sex): string {
  return `${figure}-${year ?? 'whole'}-${sex}`;
}

type TargetColumns = Readonly<Record<string, SheetColumn<number, false>>>;

const amount: SheetColumn<number, false> = {
  kind: wholeNumber({ most: 1_000_000, example: 40 }),
  required: false,
  text: 'plan.target',
};

/** The form of all targets of a plan: each figure of the period, in each year and altogether. */
export function targetForm(period: ProgrammePeriod, years: readonly number[]): EntryForm<TargetColumns> {
  const figures = figuresOf(period);
  const fields = figures.flatMap((figure) =>
    [null, ...years].flatMap((year) => sexesOf(figure).map((sex) => targetField(figure, year, sex))),
  );
  return defineEntryForm({
    columns: Object.fromEntries(fields.map((field) => [field, amount])),
    check: (row) => figures.flatMap((figure) => findingsOf(figure, years, row)),
  });
}

export function sexesOf(figure: FigureKey): readonly Sex[] {
  return hasSexes(figure) ? ['all', 'women'] : ['all'];
}

type TargetRow = RowOf<TargetColumns>;

/** The targets that a form says. */
export function targetsOfRow(period: ProgrammePeriod, years: readonly number[], row: TargetRow): Target[] {
  return figuresOf(period).flatMap((figure) =>
    [null, ...years].flatMap((year) =>
      sexesOf(figure).flatMap((sex): Target[] => {
        const said = row[targetField(figure, year, sex)] ?? null;
        return said === null ? [] : [{ figure, year, sex, amount: said }];
      }),
    ),
  );
}

export function rowOfTargets(targets: readonly Target[]): Record<string, number> {
  return Object.fromEntries(
    targets.map(({ figure, year, sex, amount: said }) => [targetField(figure, year, sex), said]),
  );
}

function findingsOf(figure: FigureKey, years: readonly number[], row: TargetRow): Finding[] {
  const said = (year: number | null, sex: Sex) => row[targetField(figure, year, sex)] ?? null;
  const women = [null, ...years].flatMap((year): Finding[] => {
    // Of the whole period there may be said only what the years come to.
    const all = said(year, 'all') ?? (year === null ? sumOf(years.map((one) => said(one, 'all'))) : null);
    const ofThem = said(year, 'women');
    if (ofThem === null) return [];
    const column = targetField(figure, year, 'women');
    if (all === null) return [{ key: 'plan.fault.women-alone', column }];
    return ofThem > all ? [{ key: 'plan.fault.women-more', column, details: { women: ofThem, all } }] : [];
  });
  const sums = sexesOf(figure).flatMap((sex): Finding[] => {
    const [whole, sum] = [said(null, sex), sumOf(years.map((year) => said(year, sex)))];
    if (whole === null || sum === null || whole === sum) return [];
    return [{ key: 'plan.fault.sum', column: targetField(figure, null, sex), details: { whole, sum } }];
  });
  return [...women, ...sums];
}

/** The figures that a form shows: those of the official form, those with something said, and those that somebody asked for. */
export function shownFigures(
  period: ProgrammePeriod,
  { fields, asked }: { readonly fields: readonly string[]; readonly asked: readonly string[] },
): FigureKey[] {
  const headline = headlineFigures(period);
  return figuresOf(period).filter(
    (figure) =>
      headline.includes(figure) ||
      asked.includes(figure) ||
      fields.some((field) => field.replace(/-(?:whole|\d{4})-(?:all|women)$/, '') === figure),
  );
}

/** In 2021–2027 the participants are the unemployed, the inactive and the employed together: what is said of both, where it differs. */
export function participantSum(
  lines: readonly TargetLine[],
): { readonly total: number; readonly sum: number } | undefined {
  const of = (figure: FigureKey) => lines.find((line) => line.figure === figure)?.whole.all ?? null;
  const [total, sum] = [of('EECO01'), sumOf([of('EECO02'), of('EECO04'), of('EECO05')])];
  return total === null || sum === null || total === sum ? undefined : { total, sum };
}
