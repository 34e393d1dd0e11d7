import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellingKey } from './organisation-name.model.ts';

describe('spellingKey', () => {
  it.each([
    ['Seita-säätiö', 'Seita -säätiö'],
    ['Seita-säätiö', 'SEITA – SÄÄTIÖ'],
    ['Lapin TE-keskus', 'Lapin TE- keskus'],
    ['Lapin elinkeino-,liikenne- ja ympäristökeskus', 'Lapin elinkeino-  liikenne- ja ympäristökeskus'],
    ['Lapin elinkeino-, liikenne- ja ympäristökeskus', 'Lapin elinkeino- liikenne- ja ympäristökeskus'],
    ['Heinolan kaupunki, sosiaali- ja terveystoimi', ' Heinolan kaupunki\u00a0sosiaali- ja terveystoimi '],
  ])('lets the spellings %j and %j meet', (one, other) => {
    expect(spellingKey(one)).toBe(spellingKey(other));
  });

  it.each([
    ['Seitä-Säätiö', 'Seita-säätiö'],
    ['Lapin Ely-keskus', 'Lapin elinkeino-, liikenne- ja ympäristökeskus'],
    ['Åbo Akademi', 'Abo Akademi'],
    ['Öjan koulu', 'Ojan koulu'],
  ])('keeps %j and %j apart', (one, other) => {
    expect(spellingKey(one)).not.toBe(spellingKey(other));
  });

  it('is empty for blank names only', () => {
    expect(spellingKey(' , ')).toBe(',');
    expect(spellingKey(' ')).toBe('');
  });

  it('keeps the key of an endless name short enough for an index', () => {
    expect(Buffer.byteLength(spellingKey('𐀀'.repeat(10_000)))).toBeLessThan(2700);
  });

  it('gives a key the same key again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(spellingKey(spellingKey(name))).toBe(spellingKey(name));
      }),
    );
  });

  it('does not see case, decomposition, commas after words or the spacing of hyphens', () => {
    const word = fc.stringMatching(/^[a-zåäö]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat(3)), (words, choices) => {
        const joiners = [' ', ', ', '  ', ','];
        const respelt = words.reduce((name, next) => name + joiners[choices.next().value] + next);
        expect(spellingKey(respelt.toUpperCase().normalize('NFD'))).toBe(spellingKey(words.join(' ')));
        const hyphens = ['-', ' - ', '- ', ' –'];
        const hyphenated = words.reduce((name, next) => name + hyphens[choices.next().value] + next);
        expect(spellingKey(hyphenated)).toBe(spellingKey(words.join('-')));
      }),
    );
  });
});
