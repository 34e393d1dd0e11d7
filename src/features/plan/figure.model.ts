import type { ProgrammePeriod } from '#features/project/public.ts';

/*
 * What a plan may promise in numbers: a closed list for each programme period. First the figures of the official form, then those that
 * any plan may have, then the indicators of the period by their official codes. The regulation of 2007–2013 (EC 1828/2006, annex
 * XXIII) gave its groups no codes; those here are ours.
 */

const formFigures = ['persons', 'jobs', 'enterprises', 'qualifications', 'participating-enterprises'] as const;

const groups2007 = [
  'L1',
  'L1a',
  'L2',
  'L2a',
  'L3',
  'L3a',
  'AG1',
  'AG2',
  'V1',
  'V2',
  'V3',
  'V4',
  'E1',
  'E2',
  'E3',
  'E4',
] as const;

/** Reg. (EU) 1304/2013, annex I. CO12–CO14 were dropped on 2 August 2018; plans decided before may have them. */
const indicators2014 = [
  'CO01',
  'CO02',
  'CO03',
  'CO04',
  'CO05',
  'CO06',
  'CO07',
  'CO08',
  'CO09',
  'CO10',
  'CO11',
  'CO12',
  'CO13',
  'CO14',
  'CO15',
  'CO16',
  'CO17',
  'CO18',
  'CO19',
  'CO20',
  'CO21',
  'CO22',
  'CO23',
  'CR01',
  'CR02',
  'CR03',
  'CR04',
  'CR05',
  'CR06',
  'CR07',
  'CR08',
  'CR09',
] as const;

/** Reg. (EU) 2021/1057, annex I. */
const indicators2021 = [
  'EECO01',
  'EECO02',
  'EECO03',
  'EECO04',
  'EECO05',
  'EECO06',
  'EECO07',
  'EECO08',
  'EECO09',
  'EECO10',
  'EECO11',
  'EECO12',
  'EECO13',
  'EECO14',
  'EECO15',
  'EECO16',
  'EECO17',
  'EECO18',
  'EECO19',
  'EECR01',
  'EECR02',
  'EECR03',
  'EECR04',
  'EECR05',
  'EECR06',
] as const;

export type FigureKey =
  | (typeof formFigures)[number]
  | (typeof groups2007)[number]
  | (typeof indicators2014)[number]
  | (typeof indicators2021)[number];

/** What is counted in projects or enterprises, not in persons, has no sex. */
const withoutSex: ReadonlySet<FigureKey> = new Set<FigureKey>([
  'participating-enterprises',
  'CO20',
  'CO21',
  'CO22',
  'CO23',
  'EECO18',
  'EECO19',
]);

interface PeriodFigures {
  /** Those that the official form of the period prints: asked for in every plan. */
  readonly headline: readonly FigureKey[];
  readonly indicators: readonly FigureKey[];
}

const ofPeriod: Readonly<Record<ProgrammePeriod, PeriodFigures>> = {
  '2007-2013': { headline: ['persons', 'jobs', 'enterprises', 'qualifications'], indicators: groups2007 },
  '2014-2020': { headline: ['persons', 'participating-enterprises'], indicators: indicators2014 },
  '2021-2027': { headline: ['persons'], indicators: indicators2021 },
};

/** The figures that every plan of a period is asked for. */
export function headlineFigures(period: ProgrammePeriod): readonly FigureKey[] {
  return ofPeriod[period].headline;
}

/** All figures that a plan of a period may have, in their order: those of its form, further ones, indicators. */
export function figuresOf(period: ProgrammePeriod): FigureKey[] {
  const { headline, indicators } = ofPeriod[period];
  return [...headline, ...formFigures.filter((figure) => !headline.includes(figure)), ...indicators];
}

export function isFigureOf(period: ProgrammePeriod, text: string): text is FigureKey {
  return figuresOf(period).some((figure) => figure === text);
}

/** Whether it is told of a figure how many of it are women, or women’s. */
export function hasSexes(figure: FigureKey): boolean {
  return !withoutSex.has(figure);
}

/** The official code of an indicator; the groups of 2007–2013 and the figures of the forms have none. */
export function codeOf(figure: FigureKey): string | undefined {
  return /^(?:CO|CR|EECO|EECR)\d\d$/.test(figure) ? figure : undefined;
}

export function figureText(figure: FigureKey): `plan.figure.${FigureKey}` {
  return `plan.figure.${figure}`;
}
