import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doPurchasesOverlap } from '#features/measure/public.ts';
import type { DayFacts } from './day-view.model.ts';
import type { MoneyEntry } from './money.model.ts';
import { aMeasure, aProject } from './sample-facts.ts';
import { moneyWarningsOf, overlappingWith, overlapsOf, warningsOf } from './warning.model.ts';

const on = '2012-03-01';
const facts = (changed: Partial<DayFacts> = {}): DayFacts => ({
  on,
  projects: [aProject()],
  measures: [aMeasure()],
  dueDays: [],
  unshared: [],
  spans: [],
  ...changed,
});
const kindsOf = (given: DayFacts) => warningsOf(given).map(({ kind }) => kind);

describe('warnings', () => {
  it('says nothing where all is well', () => {
    expect(warningsOf(facts())).toEqual([]);
  });

  it('tells of a parallel project without a mother or a plan, and not of the coordination project itself', () => {
    const lacking = { mother: null, planNumber: null, persons: null, women: null };
    expect(kindsOf(facts({ projects: [aProject(lacking)] }))).toEqual(['no-mother', 'no-plan']);
    expect(kindsOf(facts({ projects: [aProject({ ...lacking, kind: 'coordination' })] }))).toEqual([]);
  });

  it.each([
    ['2012-02-29', ['no-contract']],
    ['2012-03-01', ['no-contract']],
    ['2012-03-31', ['no-contract']],
    ['2012-04-01', []],
  ])('looks for a contract of a measure in tender that starts on %s', (startsOn, expected) => {
    expect(kindsOf(facts({ measures: [aMeasure({ state: 'tender', startsOn })] }))).toEqual(expected);
  });

  it('asks for no contract of what is agreed with employers', () => {
    const measures = [aMeasure({ kind: 'wage-subsidy', state: 'plan', startsOn: '2012-03-10' })];
    expect(kindsOf(facts({ measures }))).toEqual([]);
  });

  it('tells of a running measure on whose seats nobody is', () => {
    expect(kindsOf(facts({ measures: [aMeasure({ held: 0 })] }))).toEqual(['no-seats-held']);
    expect(kindsOf(facts({ measures: [aMeasure({ held: 0, startsOn: '2012-03-02' })] }))).toEqual([]);
    expect(kindsOf(facts({ measures: [aMeasure({ held: 0, endsOn: '2012-02-29' })] }))).toEqual([]);
  });

  it('tells of more seats held than there are', () => {
    expect(kindsOf(facts({ measures: [aMeasure({ seats: 3, held: 4 })] }))).toEqual(['too-many-held']);
    expect(kindsOf(facts({ measures: [aMeasure({ seats: 4, held: 4 })] }))).toEqual([]);
    expect(kindsOf(facts({ measures: [aMeasure({ seats: null, held: 4 })] }))).toEqual([]);
  });

  it('tells of days gone by, not of the day itself', () => {
    const due = (dueOn: string) => [{ projectId: 1, kind: 'report' as const, id: 1, name: 'Väliraportti', dueOn }];
    expect(kindsOf(facts({ dueDays: due('2012-02-29') }))).toEqual(['late-report']);
    expect(kindsOf(facts({ dueDays: due(on) }))).toEqual([]);
  });

  it('tells of a contract of a cancelled measure while it runs, and of one that does not cover its measure', () => {
    const span = { projectId: 1, measureId: 1, contractId: 7, startsOn: '2012-01-01', endsOn: '2012-12-31' };
    const days = { startsOn: '2012-01-01', endsOn: '2013-03-31' };
    const kinds = (measure: Parameters<typeof aMeasure>[0], spans = [span]) =>
      kindsOf(facts({ measures: [aMeasure(measure)], spans }));
    expect(kinds({ ...days, endsOn: '2012-12-31' })).toEqual([]);
    expect(kinds(days)).toEqual(['contract-short']);
    expect(kinds(days, [span, { ...span, startsOn: '2013-01-01', endsOn: '2013-03-31' }])).toEqual([]);
    expect(kinds({ ...days, state: 'closed' })).toEqual([]);
    expect(kinds({ ...days, state: 'cancelled' })).toEqual(['contract-cancelled']);
    expect(kinds({ ...days, state: 'cancelled' }, [{ ...span, endsOn: '2012-02-29' }])).toEqual([]);
  });

  it('tells of a joint purchase of which no employer pays', () => {
    const unshared = [{ projectId: 1, measureId: 1, name: 'Kurssi', contractId: 7 }];
    expect(warningsOf(facts({ unshared }))).toEqual([{ kind: 'no-employer', ...unshared[0] }]);
  });

  it.each([
    [4, 0, []],
    [10, 4, []],
    [10, 3, ['women']],
    [10, 7, ['women']],
  ])('compares the women among %i who started, %i, with half of the plan', (started, startedWomen, expected) => {
    expect(kindsOf(facts({ projects: [aProject({ started, startedWomen })] }))).toEqual(expected);
  });
});

describe('overlaps of the two kinds of money', () => {
  const national = { id: 2, projectId: 2, funding: 'national' as const };

  it('are told at the project of the measure that the ESF pays for, once for all that it overlaps with', () => {
    const measures = [aMeasure(), aMeasure({ ...national, name: 'Toinen' }), aMeasure({ ...national, id: 3 })];
    expect(overlapsOf(measures, on)).toEqual([
      { kind: 'overlap', projectId: 1, measureId: 1, name: 'Kurssi', national: 'Toinen', others: 1 },
    ]);
  });

  it.each([
    [{ municipalityCode: '240' }],
    [{ field: '10' }],
    [{ startsOn: '2013-01-01', endsOn: null }],
    [{ state: 'cancelled' as const }],
    [{ state: 'closed' as const }],
  ])('tells nothing of measures apart from one another: %o', (changed) => {
    expect(overlapsOf([aMeasure(), aMeasure({ ...national, ...changed })], on)).toEqual([]);
  });

  it('are as many as every measure compared with every other would give', () => {
    const measure = fc
      .record({
        id: fc.nat(),
        funding: fc.constantFrom('esf' as const, 'national' as const),
        field: fc.constantFrom(null, '07', '10'),
        municipalityCode: fc.constantFrom(null, '698', '240'),
        startsOn: fc.constantFrom(null, '2012-01-01', '2012-06-01'),
        endsOn: fc.constantFrom(null, '2012-07-01'),
      })
      .map(aMeasure);
    fc.assert(
      fc.property(fc.array(measure), (measures) => {
        const esf = measures.filter(({ funding }) => funding === 'esf');
        const counted = esf.flatMap((one) => {
          const others = measures.filter((other) => doPurchasesOverlap(one, other)).length;
          return others === 0 ? [] : [[one.id, others]];
        });
        expect(overlapsOf(measures, on).map(({ measureId, others }) => [measureId, others + 1])).toEqual(counted);
        for (const { measureId, others } of overlapsOf(measures, on))
          if (measures.filter(({ id }) => id === measureId).length === 1)
            expect(overlappingWith(measures, measureId, on)).toHaveLength(others + 1);
      }),
    );
  });
});

describe('warnings of money', () => {
  const entry: MoneyEntry = {
    part: 'running',
    projectId: 1,
    of: 'contract',
    id: 7,
    name: 'Hankinta',
    startsOn: '2012-01-01',
    endsOn: '2012-12-31',
    cents: 1_000,
  };
  const warn = (changed: Partial<Parameters<typeof moneyWarningsOf>[0]>) =>
    moneyWarningsOf({ entries: [entry], purchases: [], limits: [], ...changed }).map(({ kind }) => kind);

  it('tell of a contract that costs more than its measures were planned to, not one that costs the same', () => {
    const planned = (plannedCents: number, projectId = 1) => [{ contractId: 7, projectId, plannedCents }];
    expect(warn({ purchases: planned(999) })).toEqual(['over-planned']);
    expect(warn({ purchases: planned(1_000) })).toEqual([]);
    expect(warn({ purchases: planned(1, 2) })).toEqual([]);
    expect(warn({ entries: [{ ...entry, of: 'tender' }], purchases: planned(1) })).toEqual([]);
  });

  it('tell of a project whose money, planned too, comes to more than was granted, or than its description has', () => {
    const entries = [entry, { ...entry, part: 'planned' as const, of: 'measure' as const, cents: 500 }];
    const limits = (grantedCents: number | null, plannedPublicCents: number | null) => [
      { projectId: 1, planNumber: null, grantedCents, plannedPublicCents },
    ];
    expect(warn({ entries, limits: limits(1_499, 1_500) })).toEqual(['over-granted']);
    expect(warn({ entries, limits: limits(1_499, 1_499) })).toEqual(['over-granted', 'over-public']);
    expect(warn({ entries, limits: limits(1_500, null) })).toEqual([]);
    expect(warn({ entries, limits: limits(null, null) })).toEqual([]);
  });
});
