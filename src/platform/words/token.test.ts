import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from './token.ts';

function words(text: string): string[] {
  return tokensOf(text).map(({ word }) => word);
}

describe('tokens', () => {
  it.each([
    ['Vipuvoimaa EU:lta ja ESR:n tuki', ['Vipuvoimaa', 'EU:lta', 'ja', 'ESR:n', 'tuki']],
    ['nimi:Koulutus alue:koulutus', ['nimi', 'Koulutus', 'alue', 'koulutus']],
    ['TE-toimisto, Kemi–Tornio', ['TE-toimisto', 'Kemi-Tornio']],
    ['työvoima- ja koulutuspalvelut -hanke', ['työvoima-', 'ja', 'koulutuspalvelut', 'hanke']],
    ['S11829 2296962-1 28.2.2012 43,81 12:30', ['S11829', '2296962-1', '28.2.2012', '43,81', '12:30']],
    ['S 11829 a 1234 s 11829x A 12345-6', ['S11829', 'a', '1234', 's', '11829x', 'A', '12345-6']],
    ['toimijat.Hanke www.ely-keskus.fi/lappi', ['toimijat', 'Hanke', 'www', 'ely-keskus', 'fi', 'lappi']],
    ['vaa’an näin\u00ADkin', ["vaa'an", 'näinkin']],
    ['', []],
    [' – * ', []],
  ])('of %j are %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('stand where they say, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let before = 0;
        for (const { word, start, end } of tokensOf(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(word.length).toBeGreaterThan(0);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('of a word without end are cut', () => {
    const [token] = tokensOf('a'.repeat(5000));
    expect(token).toEqual({ word: 'a'.repeat(100), start: 0, end: 5000 });
  });
});
