import { describe, expect, it } from 'vitest';
import type { MoneyLine } from '#features/procurement/public.ts';
import type { SubsidyLine } from '#features/seat/public.ts';
import { moneyParts } from './coordination-address.model.ts';
import {
  chooseMoney,
  grantedFigures,
  type MoneySources,
  moneyEntries,
  moneyFigures,
  type PlannedMeasure,
  toComeByProject,
} from './money.model.ts';

const on = '2012-03-01';

function aLine(changed: Partial<MoneyLine> = {}): MoneyLine {
  return {
    kind: 'signed',
    id: 1,
    name: 'Kurssi',
    startsOn: '2012-01-01',
    endsOn: '2012-12-31',
    projectId: 1,
    permille: 1000,
    cents: 700,
    publicCents: 700,
    employerCents: 300,
    totalCents: 1_000,
    ...changed,
  };
}

function aPlan(changed: Partial<PlannedMeasure> = {}): PlannedMeasure {
  return {
    id: 9,
    projectId: 1,
    kind: 'labour-training-vocational',
    name: 'Suunniteltu',
    startsOn: null,
    endsOn: null,
    plannedCents: 5_000,
    ...changed,
  };
}

function aSubsidy(changed: Partial<SubsidyLine> = {}): SubsidyLine {
  return {
    seatId: 1,
    number: 1,
    measureId: 20,
    measureName: 'Palkkatuki',
    projectId: 1,
    monthlyCents: 100,
    startsOn: '2012-01-01',
    endsOn: '2012-06-30',
    pastCents: 200,
    aheadCents: 400,
    ...changed,
  };
}

const entriesOf = (sources: Partial<MoneySources>) =>
  moneyEntries({ lines: [], planned: [], subsidies: [], ...sources }, on);

const all = entriesOf({
  planned: [aPlan(), aPlan({ id: 20, kind: 'wage-subsidy', plannedCents: 1_000 })],
  lines: [
    aLine({ kind: 'accepted', cents: 10 }),
    aLine({ kind: 'drafted', id: 2, cents: 20, projectId: 2 }),
    aLine({ id: 3, cents: 40 }),
    aLine({ id: 4, cents: 80, endsOn: '2012-02-29' }),
  ],
  subsidies: [aSubsidy(), aSubsidy({ seatId: 2, pastCents: 0, aheadCents: 100 })],
});

describe('the money of projects', () => {
  it('is told by how far it is, and what is to come is what is not over or paid', () => {
    expect(moneyFigures(all)).toEqual({
      planned: 5_300,
      accepted: 10,
      drafted: 20,
      running: 40,
      over: 80,
      subsidyPast: 200,
      subsidyAhead: 500,
      subsidy: 700,
      bound: 850,
      toCome: 5_870,
      total: 6_150,
    });
    expect(toComeByProject(all)).toEqual({ 1: 5_850, 2: 20 });
  });

  it('leaves free of what was granted all that is not bound, of the projects of which that is known', () => {
    const project = (projectId: number, grantedCents: number | null) => ({
      figures: moneyFigures(all.filter((entry) => entry.projectId === projectId)),
      grantedCents,
    });
    expect(grantedFigures([project(1, 1_000)])).toEqual({ grantedCents: 1_000, freeCents: 170, told: 1, projects: 1 });
    expect(grantedFigures([project(1, 1_000), project(2, 0), project(2, null)])).toEqual({
      grantedCents: 1_000,
      freeCents: 150,
      told: 2,
      projects: 3,
    });
    expect(grantedFigures([project(2, null)])).toMatchObject({ grantedCents: null, freeCents: null });
  });

  it('counts what is planned for wage subsidy only as far as none is decided, and nothing below', () => {
    const plan = aPlan({ id: 20, kind: 'toppis', plannedCents: 500 });
    expect(moneyFigures(entriesOf({ planned: [plan], subsidies: [aSubsidy()] })).planned).toBe(0);
    expect(moneyFigures(entriesOf({ planned: [plan] })).planned).toBe(500);
  });

  it('is over on the day after the last day of a contract', () => {
    expect(entriesOf({ lines: [aLine({ endsOn: on })] })).toMatchObject([{ part: 'running' }]);
    expect(entriesOf({ lines: [aLine({ endsOn: '2012-02-29' })] })).toMatchObject([{ part: 'over' }]);
  });

  it('tells for how many seats subsidy was paid, and is to be', () => {
    expect(all.filter(({ seats }) => seats !== undefined)).toMatchObject([
      { part: 'subsidyPast', cents: 200, seats: 1 },
      { part: 'subsidyAhead', cents: 500, seats: 2 },
    ]);
  });
});

describe('a sum of money', () => {
  const projects = [
    { id: 1, code: 'S20001' },
    { id: 2, code: 'S20002' },
  ];

  it.each([...moneyParts, 'subsidy', 'toCome', undefined] as const)('opens to its lines: %s', (part) => {
    for (const project of [undefined, 'S20001', 'S20002']) {
      const own = all.filter(({ projectId }) => project === undefined || projects[projectId - 1]?.code === project);
      const opened = chooseMoney(all, projects, { project, part });
      expect(opened.reduce((sum, { cents }) => sum + cents, 0)).toBe(moneyFigures(own)[part ?? 'total']);
    }
  });
});
