import { describe, expect, it } from 'vitest';
import type { MoneyLine } from '#features/procurement/public.ts';
import { moneyParts } from './coordination-address.model.ts';
import { chooseMoney, moneyFigures, toComeByProject } from './money.model.ts';

const on = '2026-06-30';
const line: MoneyLine = {
  kind: 'signed',
  id: 1,
  name: 'Koulutus',
  startsOn: '2026-01-01',
  endsOn: on,
  projectId: 1,
  permille: 1000,
  cents: 100,
  totalCents: 100,
};
const lines: MoneyLine[] = [
  line,
  { ...line, endsOn: '2026-06-29', cents: 20 },
  { ...line, kind: 'drafted', cents: 3, projectId: 2 },
  { ...line, kind: 'accepted', startsOn: null, endsOn: null, cents: 4_000 },
];
const projects = [
  { id: 1, code: 'S20001' },
  { id: 2, code: 'S20002' },
];

describe('the money of projects on a day', () => {
  it('is over on the day after the last of a contract, and else to come', () => {
    const figures = { accepted: 4_000, drafted: 3, running: 100, over: 20, toCome: 4_103, total: 4_123 };
    expect(moneyFigures(lines, on)).toEqual(figures);
  });

  it('is to come for each project', () => {
    expect(toComeByProject(lines, on)).toEqual({ 1: 4_100, 2: 3 });
  });

  it('comes to the lines that a sum opens', () => {
    const figures = moneyFigures(lines, on);
    const sumOf = (choice: Parameters<typeof chooseMoney>[2]) =>
      chooseMoney(lines, projects, choice, on).reduce((sum, { cents }) => sum + cents, 0);
    for (const part of [...moneyParts, 'toCome'] as const) expect(sumOf({ part })).toBe(figures[part]);
    expect(sumOf({})).toBe(figures.total);
    expect(sumOf({ project: 'S20002' })).toBe(3);
    expect(sumOf({ project: 'S99999' })).toBe(0);
  });
});
