import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, hasSexes, isFigureOf } from './figure.model.ts';
import {
  participantSum,
  rowOfTargets,
  shownFigures,
  targetForm,
  targetLines,
  targetsOfRow,
  yearsOf,
  yearsWithTargets,
} from './target.model.ts';

const years = [2012, 2013];
const form = targetForm('2007-2013', years);
const empty = Object.fromEntries(Object.keys(form.columns).map((field) => [field, null]));
const findings = (row: Record<string, number>) =>
  form.check?.({ ...empty, ...row }).map(({ key, column, details }) => ({ key, column, details }));

describe('the years of a plan', () => {
  it('are those in which it runs', () => {
    expect(yearsOf({ startsOn: '2012-01-01', endsOn: '2014-02-28' }, '2007-2013')).toEqual([2012, 2013, 2014]);
  });

  it('are those of the programme period where no days are known', () => {
    expect(yearsOf({ startsOn: null, endsOn: null }, '2014-2020')).toEqual([
      2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022,
    ]);
    expect(yearsOf({ startsOn: '2015-05-01', endsOn: null }, '2007-2013')).toEqual([2015]);
    expect(yearsOf({ startsOn: '2015-05-01', endsOn: '2014-01-01' }, '2007-2013')).toEqual([2015]);
  });

  it('hold those for which targets were set before the days were changed', () => {
    expect(yearsWithTargets([2012], [{ figure: 'persons', year: 2010, sex: 'all', amount: 3 }])).toEqual([2010, 2012]);
  });
});

describe('the form of targets', () => {
  it.each([
    [{ 'persons-2012-women': 5, 'persons-2012-all': 4 }, 'plan.fault.women-more', 'persons-2012-women'],
    [{ 'persons-2012-women': 5 }, 'plan.fault.women-alone', 'persons-2012-women'],
    [{ 'persons-2012-all': 10, 'persons-whole-women': 50 }, 'plan.fault.women-more', 'persons-whole-women'],
    [{ 'persons-2012-all': 5, 'persons-2013-all': 6, 'persons-whole-all': 12 }, 'plan.fault.sum', 'persons-whole-all'],
  ])('refuses %j', (row, key, column) => {
    expect(findings(row)).toMatchObject([{ key, column }]);
  });

  it('takes a whole that is the sum of the years, women of a whole that is added up, and a whole alone', () => {
    expect(findings({ 'persons-2012-all': 5, 'persons-2013-all': 6, 'persons-whole-all': 11 })).toEqual([]);
    expect(findings({ 'persons-2012-all': 5, 'persons-whole-women': 2 })).toEqual([]);
    expect(findings({ 'persons-whole-all': 11, 'persons-whole-women': 11 })).toEqual([]);
  });

  it('asks of enterprises and projects for no women', () => {
    const columns = Object.keys(targetForm('2014-2020', years).columns);
    expect(columns).toContain('CO23-2012-all');
    expect(columns.filter((column) => /^(CO2[0-3]|participating-enterprises)-.*women$/.test(column))).toEqual([]);
  });

  it('says what was set, whatever was set', () => {
    const target = fc.constantFrom(...figuresOf('2021-2027')).chain((figure) =>
      fc.record({
        figure: fc.constant(figure),
        year: fc.constantFrom(null, ...years),
        sex: hasSexes(figure) ? fc.constantFrom('all' as const, 'women' as const) : fc.constant('all' as const),
        amount: fc.nat(1000),
      }),
    );
    const sets = fc.uniqueArray(target, { selector: ({ figure, year, sex }) => `${figure} ${year} ${sex}` });
    fc.assert(
      fc.property(sets, (targets) => {
        const said = targetsOfRow('2021-2027', years, rowOfTargets(targets));
        expect(said).toHaveLength(targets.length);
        expect(said).toEqual(expect.arrayContaining(targets));
      }),
    );
  });

  it('shows the figures of the form, what is set and what is asked for, in the order of the period', () => {
    const shown = shownFigures('2014-2020', {
      fields: ['CO05-2014-all', 'form-token', 'participating-enterprises-whole-all'],
      asked: ['CO01', 'L1'],
    });
    expect(shown).toEqual(['persons', 'participating-enterprises', 'CO01', 'CO05']);
  });
});

describe('what is promised', () => {
  it('is added up over the years where nothing is said of the whole', () => {
    const [line] = targetLines('2007-2013', [
      { figure: 'persons', year: 2012, sex: 'all', amount: 40 },
      { figure: 'persons', year: 2013, sex: 'all', amount: 20 },
      { figure: 'persons', year: 2013, sex: 'women', amount: 5 },
    ]);
    expect(line?.whole).toEqual({ all: 60, women: 5 });
    expect(line?.years).toEqual([
      { year: 2012, all: 40, women: null },
      { year: 2013, all: 20, women: 5 },
    ]);
  });

  it('is nothing where nothing is said, and never of a figure of another period', () => {
    expect(targetLines('2007-2013', [])).toEqual([]);
    expect(targetLines('2007-2013', [{ figure: 'CO01', year: null, sex: 'all', amount: 1 }])).toEqual([]);
    expect([isFigureOf('2014-2020', 'CO01'), isFigureOf('2014-2020', 'EECO01')]).toEqual([true, false]);
  });

  it('must add up to all participants in 2021–2027', () => {
    const line = (figure: string, amount: number) => ({ figure, year: null, sex: 'all' as const, amount });
    const sumOf = (...targets: ReturnType<typeof line>[]) => participantSum(targetLines('2021-2027', targets));
    expect(sumOf(line('EECO01', 10), line('EECO02', 6), line('EECO04', 4))).toBeUndefined();
    expect(sumOf(line('EECO01', 10), line('EECO02', 6))).toEqual({ total: 10, sum: 6 });
    expect(sumOf(line('EECO01', 10))).toBeUndefined();
  });
});
