import { expect, it } from 'vitest';
import { shownItemsFrom, shownItemsQuery } from './import-choice.model.ts';

it('reads back what it writes', () => {
  for (const shown of [{ show: 'refused', after: 50 } as const, { show: undefined, after: 0 }]) {
    const [query = ''] = shownItemsQuery(shown).split('#');
    expect(shownItemsFrom(new URLSearchParams(query))).toEqual(shown);
  }
});

it.each(['show=nothing&after=-1', 'after=1e9', 'show=&after='])('takes no %s', (query) => {
  expect(shownItemsFrom(new URLSearchParams(query))).toEqual({ show: undefined, after: 0 });
});
