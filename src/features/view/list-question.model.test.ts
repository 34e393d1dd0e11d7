import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListDefinition, listHref, listQuery, listQuestionFrom, sortedBy } from './list-question.model.ts';

const definition = {
  key: 'test.thing',
  address: '/workspace/things',
  filters: ['state', 'from'],
  sorts: { endsOn: 'descending', name: 'ascending' },
} as const satisfies ListDefinition;

const asked = (query: string) => listQuestionFrom(definition, new URLSearchParams(query));

describe('a question to a list', () => {
  it('without parameters is the whole list in its usual order', () => {
    expect(asked('')).toEqual({ words: '', chosen: {}, sort: 'endsOn', direction: 'descending', place: undefined });
    expect(listQuery(definition, asked(''))).toBe('');
  });

  it('leaves out what makes no sense', () => {
    expect(asked('?sort=colour:reversed&state=&after=x&page=2')).toEqual({ ...asked(''), direction: 'ascending' });
  });

  it('is cut between letters, not within one', () => {
    const { words, chosen } = asked(
      new URLSearchParams({ q: `${'a'.repeat(199)}😀`, state: `${'b'.repeat(199)}😀` }).toString(),
    );
    expect([words.isWellFormed(), chosen.state?.isWellFormed()]).toEqual([true, true]);
  });

  it('is the same again when it is read from its address', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.string({ maxLength: 20 }),
        fc.constantFrom('endsOn', 'name', 'name:reversed', 'endsOn:reversed'),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        (q, state, sort, sortValue) => {
          const question = asked(new URLSearchParams({ q, state, sort, before: `12.${sortValue}` }).toString());
          expect(asked(listQuery(definition, question))).toEqual(question);
        },
      ),
    );
  });

  it('of the whole list has an address of its own, since the plain one opens a saved view', () => {
    expect(listHref('fi', definition, asked(''))).toBe('/fi/workspace/things?q=');
  });

  it('turns the order round when it is sorted by the same column again, from the first page', () => {
    const byName = sortedBy(definition, asked('?after=3.2020-01-01'), 'name');
    expect(byName).toMatchObject({ sort: 'name', direction: 'ascending', place: undefined });
    expect(sortedBy(definition, byName, 'name').direction).toBe('descending');
  });
});
