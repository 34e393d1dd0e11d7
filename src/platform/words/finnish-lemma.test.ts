import { describe, expect, it } from 'vitest';
import { finnishLemmas } from './finnish-lemma.ts';
import { openVoikko } from './voikko.server.ts';

const voikko = openVoikko();

/** Base forms of the word and of its parts. */
function lemmas(word: string) {
  if (!voikko) throw new Error('Voikko is not installed');
  const { whole, parts } = finnishLemmas(voikko)(word);
  return { whole, parts: [...parts].sort() };
}

describe.skipIf(!voikko)(
  'with the dictionary of Voikko (skipped where it is not installed), a word is found by',
  () => {
    it('its base form and everything a compound is made of', () => {
      expect(lemmas('työvoimakoulutuksessa')).toEqual({
        whole: ['työvoimakoulutus'],
        parts: ['koulutus', 'työ', 'työvoima', 'voima', 'voimakoulutus'],
      });
    });

    it('the reading with fewest parts, and by all such', () => {
      expect(lemmas('varsinaiset')).toEqual({ whole: ['varsinainen'], parts: [] });
      expect(lemmas('tuotetuista')).toEqual({ whole: ['tuotettu'], parts: [] });
      expect(lemmas('nuoria').whole).toEqual(['nuori', 'nuora']);
    });

    it('the noun of a verb, and by the verb', () => {
      expect(lemmas('kehittämisen')).toEqual({ whole: ['kehittäminen'], parts: ['kehittää'] });
      expect(lemmas('kehittämishanke').parts).toContain('kehittäminen');
      expect(lemmas('kehittämis-').whole).toEqual(['kehittäminen']);
    });

    it('the base forms of what stands first in a compound, but not of a case that only looks alike', () => {
      expect(lemmas('kunnanjohtaja').parts).toEqual(['johtaja', 'kunta']);
      expect(lemmas('ammatillisuusaste').whole).not.toEqual([]);
      expect(lemmas('maahanmuuttajan').parts).not.toContain('maa');
    });

    it('the last part of a word with hyphens that no dictionary has', () => {
      const { whole, parts } = lemmas('TE-toimistossa');
      expect(whole).toEqual(['tetoimisto']);
      expect(parts).toContain('toimisto');
    });

    it('the known end of an unknown word', () => {
      expect(lemmas('koodinaatiohankkeelle').parts).toContain('hanke');
      expect(lemmas('koodinaatiohankkeelle').whole).toEqual([]);
    });

    it('a place name in any form and case', () => {
      for (const form of ['Rovaniemellä', 'rovaniemen', 'ROVANIEMI']) expect(lemmas(form).whole).toEqual(['rovaniemi']);
      expect(lemmas('Itä-Lapin').parts).toEqual(expect.arrayContaining(['itä', 'lappi']));
      for (const form of ['Uusimaa', 'uudenmaan', 'Uudellamaalla', 'Länsi-Uusimaa']) {
        const { whole, parts } = lemmas(form);
        expect([...whole, ...parts], form).toContain('uusimaa');
      }
    });

    it('no pieces where the parts of the base form are others than those that are written', () => {
      expect(lemmas('Isonkyrön')).toEqual({ whole: ['isokyrö'], parts: [] });
      expect(lemmas('uudenvuoden')).toEqual({ whole: ['uusivuosi'], parts: [] });
    });

    it('the parts of a word with hyphens, as if they were written in one', () => {
      expect(lemmas('Tasa-arvopainotteinen').parts).toContain('tasaarvo');
      expect(lemmas('tasa-arvoa').whole).toEqual(['tasaarvo']);
      expect(lemmas('pk-yritysverkostossa').parts).toContain('pkyritys');
      expect(lemmas('e-oppimiskeskus').parts).toContain('eoppiminen');
    });
  },
);

describe('Voikko', () => {
  it('that is not there is no error', () => {
    expect(openVoikko({ library: '/no/such/library.so' })).toBeUndefined();
    expect(openVoikko({ library: 'libc.so.6' })).toBeUndefined();
  });

  it.skipIf(!voikko)('bears any letters (skipped where it is not installed)', () => {
    for (const word of ['\0', 'a\0b', '😀', 'ä'.repeat(500), '%s%n', '']) expect(voikko?.analyse(word)).toBeDefined();
  });
});
