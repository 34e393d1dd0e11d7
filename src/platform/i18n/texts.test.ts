import { describe, expect, it } from 'vitest';
import { languages } from './language.ts';
import { hasText, textsFor } from './texts.ts';

/** `Intl` writes several kinds of unbreakable space; to a reader they are all spaces. */
const plainly = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ');

describe('texts', () => {
  it('are given in the language asked for', () => {
    expect(languages.map((language) => textsFor(language)('ui.pagination.next'))).toEqual([
      'Seuraava',
      'Nästa',
      'Next',
    ]);
  });

  it('take arguments and follow the plural rules of their language', () => {
    const t = textsFor('fi');
    expect(t('ui.error-summary.title', { count: 1 })).toBe('Tarkista yksi kohta');
    expect(t('ui.error-summary.title', { count: 3 })).toBe('Tarkista 3 kohtaa');
  });

  it('are refused by the compiler when the key or the arguments are wrong', () => {
    const t = textsFor('en');
    // @ts-expect-error no such key
    expect(() => t('ui.pagination.nonsense')).toThrow(`There is no text 'ui.pagination.nonsense'`);
    // @ts-expect-error the argument is missing
    expect(() => t('ui.pagination.page')).toThrow();
    // @ts-expect-error the argument has another type
    expect(() => t('ui.pagination.page', { page: 'three' })).toThrow();
  });

  it('can be asked whether a composed key exists', () => {
    expect(hasText('ui.notice.error')).toBe(true);
    expect(hasText('ui.notice.catastrophe')).toBe(false);
    expect(hasText('constructor')).toBe(false);
  });
});

describe('formats', () => {
  const [fi, sv, en] = [textsFor('fi'), textsFor('sv'), textsFor('en')];

  it('write sums from cents, with cents only where there are any', () => {
    expect(plainly(fi.euro(24_860_000))).toBe('248 600 €');
    expect(plainly(fi.euro(24_860_050))).toBe('248 600,50 €');
    expect(plainly(fi.euro(-5_000))).toBe('−50 €');
    expect(plainly(sv.euro(24_860_000))).toBe('248 600 €');
    expect(en.euro(24_860_005)).toBe('€248,600.05');
    expect(plainly(fi.euro(0))).toBe('0 €');
  });

  it('write dates as each language does', () => {
    expect(fi.date('2012-01-01')).toBe('1.1.2012');
    expect(sv.date('2012-01-01')).toBe('1.1.2012');
    expect(en.date('2012-01-01')).toBe('1 January 2012');
  });

  it.each(['2012-02-30', '1.1.2012', '2012-1-1', '', '2012-01-01T10:00:00Z'])('refuse %j as a date', (text) => {
    expect(() => fi.date(text)).toThrow(RangeError);
  });

  it('write instants in Finnish time', () => {
    expect(fi.dateTime(new Date('2016-06-30T21:05:00Z'))).toBe('1.7.2016 klo 0.05');
  });

  it('write numbers, shares and file sizes', () => {
    expect(plainly(fi.number(12_345.678))).toBe('12 345,68');
    expect(fi.number(2, 1)).toBe('2,0');
    expect(plainly(fi.percent(0.256))).toBe('26 %');
    expect(plainly(fi.fileSize(300))).toBe('1 kt');
    expect(plainly(en.fileSize(124_800))).toBe('125 kB');
    expect(plainly(en.fileSize(5_512_480))).toBe('5.51 MB');
  });
});
