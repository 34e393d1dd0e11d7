import type { Facts } from '#features/description/public.ts';

/**
 * What projects of all periods are about, in words that do not change with the programme. Each follows from the fund, the
 * period and the number of the priority, which nearly every source tells.
 */
export const themes = [
  'business',
  'innovation',
  'employment',
  'skills',
  'inclusion',
  'cooperation',
  'surroundings',
  'recovery',
  'assistance',
] as const;

export type Theme = (typeof themes)[number];

/** Priorities by fund and period. Sources: the operational programmes of 2007–2013, 2014–2020 and 2021–2027. */
const themeOfPriority: Readonly<Record<string, Theme>> = {
  'ESR 2007-2013 1': 'business',
  'ESR 2007-2013 2': 'employment',
  'ESR 2007-2013 3': 'skills',
  'ESR 2007-2013 4': 'cooperation',
  'ESR 2007-2013 5': 'assistance',
  'EAKR 2007-2013 1': 'business',
  'EAKR 2007-2013 2': 'innovation',
  'EAKR 2007-2013 3': 'surroundings',
  '2014-2020 1': 'business',
  '2014-2020 2': 'innovation',
  '2014-2020 3': 'employment',
  '2014-2020 4': 'skills',
  '2014-2020 5': 'inclusion',
  '2014-2020 6': 'assistance',
  '2014-2020 7': 'assistance',
  '2014-2020 8': 'recovery',
  '2014-2020 9': 'recovery',
  '2021-2027 5': 'inclusion',
};

/** The one priority of ESF+ joins what were three before; there the letter of the specific objective tells them apart. */
const themeOfObjective2021: Readonly<Record<string, Theme>> = {
  a: 'employment',
  d: 'skills',
  g: 'skills',
  h: 'inclusion',
  k: 'inclusion',
  l: 'inclusion',
};

/** The theme of a project; `undefined` when what it follows from is not told, or belongs to none. */
export function themeOf(facts: Pick<Facts, 'fund' | 'period' | 'priorityNumber' | 'objective'>): Theme | undefined {
  const { fund, period, priorityNumber, objective } = facts;
  if (period === '2021-2027' && priorityNumber === '4') return themeOfObjective2021[objective?.[0] ?? ''];
  return themeOfPriority[`${fund} ${period} ${priorityNumber}`] ?? themeOfPriority[`${period} ${priorityNumber}`];
}
