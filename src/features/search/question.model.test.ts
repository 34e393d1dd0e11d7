import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetIds, moneyBand, objectiveValue, personsBand, phraseValue } from './facet.model.ts';
import { figureIds } from './figure.model.ts';
import {
  everything,
  type Question,
  questionFrom,
  questionParameters,
  questionQuery,
  sortOf,
  sorts,
  toggled,
  unreadPartsFrom,
} from './question.model.ts';

const asked = (query: string) => questionFrom(new URLSearchParams(query));

describe('a question of an address', () => {
  it('is everything when the address asks nothing', () => {
    expect(asked('')).toEqual(everything);
    expect(questionQuery(everything)).toBe('');
  });

  it('takes words, facets, days, a figure, an order and a page', () => {
    expect(asked('q=palkkatuki&region=19&region=17&from=2010-01-01&figure=jobsPlanned&sort=name&page=3')).toEqual({
      ...everything,
      words: 'palkkatuki',
      chosen: { region: ['17', '19'] },
      from: '2010-01-01',
      figure: 'jobsPlanned',
      sort: 'name',
      page: 3,
    });
  });

  it('leaves out what makes no sense and says which days were none', () => {
    const query = 'q=%00%01&region=&sort=drop&page=-1&figure=constructor&from=2010-02-30&until=eilen&color=red';
    expect(asked(query)).toEqual(everything);
    expect(unreadPartsFrom(new URLSearchParams(query))).toEqual([
      { name: 'from', written: '2010-02-30', isDay: true },
      { name: 'until', written: 'eilen', isDay: true },
      { name: 'figure', written: 'constructor', isDay: false },
      { name: 'sort', written: 'drop', isDay: false },
    ]);
  });

  it('takes a day as it is written in Finland, too', () => {
    expect(asked('on=31.12.2016').on).toBe('2016-12-31');
    expect(asked('on=1.2.2012').on).toBe('2012-02-01');
  });

  it('has one address, whatever the order in which it was asked', () => {
    expect(questionQuery(asked('page=1&status=ended&region=19&q=työ&region=17'))).toBe(
      '?q=ty%C3%B6&region=17&region=19&status=ended',
    );
  });

  const anyQuestion: fc.Arbitrary<Question> = fc.record({
    words: fc.string({ maxLength: 60 }).map((words) => words.replace(/\p{Cc}/gu, ' ').trim()),
    on: fc.constantFrom(undefined, '2012-01-31'),
    from: fc.constantFrom(undefined, '2010-01-01'),
    until: fc.constantFrom(undefined, '2011-01-01'),
    chosen: fc.record(
      { region: fc.constantFrom(['19'], ['17', '19']), authority: fc.constant(['lapin-elinkeino-liikenne']) },
      { requiredKeys: [] },
    ),
    figure: fc.constantFrom(undefined, ...figureIds),
    sort: fc.constantFrom(undefined, ...sorts),
    page: fc.integer({ min: 1, max: 1000 }),
  });

  it('is the question again when its address is read', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        expect(questionFrom(questionParameters(question))).toEqual(question);
      }),
    );
  });

  it('comes back when a value is chosen and taken away again', () => {
    fc.assert(
      fc.property(anyQuestion, fc.constantFrom(...facetIds), (question, facet) => {
        const there = toggled(question, facet, 'x');
        expect(there.chosen[facet]).toContain('x');
        expect(toggled(there, facet, 'x').chosen).toEqual(question.chosen);
      }),
    );
  });
});

describe('the order of an answer', () => {
  it('fits the question unless one is asked for', () => {
    expect(sortOf(everything)).toBe('newest');
    expect(sortOf({ ...everything, words: 'työ' })).toBe('relevance');
    expect(sortOf({ ...everything, words: 'työ', figure: 'jobsPlanned' })).toBe('figure');
    expect(sortOf({ ...everything, sort: 'name' })).toBe('name');
  });

  it('is never one that the question gives no meaning to', () => {
    expect(sortOf({ ...everything, sort: 'relevance' })).toBe('newest');
    expect(sortOf({ ...everything, sort: 'figure' })).toBe('newest');
  });
});

describe('values of facets', () => {
  it('are the same for a phrase with and without its commas', () => {
    expect(phraseValue('Hämeen elinkeino-, liikenne- ja ympäristökeskus')).toBe(
      phraseValue('Hämeen elinkeino- liikenne- ja ympäristökeskus'),
    );
    expect(phraseValue('  ')).toBe('none');
    expect(phraseValue(null)).toBe('none');
  });

  it('are the number of a specific objective, where it has one', () => {
    expect(objectiveValue('2014-2020', '10.1. Työelämän ulkopuolella olevien')).toBe('2014-2020-10-1');
    expect(objectiveValue('2014-2020', '10.1 Improving the ability')).toBe('2014-2020-10-1');
    expect(objectiveValue('2021-2027', 'h) Aktiivinen osallisuus')).toBe('2021-2027-h-aktiivinen-osallisuus');
    expect(objectiveValue('2014-2020', null)).toBe('none');
  });

  it('put an amount in the band that holds it', () => {
    expect(moneyBand(4_999_999)).toBe('0-50000');
    expect(moneyBand(5_000_000)).toBe('50000-100000');
    expect(moneyBand(100_000_000)).toBe('1000000-');
    expect(moneyBand(null)).toBe('none');
    expect(personsBand(0)).toBe('0-1');
    expect(personsBand(49)).toBe('20-50');
  });
});
