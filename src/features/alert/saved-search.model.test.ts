import { describe, expect, it } from 'vitest';
import { feedAddress, listAddress } from '#features/search/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { nameOfSearch } from './alert-mail.model.ts';
import { isTooLong, newCodes, questionOf, savedQuestionFrom } from './saved-search.model.ts';

const saved = (query: string) => savedQuestionFrom(new URLSearchParams(query));

describe('what is kept of a question', () => {
  it.each([
    ['', null],
    ['page=3&sort=name&on=2012-01-31', null],
    ['q=%20polku%20&page=2', '?q=polku'],
    ['region=19&q=polku&region=17&nonsense=1', '?q=polku&region=17&region=19'],
    ['q=%0D%0ABcc:x', '?q=Bcc%3Ax'],
  ])('%s is %s', (query, question) => {
    expect(saved(query)).toBe(question);
    expect(saved(question ?? '')).toBe(question);
  });

  it('is too long when its address would not fit everywhere', () => {
    const organisations = (count: number) =>
      saved(Array.from({ length: count }, (_, index) => `organisation=${index}-${'x'.repeat(90)}`).join('&'));
    expect([isTooLong(saved('')), isTooLong(organisations(10)), isTooLong(organisations(20))]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is named by its words and the number of its other bounds', () => {
    const name = (query: string) => nameOfSearch(saved(query), textsFor('fi'));
    expect(name('')).toBe('kaikki hankkeet');
    expect(name('q=polku')).toBe('”polku”');
    expect(name('q=polku&region=19&from=2010-01-01')).toBe('”polku”, 2 rajausta');
    expect(name('region=19')).toBe('1 rajaus');
  });

  it('leads to the list and to the feed', () => {
    expect(listAddress('sv', questionOf('?q=polku'))).toBe('/sv/projects?q=polku');
    expect(feedAddress('sv', questionOf('?q=polku'))).toBe('/feeds/projects.atom?q=polku&lang=sv');
    expect(feedAddress('fi', questionOf(null))).toBe('/feeds/projects.atom?lang=fi');
  });
});

it('new is what was not told, in its order', () => {
  expect(newCodes(['S3', 'S1', 'S2'], ['S1', 'S9'])).toEqual(['S3', 'S2']);
});
