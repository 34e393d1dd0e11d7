import { describe, expect, expectTypeOf, it } from 'vitest';
import { NotFound } from '#platform/errors.ts';
import { formAt } from './form-at.model.ts';

const at = (path: string) =>
  formAt(
    {
      'needs/new': () => 'new need',
      'measures/series/:series/edit': ({ series }) => `series ${series}`,
      'measures/:id/edit': ({ id }) => `measure ${id}`,
      'measures/:id/work-places/:place': ({ id, place }) => {
        expectTypeOf(place).toEqualTypeOf<string>();
        return `place ${place} of ${id}`;
      },
    },
    new Request(`https://koordi.example/fi/workspace/${path}`),
  );

describe('the form of an address', () => {
  it.each([
    ['needs/new', 'new need'],
    ['needs/new/draft', 'new need'],
    ['needs/new/draft.data', 'new need'],
    ['measures/12/edit/draft?others', 'measure 12'],
    ['measures/series/3/edit', 'series 3'],
    ['measures/12/work-places/4/draft', 'place 4 of 12'],
  ])('is found by the path of its route: %s', (path, form) => {
    expect(at(path)).toBe(form);
  });

  it.each(['needs', 'needs/new/more', 'measures/12', 'measures//edit', 'x/measures/12/edit'])(
    'is none elsewhere: %s',
    (path) => {
      expect(() => at(path)).toThrow(NotFound);
    },
  );
});
