import { describe, expect, it } from 'vitest';
import { textsFor } from '#platform/i18n/texts.ts';
import { fundShort, kindInWords, organisationTypeInWords, statusInWords } from './told-word.model.ts';

const [fi, sv, en] = [textsFor('fi'), textsFor('sv'), textsFor('en')];

describe('the words of a source in the language of the reader', () => {
  it('call funds by what they are called there', () => {
    expect(['ESR', 'ESR+', 'EAKR'].map((fund) => fundShort(fund, fi))).toEqual(['ESR', 'ESR+', 'EAKR']);
    expect(['ESR', 'ESR+', 'EAKR'].map((fund) => fundShort(fund, sv))).toEqual(['ESF', 'ESF+', 'Eruf']);
    expect(['ESR', 'ESR+', 'EAKR'].map((fund) => fundShort(fund, en))).toEqual(['ESF', 'ESF+', 'ERDF']);
    expect(fundShort('JTF', en)).toBe('JTF');
  });

  it('say the status, whichever language it was printed in', () => {
    expect(statusInWords('Toiminta päättynyt', sv)).toBe('Avslutat');
    expect(statusInWords('Ended', fi)).toBe('Toiminta päättynyt');
    expect(statusInWords('Siirretty', sv)).toBe('Siirretty');
  });

  it('say what the organisation is, from a phrase or from the value of a facet', () => {
    expect(organisationTypeInWords('Keskisuuri yritys', sv)).toEqual({ text: 'Medelstort företag' });
    expect(organisationTypeInWords('Joint municipal authority', fi)).toEqual({ text: 'Kuntayhtymä' });
    expect(organisationTypeInWords('osuuskunta', en)).toEqual({ text: 'Cooperative' });
  });

  it('stay Finnish, and are marked as such, where there are none', () => {
    expect(organisationTypeInWords('Paliskunta', en)).toEqual({ text: 'Paliskunta', lang: 'fi' });
    expect(kindInWords('Paliskunta', fi)).toEqual({ text: 'Paliskunta' });
  });
});
